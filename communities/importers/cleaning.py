"""One row of any file as a community: bad values are left out, and said so.

Every reader ends here, so that a value means the same whichever format it came in, and
so that no address of a person is taken in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from communities.countries import country_code
from communities.importers import words
from communities.importers.neutral import (
    MAX_LICENCE,
    MAX_LINE,
    MAX_LIST,
    MAX_NAME,
    MAX_SHORT,
    MAX_TEXT,
    ChannelRow,
    CommunityRow,
)
from communities.partial_dates import DAY, PartialDate, partial_date
from competencies.importers.addresses import (
    is_web_address,
    language_tags,
    ror_address,
)
from competencies.importers.html_text import has_markup, text_of
from competencies.importers.neutral import ReportRow
from competencies.importers.reading import CONTROL_CHARACTERS, quoted
from competencies.importers.slugs import is_slug

Notes = list[ReportRow]
Said = Mapping[str, str | Sequence[str]]
# A person's address is theirs: it is taken out of whatever text it stands in.
MAIL = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,12})?")


class Cleaner:
    """Reads the values of one row, and notes what it had to leave out."""

    def __init__(self, where: str, said: Said, notes: Notes) -> None:
        self.where, self.said, self.notes = where, said, notes

    def note(self, code: str, message: str, *, kept: bool = True) -> None:
        self.notes.append(ReportRow(self.where, code, message, kept))

    def raw(self, key: str) -> str:
        value = self.said.get(key, "")
        text = value if isinstance(value, str) else "; ".join(value)
        return CONTROL_CHARACTERS.sub("", text).strip()

    def line(self, key: str, longest: int = MAX_LINE) -> str:
        """Return a text on one line, cut where the hub has no room for more."""
        return self._cut(key, " ".join(self._plain(key).split()), longest)

    def text(self, key: str, longest: int = MAX_TEXT) -> str:
        plain = self._plain(key).replace("\r\n", "\n").replace("\r", "\n")
        return self._cut(key, plain.strip(), longest)

    def _plain(self, key: str) -> str:
        said = self.raw(key)
        plain = text_of(said) if has_markup(said) else said
        found = MAIL.sub("", plain)
        if found != plain:
            message = f"Left an e-mail address out of the {key}: it is somebody's own."
            self.note("e-mail-left-out", message)
        return found

    def _cut(self, key: str, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.note("too-long", f"Cut the {key} to {longest} characters.")
        return text[: longest - 1].rstrip() + "…"

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the parts of a list, each once; too many and too long are left out."""
        value = self.said.get(key, ())
        parts = [value] if isinstance(value, str) else value
        tidy = (MAIL.sub("", CONTROL_CHARACTERS.sub("", part)) for part in parts)
        found = list(dict.fromkeys(" ".join(each.split()) for each in tidy))
        fit = [each for each in found if 0 < len(each) <= MAX_NAME][:MAX_LIST]
        if left := len([each for each in found if each]) - len(fit):
            message = f"Left out {left} of the {key}: too long or too many."
            self.note("too-many", message, kept=False)
        return tuple(fit)

    def address(self, key: str) -> str:
        text = "".join(self.raw(key).split())
        if text and "://" not in text and is_web_address(f"https://{text}"):
            looks_whole = "." in text.partition("/")[0] and "@" not in text
            text = f"https://{text}" if looks_whole else text
        if not text or is_web_address(text):
            return text
        shown = "an e-mail address" if MAIL.fullmatch(text) else quoted(text)
        self.note("bad-url", f"{shown} is no web address; left it out.")
        return ""

    def known(self, key: str, find: Callable[[str], str]) -> str:
        """Return a value in the hub's own word, or nothing with a note."""
        said = self.raw(key)
        found = find(said) if said else ""
        if said and not found:
            message = f"{quoted(said)} is no {key} that the hub knows; left it out."
            self.note(f"unknown-{key}", message)
        return found

    def slug(self, key: str = "slug") -> str:
        slug = self.raw(key)
        if not slug or is_slug(slug):
            return slug
        self.note("bad-slug", f"{quoted(slug)} can't be an address; made another.")
        return ""

    def moment(self, key: str) -> PartialDate | None:
        """Return a date as exact as it was told."""
        said = self.raw(key)
        found = partial_date(said) if said else None
        if said and found is None:
            self.note("bad-date", f"{quoted(said)} is no date; left it out.")
        return found

    def day(self, key: str) -> date | None:
        found = self.moment(key)
        return found.day if found and found.precision == DAY else None

    def countries(self) -> tuple[str, ...]:
        """Return countries by code. Nothing is made up for "multiple countries"."""
        codes: dict[str, None] = {}
        for said in self.lines("countries"):
            code = country_code(said)
            if code:
                codes[code] = None
            elif words.names_several(said):
                message = f"{quoted(said)} names no country; left them open."
                self.note("several-countries", message)
            else:
                message = f"{quoted(said)} is no country that the hub knows."
                self.note("unknown-country", message, kept=False)
        return tuple(codes)

    def languages(self) -> tuple[str, ...]:
        return language_tags(self.where, self.lines("languages"), self.notes)

    def place(self) -> tuple[float | None, float | None]:
        """Return latitude and longitude, both or neither."""
        said = self.raw("latitude"), self.raw("longitude")
        if not any(said):
            return None, None
        if all(NUMBER.fullmatch(each) for each in said):
            north, east = float(said[0]), float(said[1])
            if abs(north) <= 90 and abs(east) <= 180 and (north or east):  # noqa: PLR2004
                return north, east
        self.note("bad-place", f"{quoted(', '.join(said))} is no place; left it out.")
        return None, None


def community_row(where: str, said: Said, notes: Notes) -> CommunityRow | None:
    """Return a community, or None with a note where it has no name."""
    values = Cleaner(where, said, notes)
    name = values.line("name", MAX_NAME)
    if not name:
        values.note("no-name", "It has no name; left it out.", kept=False)
        return None
    north, east = values.place()
    url, founded = values.address("url"), values.moment("founded")
    return CommunityRow(
        where=where,
        name=name,
        url=url,
        slug=values.slug(),
        acronym=values.line("acronym", 40),
        former_names=values.lines("former_names"),
        summary=values.line("summary"),
        description=values.text("description"),
        kind=values.known("kind", words.kind_of),
        scope=values.known("scope", words.scope_of),
        status=values.known("status", words.status_of),
        countries=values.countries(),
        region=values.line("region", MAX_SHORT),
        city=values.line("city", MAX_SHORT),
        latitude=north,
        longitude=east,
        themes=values.lines("themes"),
        languages=values.languages(),
        founded=founded,
        retired=_after(founded, values),
        legal_form=values.known("legal_form", words.legal_form_of),
        registration=values.line("registration", MAX_SHORT),
        ror=ror_address(where, values.raw("ror"), notes),
        fiscal_host=values.line("fiscal_host", MAX_NAME),
        parent=values.line("parent", MAX_NAME),
        member_of=values.lines("member_of"),
        observer_of=values.lines("observer_of"),
        shares_with=values.lines("shares_with"),
        source=values.line("source"),
        licence=values.line("licence", MAX_LICENCE),
        collected_on=values.day("collected_on"),
    )


def _after(founded: PartialDate | None, values: Cleaner) -> PartialDate | None:
    """Return when it ended, if that can be after it began."""
    retired = values.moment("retired")
    if founded and retired and retired.earliest < founded.earliest:
        values.note("ends-first", "It would end before it began; left the end open.")
        return None
    return retired


def channels_of(
    where: str, found: Sequence[tuple[str, str]], notes: Notes
) -> tuple[ChannelRow, ...]:
    """Return channels from labels and addresses, each address once."""
    rows: dict[str, ChannelRow] = {}
    for label, address in found[:MAX_LIST]:
        values = Cleaner(where, {"channel": address, "label": label}, notes)
        name = values.line("label", MAX_SHORT)
        if url := values.address("channel"):
            kind = words.channel_of(url, name)
            rows.setdefault(url, ChannelRow(kind, url, name))
    return tuple(rows.values())


def with_website(row: CommunityRow) -> CommunityRow:
    """Return a community whose website, where it has one, is among its channels."""
    sites = [each.url for each in row.channels if each.kind == words.WEBSITE]
    url = row.url or next(iter(sites), "")
    if not url or url in (each.url for each in row.channels):
        return replace(row, url=url)
    site = ChannelRow(words.WEBSITE, url)
    return replace(row, url=url, channels=(site, *row.channels))
