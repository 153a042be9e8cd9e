"""What the address of a comparison says, and addresses a step away from it.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from profiles.comparison import MOST
from profiles.references import Reference, parse_reference

MOST_OPEN = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """The whole state of a comparison: what, in which framework, and how shown."""

    framework: str = ""
    references: tuple[Reference, ...] = ()
    open: tuple[str, ...] = ()
    """Slugs of the competencies that show their skills."""
    differences: bool = False
    unreadable: int = 0
    """How many parts of the address name nothing."""
    beyond: int = 0
    """How many things there are past the most that are compared."""

    @property
    def names_something(self) -> bool:
        return bool(self.references) or self.unreadable > 0

    @property
    def query(self) -> str:
        """The address of this state, from the question mark on."""
        pairs = [("framework", self.framework)] if self.framework else []
        pairs += [("with", str(reference)) for reference in self.references]
        pairs += [("open", slug) for slug in self.open]
        pairs += [("differences", "1")] if self.differences else []
        return f"?{urlencode(pairs, safe=':')}"

    def without(self, reference: Reference) -> Asked:
        kept = tuple(each for each in self.references if each != reference)
        return replace(self, references=kept)

    def toggled(self, slug: str) -> Asked:
        """Open a competency that is closed, close one that is open."""
        if slug in self.open:
            return replace(self, open=tuple(each for each in self.open if each != slug))
        return replace(self, open=(*self.open, slug))

    def showing(self, *, differences: bool) -> Asked:
        return replace(self, differences=differences)


def read_address(given: Mapping[str, Sequence[str]]) -> Asked:
    """Read the parameters of an address; what can't be read is counted, not refused."""
    named = [parse_reference(text) for text in given.get("with", [])]
    readable = list(dict.fromkeys(each for each in named if each is not None))
    slugs = [slug for slug in given.get("open", []) if _is_slug(slug)]
    frameworks = [slug for slug in given.get("framework", []) if _is_slug(slug)]
    return Asked(
        framework=frameworks[-1] if frameworks else "",
        references=tuple(readable[:MOST]),
        open=tuple(dict.fromkeys(slugs))[:MOST_OPEN],
        differences="1" in given.get("differences", []),
        unreadable=sum(each is None for each in named),
        beyond=max(len(readable) - MOST, 0),
    )


def _is_slug(text: str) -> bool:
    return re.fullmatch(r"[-\w]{1,120}", text, re.ASCII) is not None
