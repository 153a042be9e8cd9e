"""Events as pages show them: in the time of the place where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from training.models import Event


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event, with when it is in words and in its own time zone."""

    event: Event
    starts_at: datetime
    ends_at: datetime
    when: str

    @property
    def zone(self) -> str:
        """Return the zone's name; whole days are the same everywhere."""
        return "" if self.event.is_all_day else self.event.time_zone


def zone_of(event: Event) -> ZoneInfo:
    """Return the event's zone; one that this machine doesn't know is UTC."""
    try:
        return ZoneInfo(event.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def lines_of(events: Iterable[Event]) -> list[EventLine]:
    return [line_of(event) for event in events]


def line_of(event: Event) -> EventLine:
    zone = zone_of(event)
    starts, ends = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    return EventLine(event, starts, ends, _when(event, starts, ends))


def _when(event: Event, starts: datetime, ends: datetime) -> str:
    day, clock = "j F Y", "H:i"
    first, last = format_date(starts, day), format_date(ends, day)
    if event.is_all_day:
        return first if first == last else _("%s to %s") % (first, last)
    begin, end = format_date(starts, clock), format_date(ends, clock)
    if first == last:
        span = begin if begin == end else _("%s to %s") % (begin, end)
        return f"{first}, {span}"
    return _("%s to %s") % (f"{first}, {begin}", f"{last}, {end}")
