"""Read RSS and Atom: what they speak of is suggested, and a curator decides.

A feed never says for whom a thing is, what it teaches or how long it takes.
"""

from __future__ import annotations

import io
import re

import feedparser

from competencies.importers.addresses import is_web_address, language_tags
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import CONTROL_CHARACTERS
from training.importers.cleaning import Cleaner, Notes
from training.importers.neutral import MAX_TITLE, CatalogueFile, SuggestedRow

FORMAT = "rss"
MOST_ENTRIES = 500
LARGEST_FEED = 5_000_000
LONGEST_DESCRIPTION = 2_000
BEGINS = re.compile(r"<(rss|feed|rdf:RDF|RDF)[\s>:]", re.IGNORECASE)
DECLARES = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(r"""\A(\s*<\?xml[^>]*?)\s+encoding=["'][^"'>]*["']""")


def is_feed(text: str) -> bool:
    """Say whether a text begins as a feed does, whatever stands before its root."""
    return BEGINS.search(text[:2_000]) is not None


def read_feed(file: str, text: str, notes: Notes) -> CatalogueFile:
    """Return the entries of a feed as suggestions. Raises UnreadableFile."""
    if len(text) > LARGEST_FEED or DECLARES.search(text):
        raise UnreadableFile(
            f"{file} is larger than a feed, or declares entities, which the hub "
            "doesn't read. Save the feed again without them."
        )
    parsed = _parsed(file, text)
    language = str(parsed.feed.get("language") or "")
    languages = language_tags(file, [language] if language else [], notes)
    if len(parsed.entries) > MOST_ENTRIES:
        message = f"Read the first {MOST_ENTRIES} of {len(parsed.entries)} entries."
        notes.append(ReportRow(file, "too-many", message, kept=False))
    found: dict[str, SuggestedRow] = {}
    for number, entry in enumerate(parsed.entries[:MOST_ENTRIES], 1):
        row = _entry(f"{file}, entry {number}", entry, languages, notes)
        if row is not None:
            found.setdefault(row.url, row)
    return CatalogueFile(FORMAT, suggestions=tuple(found.values()))


def _parsed(file: str, text: str) -> feedparser.FeedParserDict:
    # The text was read as UTF-8; what it says of its own encoding is over.
    plain = ENCODING.sub(r"\1", text, count=1)
    try:
        parsed = feedparser.parse(
            io.BytesIO(plain.encode("utf-8")), sanitize_html=False
        )
    # A parser of broken markup has more ways to fail than its papers name.
    except Exception as error:
        raise UnreadableFile(f"{file} is a feed that can't be read.") from error
    if not parsed.get("version") or not parsed.entries:
        raise UnreadableFile(f"{file} is no feed with entries, as RSS or Atom.")
    return parsed


def _entry(
    where: str,
    entry: feedparser.FeedParserDict,
    languages: tuple[str, ...],
    notes: Notes,
) -> SuggestedRow | None:
    said = {key: _words(entry.get(key)) for key in ("title", "link", "summary")}
    values = Cleaner(where, said, notes)
    title, url = values.line("title", MAX_TITLE), values.address("link")
    if not title or not is_web_address(url):
        values.note("no-address", "It has no title or no address.", kept=False)
        return None
    description = values.text("summary", LONGEST_DESCRIPTION)
    return SuggestedRow(where, title, url, description, languages)


def _words(value: object) -> str:
    return CONTROL_CHARACTERS.sub("", value) if isinstance(value, str) else ""
