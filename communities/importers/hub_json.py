"""Read the hub's own JSON of communities: a file of many, or one entry by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import available_timezones

from communities.importers import hub_form as form
from communities.importers import words
from communities.importers.cleaning import (
    Cleaner,
    Notes,
    Said,
    community_row,
    with_website,
)
from communities.importers.duplicates import without_duplicates
from communities.importers.neutral import (
    MAX_LINE,
    MAX_LIST,
    MAX_NAME,
    MAX_SHORT,
    ActivityRow,
    CaseRow,
    ChannelRow,
    CommunityRow,
    CountRow,
    DirectoryFile,
    FundingRow,
    NeedRow,
    OfferRow,
    ServiceRow,
)
from communities.kinds import (
    ActivityKind,
    ChannelKind,
    FundingKind,
    NeedKind,
    ServiceKind,
)
from communities.rhythms import BadRhythmError, checked_rule
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import as_list, as_object, quoted

TEXTS = tuple(name for name in form.PLAIN if name != "is_seeking")
MOST_ENTRIES = 5_000
MOST_MEMBERS = 999_999_999
MOST_MINUTES = 20_160
Row = TypeVar("Row")


def read_hub_json(file: str, value: object, notes: Notes) -> DirectoryFile:
    """Return the communities of a JSON value. Raises UnreadableFile."""
    entries = _entries(file, value)
    rows = []
    for number, entry in enumerate(entries, 1):
        where = f"{file}, entry {number}"
        row = _row(where, as_object(entry, where), notes)
        if row is not None:
            rows.append(row)
    if not rows:
        raise UnreadableFile(f"{file} holds no community with a name.")
    kept, merged = without_duplicates(rows, notes)
    return DirectoryFile(form.FORMAT, kept, merged)


def _entries(file: str, value: object) -> list[object]:
    if isinstance(value, list):
        entries = value
    else:
        said = as_object(value, file)
        if said.get("format", form.MARK) != form.MARK:
            raise UnreadableFile(f"{file} is not of the form {form.MARK}.")
        if said.get("version", form.VERSION) != form.VERSION:
            raise UnreadableFile(f"{file} is of a version that this hub can't read.")
        lone = [said] if "name" in said else []
        entries = as_list(said.get("communities", lone), f"{file}: communities")
    if not 0 < len(entries) <= MOST_ENTRIES:
        raise UnreadableFile(f"{file} should hold 1 to {MOST_ENTRIES} communities.")
    return entries


def _row(where: str, entry: Mapping[str, object], notes: Notes) -> CommunityRow | None:
    known = {*form.PLAIN, *form.PARTS, form.CASE}
    unknown = sorted(quoted(key) for key in entry if key not in known)
    if unknown:
        message = f"Left out {', '.join(unknown)[:200]}."
        notes.append(ReportRow(where, "unknown-key", message, kept=False))
    row = community_row(where, _texts(where, entry, TEXTS), notes)
    if row is None:
        return None
    parts: dict[str, Any] = {
        name: tuple(_parts(f"{where}, {name}", entry.get(name) or [], read, notes))
        for name, read in READERS.items()
    }
    told = as_object(entry.get(form.CASE) or {}, f"{where}: case")
    names = ("challenge", "need", "solution", "status", "lessons")
    said = Cleaner(where, _texts(where, told, names), notes)
    case = CaseRow(*(said.text(name) for name in names))
    is_seeking = entry.get("is_seeking") is True
    return with_website(replace(row, case=case, is_seeking=is_seeking, **parts))


def _texts(where: str, entry: Mapping[str, object], names: tuple[str, ...]) -> Said:
    """Return values as texts and lists of texts, or refuse the file."""
    found: dict[str, str | list[str]] = {}
    for name in names:
        value = entry.get(name)
        if isinstance(value, list):
            found[name] = [_text(f"{where}: {name}", each) for each in value]
        elif value is not None:
            found[name] = _text(f"{where}: {name}", value)
    return found


def _text(where: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnreadableFile(f"{where} should be text.")
    return str(value)


def _parts(
    where: str, value: object, read: Callable[[Cleaner, Any], Row | None], notes: Notes
) -> list[Row]:
    rows = []
    for entry in as_list(value, where)[:MAX_LIST]:
        said = as_object(entry, where)
        names = tuple(key for key in said if not isinstance(said[key], bool))
        flags = {key for key in said if said[key] is True}
        row = read(Cleaner(where, _texts(where, said, names), notes), flags)
        if row is not None:
            rows.append(row)
    return rows


def _channel(said: Cleaner, flags: set[str]) -> ChannelRow | None:
    url, label = said.address("url"), said.line("label", MAX_SHORT)
    access = said.known("access", _one_of("open", "request", "invite"))
    kind = said.raw("kind") or words.channel_of(url, label)
    if kind not in ChannelKind.values:
        kind = words.channel_of(url, label)
    return ChannelRow(kind, url, label, access) if url else None


def _one_of(*known: str) -> Callable[[str], str]:
    return lambda said: said if said in known else ""


def _activity(said: Cleaner, flags: set[str]) -> ActivityRow | None:
    name, zone = said.line("name", MAX_NAME), said.raw("zone")
    if zone and zone not in available_timezones():
        said.note("unknown-zone", f"{quoted(zone)} is no time zone; left it out.")
        zone = ""
    first = _clock(said)
    row = ActivityRow(
        name=name,
        kind=said.known("kind", _one_of(*ActivityKind.values)),
        rule=_rule(said) if first else "",
        rhythm=said.line("rhythm", MAX_SHORT),
        first=first,
        zone=zone or "UTC",
        minutes=_number(said, "minutes", MOST_MINUTES),
        place=said.line("place"),
        url=said.address("url"),
        status=said.known("status", _one_of("planned", "active", "paused", "ended")),
        needs_organiser="needs_organiser" in flags,
    )
    return row if name else None


def _rule(said: Cleaner) -> str:
    if not said.raw("rule"):
        return ""
    try:
        return checked_rule(said.raw("rule"))
    except BadRhythmError as error:
        said.note("bad-rhythm", f"{error} Left it out.")
        return ""


def _clock(said: Cleaner) -> datetime | None:
    """Return a time by the clock of its zone, as `2026-03-19T10:00`."""
    text = said.raw("first")
    try:
        return datetime.strptime(text[:16], "%Y-%m-%dT%H:%M") if text else None  # noqa: DTZ007
    except ValueError:
        said.note("bad-date", f"{quoted(text)} is no date and time; left it out.")
        return None


def _number(said: Cleaner, name: str, most: int) -> int | None:
    text = said.raw(name)
    fits = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if fits and 0 < int(text) <= most:
        return int(text)
    if text:
        said.note("bad-number", f"{quoted(text)} is no number of {name}.")
    return None


def _funding(said: Cleaner, flags: set[str]) -> FundingRow | None:
    row = FundingRow(
        funder=said.line("funder", MAX_NAME),
        kind=said.known("kind", _one_of(*FundingKind.values)),
        is_in_kind="is_in_kind" in flags,
        amount=said.line("amount", 120),
        starts=said.moment("starts"),
        ends=said.moment("ends"),
        is_open="is_open" in flags,
        purpose=said.line("purpose"),
        source=said.line("source"),
    )
    if row.starts and row.ends and row.ends.latest < row.starts.earliest:
        said.note("ends-first", "It ends before it starts; left it out.", kept=False)
        return None
    if not row.funder:
        said.note("no-funder", "It names no funder; left it out.", kept=False)
        return None
    return replace(row, is_open=row.is_open and row.ends is None)


def _need(said: Cleaner, flags: set[str]) -> NeedRow | None:
    text = said.line("text")
    kind = _need_kind(said, text)
    return NeedRow(kind, text) if kind else None


def _need_kind(said: Cleaner, text: str) -> str:
    """Return the kind that is said, or else the one that the words speak of."""
    kind = said.known("kind", _one_of(*NeedKind.values)) or words.need_of(text)
    if not kind:
        message = f"{quoted(text)} is of no kind that the hub knows; left it out."
        said.note("unknown-need", message, kept=False)
    return kind


def _offer(said: Cleaner, flags: set[str]) -> OfferRow | None:
    text = said.line("text", MAX_NAME)
    kind = _need_kind(said, text)
    row = OfferRow(
        kind=kind,
        text=text,
        eligibility=said.line("eligibility"),
        limits=said.line("limits"),
        how_to_apply=said.line("how_to_apply", MAX_LINE),
        countries=said.countries(),
        languages=said.languages(),
        open_until=said.day("open_until"),
    )
    return row if kind and text else None


def _service(said: Cleaner, flags: set[str]) -> ServiceRow | None:
    row = ServiceRow(
        service=said.known("service", _one_of(*ServiceKind.values)),
        state=said.known("state", _one_of("own", "shares", "needs")),
        shared_with=said.lines("shared_with")[:1],
        provider=said.line("provider", MAX_NAME),
        yearly_cost=said.line("yearly_cost", 80),
    )
    return row if row.service and row.state else None


def _count(said: Cleaner, flags: set[str]) -> CountRow | None:
    on, count = said.day("on"), _number(said, "count", MOST_MEMBERS)
    known = on is not None and on <= date.max and count
    return (
        CountRow(on, count, said.line("what", 80)) if known and on and count else None
    )


READERS: Mapping[str, Callable[[Cleaner, Any], Any]] = {
    "channels": _channel,
    "activities": _activity,
    "funding": _funding,
    "needs": _need,
    "offers": _offer,
    "services": _service,
    "members": _count,
}
