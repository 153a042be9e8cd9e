"""When something that repeats takes place: by the clock of its place, in any season.

A rule is an RRULE (RFC 5545) of the kinds that communities have. What could never fall
on a day is refused, since looking for that day would go on for thousands of years.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr
from icalendar import vRecur

LONGEST_RULE = 200
MOST_TIMES = 400
LONGEST_INTERVAL = 24
MOST_COUNT = 1_000
COMMON = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL"})
READ = {
    "DAILY": COMMON,
    "WEEKLY": COMMON | {"BYDAY", "WKST"},
    "MONTHLY": COMMON | {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": COMMON | {"BYMONTH", "BYDAY", "BYMONTHDAY"},
}
LEAP_YEAR = 2024
ANY_DAY = datetime(LEAP_YEAR, 1, 1)  # noqa: DTZ001 - a clock on the wall
WEEKS = 5
LAST_SECOND = time(23, 59, 59)
LAST_SETPOS = 4


class BadRhythmError(ValueError):
    """A rule that the hub doesn't follow; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rule, the first time by the clock of its zone, and how long each takes."""

    rule: str
    first: datetime
    """Without a zone: what the clock on the wall says."""
    zone: str
    lasts: timedelta = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Time:
    """One time that it takes place. `local` is by the clock of its place."""

    starts: datetime
    ends: datetime
    local: datetime

    @property
    def identifier(self) -> str:
        """Return what this time is known by: the moment that the rule puts it at."""
        return f"{self.local:%Y%m%dT%H%M%S}"


def checked_rule(said: str) -> str:
    """Return a rule in one spelling. Raises BadRhythmError for one not followed."""
    text = said.strip().upper().removeprefix("RRULE:")
    if not text or len(text) > LONGEST_RULE or not text.isascii():
        raise BadRhythmError("A rhythm is a rule such as FREQ=WEEKLY;BYDAY=TH.")
    if "COUNT=" in text and "UNTIL=" in text:
        raise BadRhythmError("Say how often (COUNT) or until when (UNTIL), not both.")
    try:
        parts = vRecur.from_ical(text)
        _rule(Rhythm(text, ANY_DAY, "UTC"))
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise BadRhythmError("This rule is not of the form of an RRULE.") from error
    try:
        _check({key.upper(): list(value) for key, value in parts.items()})
    except (ValueError, TypeError) as error:
        raise BadRhythmError(str(error)[:200]) from error
    return text


def _check(parts: dict[str, list[object]]) -> None:
    freq = str(parts.get("FREQ", [""])[0])
    if freq not in READ or set(parts) - READ[freq]:
        raise BadRhythmError(
            "The hub follows days, weeks, months and years, by days of the week or "
            "the month."
        )
    _check_numbers(parts)
    days = [str(each) for each in parts.get("BYDAY", [])]
    numbered = [day for day in days if len(day) > len("MO")]
    if freq == "WEEKLY" and numbered:
        raise BadRhythmError("Every week has one Monday: leave out the number.")
    if any(abs(int(day[:-2])) > WEEKS for day in numbered):
        raise BadRhythmError("A month has five of a day at most.")
    if (
        freq == "YEARLY"
        and (days or parts.get("BYMONTHDAY"))
        and "BYMONTH" not in parts
    ):
        raise BadRhythmError("Say which month of the year (BYMONTH).")
    _check_month_days(parts)


def _check_numbers(parts: dict[str, list[object]]) -> None:
    interval, count = _number(parts, "INTERVAL", 1), _number(parts, "COUNT", 1)
    if not 1 <= interval <= LONGEST_INTERVAL or not 1 <= count <= MOST_COUNT:
        raise BadRhythmError(
            f"Between two times lie at most {LONGEST_INTERVAL} of their kind, and "
            f"there are at most {MOST_COUNT}."
        )
    for place in parts.get("BYSETPOS", []):
        number = int(str(place))
        if "BYDAY" not in parts or not (number == -1 or 1 <= number <= LAST_SETPOS):
            raise BadRhythmError("BYSETPOS is 1 to 4, or -1, of days of the week.")


def _number(parts: dict[str, list[object]], key: str, default: int) -> int:
    return int(str(parts[key][0])) if key in parts else default


def _check_month_days(parts: dict[str, list[object]]) -> None:
    """Refuse a day that none of the months has, such as the 30th of February."""
    days = [abs(int(str(each))) for each in parts.get("BYMONTHDAY", [])]
    months = [int(str(each)) for each in parts.get("BYMONTH", [])] or list(range(1, 13))
    if days and ("BYDAY" in parts or not 1 <= max(days) <= 31):  # noqa: PLR2004
        raise BadRhythmError("Say days of the week or of the month, not both.")
    if not all(1 <= each <= 12 for each in months):  # noqa: PLR2004
        raise BadRhythmError("A year has twelve months.")
    longest = max(calendar.monthrange(LEAP_YEAR, each)[1] for each in months)
    if days and min(days) > longest:
        raise BadRhythmError("None of these months has such a day.")


def times_of(rhythm: Rhythm, after: datetime, before: datetime) -> Iterator[Time]:
    """Yield the times between two moments, at most 400; a last one may begin before."""
    zone = ZoneInfo(rhythm.zone)
    margin = timedelta(days=1) + rhythm.lasts
    first = after.astimezone(zone).replace(tzinfo=None) - margin
    last = before.astimezone(zone).replace(tzinfo=None) + timedelta(days=1)
    rule = _rule(rhythm)
    found = 0
    for local in takewhile(lambda each: each <= last, rule.xafter(first, inc=True)):
        found_at = at(local, zone, rhythm.lasts)
        if found_at.ends > after and found_at.starts < before:
            yield found_at
            found += 1
        if found >= MOST_TIMES:
            return


def _rule(rhythm: Rhythm) -> rrule:
    """Return the rule on the clock of the wall: its end, told in UTC, is put there."""
    parts = vRecur.from_ical(rhythm.rule)
    until = parts.get("UNTIL", [None])[0]
    if isinstance(until, datetime) and until.tzinfo:
        local = until.astimezone(ZoneInfo(rhythm.zone)).replace(tzinfo=None)
        parts["UNTIL"] = [local]
    elif until is not None and not isinstance(until, datetime):
        parts["UNTIL"] = [datetime.combine(until, LAST_SECOND)]
    made = rrulestr(parts.to_ical().decode(), dtstart=rhythm.first)
    if not isinstance(made, rrule):
        raise TypeError(rhythm.rule)
    return made


def at(local: datetime, zone: ZoneInfo, lasts: timedelta) -> Time:
    """Return the moment of a clock's time; one that a spring skips comes after it."""
    starts = local.replace(tzinfo=zone).astimezone(UTC)
    return Time(starts, starts + lasts, local)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of somebody's, to be looked at beside others."""

    owner: str
    title: str
    starts: datetime
    ends: datetime


def collisions(new: Iterable[Slot], others: Iterable[Slot]) -> list[tuple[Slot, Slot]]:
    """Return which new times overlap one of somebody else's, the earliest first."""
    known = list(others)
    met = [
        (one, other)
        for one in new
        for other in known
        if one.owner != other.owner
        and one.starts < other.ends
        and other.starts < one.ends
    ]
    return sorted(met, key=lambda pair: (pair[0].starts, pair[1].owner, pair[1].title))
