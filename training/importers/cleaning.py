"""One row of any file as a resource: bad values are left out, and said so.

Every reader ends here, so that a value means the same whichever format it came in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from competencies.importers.addresses import is_web_address, language_tags
from competencies.importers.html_text import has_markup, text_of
from competencies.importers.neutral import ReportRow
from competencies.importers.reading import CONTROL_CHARACTERS, quoted
from competencies.importers.slugs import is_slug
from training.importers import words
from training.importers.durations import LONGEST_MINUTES, minutes_in
from training.importers.neutral import (
    MAX_LINE,
    MAX_LIST,
    MAX_SHORT,
    MAX_TEXT,
    MAX_TITLE,
    RequiredRow,
    ResourceRow,
    TaughtRow,
)

DOI = re.compile(r"10\.\d{4,9}/\S+")
DOI_BEFORE = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
LONGEST_DOI = 200
COMPACT_DATE = re.compile(r"\d{8}")

Said = Mapping[str, str | Sequence[str]]
Notes = list[ReportRow]


class Cleaner:
    """Reads the values of one row, and notes what it had to leave out."""

    def __init__(
        self, where: str, said: Said, notes: Notes, *, is_plain: bool = False
    ) -> None:
        self.where, self.said, self.notes = where, said, notes
        self.is_plain = is_plain

    def note(self, code: str, message: str, *, kept: bool = True) -> None:
        self.notes.append(ReportRow(self.where, code, message, kept))

    def raw(self, key: str) -> str:
        value = self.said.get(key, "")
        text = value if isinstance(value, str) else "; ".join(value)
        return CONTROL_CHARACTERS.sub("", text).strip()

    def line(self, key: str, longest: int = MAX_SHORT) -> str:
        """Return a text on one line, cut where the hub has no room for more."""
        return self._cut(key, " ".join(self._words(key).split()), longest)

    def text(self, key: str, longest: int = MAX_TEXT) -> str:
        plain = self._words(key).replace("\r\n", "\n").replace("\r", "\n")
        return self._cut(key, plain.strip(), longest)

    def _words(self, key: str) -> str:
        return self.raw(key) if self.is_plain else as_text(self.raw(key))

    def _cut(self, key: str, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.note("too-long", f"Cut the {key} to {longest} characters.")
        return text[: longest - 1].rstrip() + "…"

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the parts of a list, each once; too many and too long are left out."""
        value = self.said.get(key, ())
        parts = [value] if isinstance(value, str) else value
        tidy = (CONTROL_CHARACTERS.sub("", " ".join(part.split())) for part in parts)
        found = list(dict.fromkeys(each.strip() for each in tidy if each.strip()))
        fit = [each for each in found if len(each) <= MAX_LINE][:MAX_LIST]
        if len(fit) < len(found):
            message = (
                f"Left out {len(found) - len(fit)} of the {key}: too long or many."
            )
            self.note("too-many", message, kept=False)
        return tuple(fit)

    def address(self, key: str) -> str:
        text = "".join(self.raw(key).split())
        if not text or is_web_address(text):
            return text
        self.note("bad-url", f"{quoted(text)} is no web address; left it out.")
        return ""

    def known(self, key: str, find: Callable[[str], str]) -> str:
        """Return a value in the hub's own word, or nothing with a note.

        Of a list, the first value that the hub knows counts.
        """
        said = [each for each in self.lines(key) if each.casefold() not in words.UNSAID]
        found = next((word for each in said if (word := find(each))), "")
        if said and not found:
            message = f"{quoted(', '.join(said))} is no {key} that the hub knows."
            self.note(f"unknown-{key}", f"{message} Left it out.")
        return found

    def slug(self, key: str = "slug") -> str:
        slug = self.raw(key)
        if not slug or is_slug(slug):
            return slug
        self.note("bad-slug", f"{quoted(slug)} can't be an address; made another.")
        return ""

    def doi(self) -> str:
        said = DOI_BEFORE.sub("", "".join(self.raw("doi").split()), count=1)
        if not said or (DOI.fullmatch(said) and len(said) <= LONGEST_DOI):
            return said
        self.note("bad-doi", f"{quoted(said)} is no DOI; left it out.")
        return ""

    def day(self, key: str) -> date | None:
        said = self.raw(key)
        found = day_in(said)
        if said and found is None:
            self.note("bad-date", f"{quoted(said)} is no date; left it out.")
        return found

    def minutes(self) -> int | None:
        said = self.raw("minutes")
        if said.isascii() and said.isdigit() and len(said) < len("1000000"):
            found = int(said) if 0 < int(said) <= LONGEST_MINUTES else None
        else:
            found = minutes_in(said)
        if said and found is None:
            message = f"{quoted(said)} is no time that can be counted; left it out."
            self.note("bad-time", message)
        return found

    def languages(self) -> tuple[str, ...]:
        return language_tags(self.where, self.lines("languages"), self.notes)


def as_text(words_: str) -> str:
    """Return plain words: markup of others is read, never kept."""
    return text_of(words_) if has_markup(words_) else words_


def day_in(said: str) -> date | None:
    """Return the day that `2021-03-14`, `20210314` or a moment names, or None."""
    compact = COMPACT_DATE.fullmatch(said)
    spelt = f"{said[:4]}-{said[4:6]}-{said[6:]}" if compact else said[:10]
    try:
        found = datetime.strptime(spelt, "%Y-%m-%d")  # noqa: DTZ007  a day has no zone
    except ValueError:
        return None
    return found.date()


def resource_row(
    where: str,
    said: Said,
    notes: Notes,
    *,
    is_plain: bool = False,
    provider: str = "",
    teaches: tuple[TaughtRow, ...] = (),
    requires: tuple[RequiredRow, ...] = (),
) -> ResourceRow | None:
    """Return a resource, or None with a note where it has no title or no address.

    `is_plain` says that texts hold no markup, whatever they look like.
    """
    values = Cleaner(where, said, notes, is_plain=is_plain)
    title, slug, doi = values.line("title", MAX_TITLE), values.slug(), values.doi()
    url = values.address("url") or doi_url(doi)
    if not title or not (url or slug):
        missing = "web address" if title else "title"
        code = "no-address" if title else "no-title"
        values.note(code, f"It has no {missing}; left it out.", kept=False)
        return None
    minutes = values.minutes()
    return ResourceRow(
        where=where,
        title=title,
        url=url,
        slug=slug,
        description=values.text("description"),
        doi=doi,
        provider=provider,
        authors=values.lines("authors"),
        languages=values.languages(),
        kind=values.known("kind", words.kind_of),
        format=values.known("format", words.format_of),
        cost=values.known("cost", words.cost_of),
        licence=values.known("licence", words.licence_of),
        minutes=minutes,
        minutes_source=_source(values) if minutes else "",
        keywords=values.lines("keywords"),
        tools=values.lines("tools"),
        audience=values.line("audience"),
        outcomes=values.text("outcomes"),
        version_date=values.day("version_date"),
        reviewed_on=values.day("reviewed_on"),
        review_by=values.day("review_by"),
        teaches=once(teaches, values),
        requires=requires,
    )


def doi_url(doi: str) -> str:
    """Return the address that leads to what a DOI names, or nothing."""
    address = f"https://doi.org/{doi}"
    return address if doi and is_web_address(address) else ""


def _source(values: Cleaner) -> str:
    said = values.raw("minutes_source").casefold()
    if said and said not in words.MINUTES_SOURCES:
        values.note("unknown-source", f"{quoted(said)} is no source of a time.")
    return said if said in words.MINUTES_SOURCES else words.STATED


def once(teaches: Collection[TaughtRow], values: Cleaner) -> tuple[TaughtRow, ...]:
    """Keep the first of what is taught twice."""
    found: dict[str, TaughtRow] = {}
    for row in teaches:
        found.setdefault(row.skill.said, row)
    if len(found) < len(teaches):
        values.note("repeated-link", "Names a skill twice; kept the first.", kept=False)
    return tuple(found.values())


def whole_rows(
    rows: Iterator[ResourceRow | None],
) -> tuple[ResourceRow, ...]:
    """Return the rows that could be read."""
    return tuple(row for row in rows if row is not None)
