"""Events as iCalendar (RFC 5545), in their own time zones.

An event keeps its UID for good; SEQUENCE grows with each change, so that calendars take
over what moved, and what is called off stays with STATUS:CANCELLED.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, timedelta

import icalendar
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from training.event_pages import zone_of
from training.models import Event

MOST_EVENTS = 200
CALENDAR = "text/calendar; charset=utf-8"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_of(events: Iterable[Event], request: HttpRequest) -> bytes:
    """Return events as one calendar, with the time zones that they name."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//Training//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{settings.SITE_NAME}: training")
    for event in events:
        calendar.add_component(_event(event, request))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(event: Event, request: HttpRequest) -> icalendar.Event:
    page = request.build_absolute_uri(event.get_absolute_url())
    made = icalendar.Event()
    made.add("uid", str(event.uuid))
    made.add("dtstamp", event.updated_at.astimezone(UTC).replace(microsecond=0))
    made.add("last-modified", event.updated_at.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", event.sequence)
    made.add("status", event.status.upper())
    made.add("summary", CONTROLS.sub("", event.title))
    _add_times(made, event)
    told = "\n\n".join(part for part in (event.description, page) if part)
    made.add("description", CONTROLS.sub("", told))
    if event.place:
        made.add("location", CONTROLS.sub("", event.place))
    made.add("url", event.url or page)
    return made


def _add_times(made: icalendar.Event, event: Event) -> None:
    zone = zone_of(event)
    starts, ends = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    if event.is_all_day:
        made.add("dtstart", starts.date())
        # The end of whole days is the day after.
        made.add("dtend", ends.date() + timedelta(days=1))
        return
    made.add("dtstart", starts)
    made.add("dtend", ends)


def calendar_url(query: str) -> str:
    return f"{reverse('training:event-list')}?{query}"
