"""Meetings of communities as iCalendar: rules as rules, in the zones of their places.

A record keeps its UID for good. A time that was moved or called off stands beside its
rule under the same UID, with the time that the rule says (RFC 5545, RECURRENCE-ID).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings

from communities.calendar_reading import Diary, rhythm_of, times_by_rule
from communities.models import Activity, Community, Occurrence

CALENDAR = "text/calendar; charset=utf-8"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LOOK_AHEAD = timedelta(days=3 * 366)
Absolute = Callable[[str], str]


def calendar_of(diary: Diary, absolute: Absolute) -> bytes:
    """Return what is written down as one calendar, with the time zones it names."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//Communities//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{settings.SITE_NAME}: communities")
    kept = set()
    for activity in diary.activities:
        if event := _activity(activity, absolute):
            calendar.add_component(event)
            kept.add(activity.pk)
    for each in diary.occurrences:
        calendar.add_component(_occurrence(each, absolute, kept))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _activity(activity: Activity, absolute: Absolute) -> icalendar.Event | None:
    """Return a rule as one event. It begins where the rule has its first time."""
    rhythm = rhythm_of(activity)
    begins = activity.starts_at
    if rhythm is None or begins is None:
        return None
    first = next(times_by_rule(activity, begins, begins + LOOK_AHEAD), None)
    if first is None:
        return None
    made = _event(
        str(activity.uuid), activity.name, activity.community, activity, absolute
    )
    zone = ZoneInfo(activity.time_zone)
    made.add("dtstart", first.starts.astimezone(zone))
    made.add("dtend", first.ends.astimezone(zone))
    if activity.rhythm:
        made.add("rrule", icalendar.vRecur.from_ical(activity.rhythm))
    made.add("status", "CONFIRMED")
    return made


def _occurrence(
    each: Occurrence, absolute: Absolute, kept: set[int]
) -> icalendar.Event:
    is_of_rule = bool(each.rule_starts_at and each.activity_id in kept)
    uid = str(each.activity.uuid if is_of_rule and each.activity else each.uuid)
    made = _event(uid, each.title, each.community, each, absolute)
    zone = ZoneInfo(each.time_zone)
    if is_of_rule and each.activity and each.rule_starts_at:
        by_rule = each.rule_starts_at.astimezone(ZoneInfo(each.activity.time_zone))
        made.add("recurrence-id", by_rule)
    starts, ends = each.starts_at.astimezone(zone), each.ends_at.astimezone(zone)
    if each.is_all_day:
        made.add("dtstart", starts.date())
        # The end of whole days is the day after.
        made.add("dtend", ends.date() + timedelta(days=1))
    else:
        made.add("dtstart", starts)
        made.add("dtend", ends)
    made.add("status", each.status.upper())
    return made


def _event(
    uid: str,
    title: str,
    community: Community,
    said: Activity | Occurrence,
    absolute: Absolute,
) -> icalendar.Event:
    page = absolute(community.get_absolute_url())
    made = icalendar.Event()
    made.add("uid", uid)
    made.add("dtstamp", _whole(said.updated_at))
    made.add("last-modified", _whole(said.updated_at))
    made.add("sequence", said.sequence)
    made.add("summary", _written(f"{community.short_name}: {title}"))
    about = "\n\n".join(part for part in (said.description, page) if part)
    made.add("description", _written(about))
    if said.place:
        made.add("location", _written(said.place))
    made.add("url", said.url or page)
    return made


def _whole(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _written(text: str) -> str:
    return CONTROLS.sub("", text)
