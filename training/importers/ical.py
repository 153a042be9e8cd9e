"""Read events from iCalendar. One that is broken is left out, and the others kept.

Who comes, who organises and by which room on the web are people's own, and not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from competencies.importers.neutral import ReportRow, UnreadableFile
from training.importers.cleaning import Cleaner, Notes
from training.importers.moments import Span, of_days, of_moments, zone_named
from training.importers.neutral import MAX_TITLE, MAX_UID, CatalogueFile, EventRow
from training.importers.recurring import days_of, rule_of

FORMAT = "ical"
BEGINS = "BEGIN:VCALENDAR"
LARGEST_CALENDAR = 5_000_000
MOST_EVENTS = 2_000
MOST_TIMES = 60
AHEAD = timedelta(days=366)
STATES = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}
ONLINE = ("online", "zoom", "webinar", "virtual", "http://", "https://")


def is_calendar(text: str) -> bool:
    return text.lstrip().upper().startswith(BEGINS)


def read_ical(file: str, text: str, notes: Notes, today: date) -> CatalogueFile:
    """Return the events of calendars; repeated ones up to a year ahead of `today`."""
    if len(text) > LARGEST_CALENDAR:
        raise UnreadableFile(f"{file} is larger than the calendars that the hub reads.")
    calendars = _calendars(file, text)
    rows: list[EventRow] = []
    for calendar in calendars:
        zone = zone_named(str(calendar.get("X-WR-TIMEZONE", "")))
        rows += _events(file, calendar, zone, notes, today)
    if not rows:
        raise UnreadableFile(f"{file} holds no event that the hub can take in.")
    return CatalogueFile(FORMAT, events=tuple(rows))


def _calendars(file: str, text: str) -> list[Any]:
    try:
        return list(Calendar.from_ical(text.encode("utf-8"), multiple=True))
    # What the library raises for files that are made up is wider than its papers say.
    except Exception as error:
        raise UnreadableFile(
            f"{file} is a broken calendar: it can't be read to its end."
        ) from error


def _events(
    file: str, calendar: Any, zone: ZoneInfo | None, notes: Notes, today: date
) -> Iterator[EventRow]:
    found = [part for part in calendar.subcomponents if isinstance(part, Event)]
    if len(found) > MOST_EVENTS:
        raise UnreadableFile(
            f"{file} holds {len(found)} events; the hub reads {MOST_EVENTS} at most."
        )
    moved = {_moved(part) for part in found}
    for number, part in enumerate(found, 1):
        where = f"{file}, event {number}"
        try:
            yield from _event(where, part, zone, notes, today, moved)
        # One event with a broken value must not lose the calendar (interchange, b.3).
        except Exception as error:  # noqa: BLE001
            message = f"It can't be read ({type(error).__name__}); left it out."
            notes.append(ReportRow(where, "broken-event", message, kept=False))


def _event(
    where: str,
    part: Any,
    zone: ZoneInfo | None,
    notes: Notes,
    today: date,
    moved: set[str],
) -> Iterator[EventRow]:
    values = Cleaner(where, _said(part), notes)
    title, span = values.line("title", MAX_TITLE), _span(part, zone)
    if not title or span is None:
        values.note("no-start", "It has no title or no time; left it out.", kept=False)
        return
    place = values.line("place")
    row = EventRow(
        where=where,
        title=title,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        is_all_day=span.is_all_day,
        time_zone=span.time_zone,
        uid=_uid(part),
        url=values.address("url"),
        description=values.text("description"),
        place="" if "://" in place else place,
        is_online=any(word in place.casefold() for word in ONLINE),
        status=STATES.get(str(part.get("STATUS", "")).upper(), "confirmed"),
    )
    yield from _repeated(row, part, values, today, moved)


def _said(part: Any) -> dict[str, str]:
    keys = {"title": "SUMMARY", "description": "DESCRIPTION", "place": "LOCATION"}
    found = {name: str(part.get(key, "")) for name, key in keys.items()}
    return {**found, "url": str(part.get("URL", ""))}


def _uid(part: Any) -> str:
    uid = str(part.get("UID", "")).strip()
    if len(uid) > MAX_UID or not uid.isprintable():
        return ""
    return _occurrence(part) if "RECURRENCE-ID" in part and uid else uid


def _moved(part: Any) -> str:
    """Return which time of a repeated event has this entry of its own, if one has."""
    try:
        return _occurrence(part) if "RECURRENCE-ID" in part else ""
    except Exception:  # noqa: BLE001 - it is told where the event itself is read
        return ""


def _occurrence(part: Any) -> str:
    """Return the name of one time of a repeated event: its day as first planned."""
    planned = part["RECURRENCE-ID"].dt
    return _named(str(part.get("UID", "")).strip(), planned)


def _named(uid: str, planned: date) -> str:
    return f"{uid}/{planned:%Y%m%d}"


def _span(part: Any, zone: ZoneInfo | None) -> Span | None:
    if "DTSTART" not in part:
        return None
    start = part["DTSTART"].dt
    end = _end(part, start)
    if not isinstance(start, datetime):
        # The end of whole days in iCalendar is the day after.
        is_day = not isinstance(end, datetime)
        last = end - timedelta(days=1) if is_day and end > start else start
        return of_days(start, last, zone)
    if not isinstance(end, datetime):
        return None
    return of_moments(start, end, zone)


def _end(part: Any, start: date) -> date:
    if "DTEND" in part:
        end: date = part["DTEND"].dt
        return end
    if "DURATION" in part:
        length: timedelta = part["DURATION"].dt
        return start + length
    return start


def _repeated(
    row: EventRow, part: Any, values: Cleaner, today: date, moved: set[str]
) -> Iterator[EventRow]:
    said = part.get("RRULE")
    if said is None:
        yield row
        return
    first = row.starts_at.date()
    rule = None if isinstance(said, list) else rule_of(said, _until(said, row))
    if rule is None or not row.uid:
        values.note("recurrence-not-read", "Took its first time only.")
        yield row
        return
    if "RDATE" in part:
        values.note("recurrence-not-read", "Left out its further dates (RDATE).")
    left_out = _left_out(part)
    days = [d for d in days_of(rule, first, today + AHEAD) if d not in left_out]
    coming = [day for day in days if day >= today]
    if len(coming) > MOST_TIMES:
        values.note("recurrence-cut", f"Took the next {MOST_TIMES} of its times.")
    for day in coming[:MOST_TIMES]:
        if _named(row.uid, day) not in moved:
            yield _on(row, day)
    if not coming:
        values.note("recurrence-over", "All its times are over.", kept=False)


def _until(said: Any, row: EventRow) -> date | None:
    found = said.get("UNTIL")
    until = found[0] if isinstance(found, list) and found else found
    if isinstance(until, datetime):
        zone = row.starts_at.tzinfo
        return (until.astimezone(zone) if until.tzinfo else until).date()
    return until if isinstance(until, date) else None


def _left_out(part: Any) -> set[date]:
    said = part.get("EXDATE")
    listed = said if isinstance(said, list) else [said] if said is not None else []
    moments = [each.dt for entry in listed for each in entry.dts]
    return {m.date() if isinstance(m, datetime) else m for m in moments}


def _on(row: EventRow, day: date) -> EventRow:
    """Return a row on another day, at the same time of the clock where it is."""
    zone: tzinfo | None = row.starts_at.tzinfo
    begin = datetime.combine(day, row.starts_at.timetz().replace(tzinfo=None), zone)
    days = (row.ends_at.date() - row.starts_at.date()).days
    clock: time = row.ends_at.timetz().replace(tzinfo=None)
    end = datetime.combine(day + timedelta(days=days), clock, row.ends_at.tzinfo)
    return replace(
        row, starts_at=begin, ends_at=max(begin, end), uid=_named(row.uid, day)
    )
