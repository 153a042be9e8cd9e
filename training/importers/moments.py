"""When something begins and ends, as files say it: days, moments, zones."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

# Years that a page can show and a database can add to.
FIRST_YEAR, LAST_YEAR = 1970, 2200
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another; of whole days, to the end of the last one."""

    starts_at: datetime
    ends_at: datetime
    is_all_day: bool = False
    time_zone: str = "UTC"


def zone_named(name: str) -> zoneinfo.ZoneInfo | None:
    """Return a time zone of the IANA, or None."""
    if name not in zoneinfo.available_timezones():
        return None
    return zoneinfo.ZoneInfo(name)


def of_days(first: date, last: date, zone: zoneinfo.ZoneInfo | None) -> Span | None:
    """Return whole days, the last one too, in a zone; None where they make no sense."""
    if not _fits(first) or not _fits(last) or not first <= last <= first + LONGEST:
        return None
    where = zone or zoneinfo.ZoneInfo("UTC")
    begin = datetime.combine(first, time(), where)
    end = datetime.combine(last + timedelta(days=1), time(), where)
    return Span(begin, end, is_all_day=True, time_zone=where.key)


def of_moments(start: datetime, end: datetime, zone: tzinfo | None) -> Span | None:
    """Return a span between moments; what has no zone of its own is in `zone`."""
    if not _fits(start) or not _fits(end):
        return None
    where = zone or UTC
    begin = start if start.tzinfo else start.replace(tzinfo=where)
    until = end if end.tzinfo else end.replace(tzinfo=where)
    if not begin <= until <= begin + LONGEST:
        return None
    return Span(begin, until, time_zone=_name(begin.tzinfo))


def _name(zone: tzinfo | None) -> str:
    name = str(getattr(zone, "key", ""))
    return name if zone_named(name) else "UTC"


def _fits(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def span_in(start: str, end: str) -> Span | None:
    """Return what two texts of ISO 8601 say; without an end, it ends as it begins."""
    begin, until = start.strip(), end.strip() or start.strip()
    try:
        if DAY.fullmatch(begin):
            last = date.fromisoformat(until[:10])
            return of_days(date.fromisoformat(begin), last, None)
        moment = datetime.fromisoformat(begin)
        if DAY.fullmatch(until):
            until_at = datetime.combine(date.fromisoformat(until), time(23, 59))
            return of_moments(moment, until_at.replace(tzinfo=moment.tzinfo), None)
        return of_moments(moment, datetime.fromisoformat(until), None)
    except (ValueError, OverflowError, TypeError):
        return None
