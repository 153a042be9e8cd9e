"""On which days a repeated event takes place, within a horizon: a day after another.

Only what calendars of courses use is read: every n days, weeks, months or years, by
days of the week or the month. Anything else is None, and the caller says so. No rule
can make this run long: only the days up to the horizon are looked at, one by one.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_DAYS = 1_500
DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
READ = {
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"),
    *("BYDAY", "BYMONTHDAY", "BYMONTH"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    freq: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_starts: int = 0
    weekdays: frozenset[tuple[int, int]] = frozenset()
    """Which of them in the month, 0 for each, and the day of the week."""
    month_days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()


def rule_of(said: Mapping[str, Sequence[object]], until: date | None) -> Rule | None:
    """Return a rule from the parts of an RRULE, or None for one that isn't read."""
    parts = {key.upper(): [str(v).upper() for v in vs] for key, vs in said.items()}
    freq = parts.get("FREQ", [""])[0]
    if set(parts) - READ or freq not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        return None
    try:
        rule = Rule(
            freq,
            interval=_number(parts, "INTERVAL", 1),
            count=_number(parts, "COUNT", 0) or None,
            until=until,
            week_starts=DAYS[parts.get("WKST", ["MO"])[0]],
            weekdays=frozenset(_weekday(each) for each in parts.get("BYDAY", [])),
            month_days=frozenset(int(each) for each in parts.get("BYMONTHDAY", [])),
            months=frozenset(int(each) for each in parts.get("BYMONTH", [])),
        )
    except (KeyError, ValueError):
        return None
    numbered = any(place for place, _day in rule.weekdays)
    is_read = freq == "MONTHLY" or (freq == "YEARLY" and bool(rule.months))
    if (numbered and not is_read) or rule.interval < 1:
        return None
    return None if _is_odd(rule) else rule


def _is_odd(rule: Rule) -> bool:
    """Say whether days of a month are asked for where that means something else."""
    if rule.freq == "WEEKLY" and rule.month_days:
        return True
    if rule.freq != "YEARLY" or rule.months:
        return False
    return bool(rule.weekdays or rule.month_days)


def _number(parts: Mapping[str, Sequence[str]], key: str, default: int) -> int:
    said = parts.get(key)
    return int(said[0][:6]) if said else default


def _weekday(said: str) -> tuple[int, int]:
    place = said[:-2]
    number = int(place) if place else 0
    if not -5 <= number <= 5:  # noqa: PLR2004 - weeks of a month
        raise ValueError(said)
    return number, DAYS[said[-2:]]


def days_of(rule: Rule, first: date, horizon: date) -> Iterator[date]:
    """Yield the days of a rule from the first one on, none after the horizon."""
    last = min(horizon, rule.until or horizon, first + timedelta(days=MOST_DAYS))
    left = rule.count
    day = first
    while day <= last and left != 0:
        # The first day counts, whether the rule says it or not.
        if day == first or _holds(rule, first, day):
            yield day
            left = None if left is None else left - 1
        day += timedelta(days=1)


def _holds(rule: Rule, first: date, day: date) -> bool:
    if _periods(rule, first, day) % rule.interval:
        return False
    if rule.months and day.month not in rule.months:
        return False
    if not rule.weekdays and not rule.month_days:
        return _as_first(rule, first, day)
    length = calendar.monthrange(day.year, day.month)[1]
    own = {day.day, day.day - length - 1}
    if rule.month_days and not rule.month_days & own:
        return False
    return not rule.weekdays or any(
        _is_day(each, day, length) for each in rule.weekdays
    )


def _periods(rule: Rule, first: date, day: date) -> int:
    """Return how many days, weeks, months or years lie between two days."""
    if rule.freq == "DAILY":
        return (day - first).days
    if rule.freq == "WEEKLY":
        begin = first - timedelta(days=(first.weekday() - rule.week_starts) % 7)
        return (day - begin).days // 7
    months = (day.year - first.year) * 12 + day.month - first.month
    return months if rule.freq == "MONTHLY" else day.year - first.year


def _as_first(rule: Rule, first: date, day: date) -> bool:
    """Say whether a day is as the first one, where the rule doesn't say which."""
    if rule.freq == "DAILY":
        return True
    if rule.freq == "WEEKLY":
        return day.weekday() == first.weekday()
    is_month = rule.freq == "MONTHLY" or bool(rule.months) or day.month == first.month
    return is_month and day.day == first.day


def _is_day(wanted: tuple[int, int], day: date, length: int) -> bool:
    place, weekday = wanted
    from_start = (day.day - 1) // 7 + 1
    from_end = -((length - day.day) // 7 + 1)
    return day.weekday() == weekday and place in {0, from_start, from_end}
