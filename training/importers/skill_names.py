"""What a file calls a skill: the page of one, a code in full, or words."""

from __future__ import annotations

import re

from competencies.importers.addresses import is_web_address
from training.importers.neutral import MAX_SAID, SkillName

# The end of an address of the hub's own pages, whatever host it is on (ADR 36).
PAGE = re.compile(
    r"https?://[^\s?#]+/frameworks/(?P<framework>[-\w]{1,100})"
    r"(?:/(?P<version>[0-9A-Za-z][0-9A-Za-z.-]*))?/skills/(?P<skill>[-\w]{1,120})"
    r"(?:/levels/(?P<rank>\d{1,2}))?/?",
    re.ASCII,
)
CODE = re.compile(r"(?P<framework>[-\w]{1,100})/(?P<skill>[-\w]{1,120})", re.ASCII)


def skill_name(words: str, url: str = "", code: str = "") -> SkillName:
    """Return a skill as a file names it: by its words, an address and a code."""
    said = " ".join(words.split())[:MAX_SAID]
    address = url if is_web_address(url) else said if is_web_address(said) else ""
    if page := PAGE.fullmatch(address):
        return SkillName(
            said or page["skill"], page["framework"], page["skill"], address, said
        )
    if found := CODE.fullmatch(said):
        return SkillName(said, found["framework"], found["skill"])
    slug = code.partition("/")[0][:120]
    return SkillName(said or slug or address, "", slug, address, said)


def rank_in(url: str, code: str = "") -> int | None:
    """Return the level that an address or a code such as `testing/2` ends in."""
    page = PAGE.fullmatch(url)
    if page is not None and page["rank"]:
        return int(page["rank"])
    rank = code.rpartition("/")[2] if "/" in code else ""
    return int(rank) if re.fullmatch(r"[0-9]{1,2}", rank) else None
