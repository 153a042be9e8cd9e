"""Dates as communities tell them: "26.11.2018", "April 2017", "2018", "late 2023".

A date keeps how exact it is. What is told as a month is every day of it, so that nobody
reads more out of a date than was said.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

DAY, MONTH, YEAR, ABOUT = "day", "month", "year", "about"
PRECISIONS = (DAY, MONTH, YEAR, ABOUT)
FIRST_YEAR, LAST_YEAR = 1900, 2200

MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name}
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DOTTED = re.compile(r"(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})")
WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})")
VAGUE = re.compile(r"(?:about|around|circa|ca\.?|c\.|approx\.?|~)\s*(\d{4})")
SEASON = re.compile(r"(early|mid|late|spring|summer|autumn|fall|winter)[\s-]+(\d{4})")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date and how exact it is; `day` is the first that it can be."""

    day: date
    precision: str = DAY

    @property
    def earliest(self) -> date:
        """Return the first day that is meant."""
        if self.precision == DAY:
            return self.day
        is_month = self.precision == MONTH
        return self.day.replace(month=self.day.month if is_month else 1, day=1)

    @property
    def latest(self) -> date:
        """Return the last day that is meant."""
        if self.precision == DAY:
            return self.day
        month = self.day.month if self.precision == MONTH else 12
        last = calendar.monthrange(self.day.year, month)[1]
        return self.day.replace(month=month, day=last)

    def said(self) -> str:
        """Return it as files hold it: `2018-11-26`, `2017-04`, `2018`, `~2023`."""
        if self.precision == DAY:
            return self.day.isoformat()
        if self.precision == MONTH:
            return f"{self.day:%Y-%m}"
        mark = "~" if self.precision == ABOUT else ""
        return f"{mark}{self.day.year:04d}"


def partial_date(said: str) -> PartialDate | None:
    """Return what a date in words or numbers means, or None where that is unclear.

    Numbers with dots or strokes are read day first; `03/04/2020` is the third of April.
    """
    text = " ".join(said.casefold().split())
    if found := ISO.fullmatch(text):
        return _made(found[1], found[2], found[3])
    if found := DOTTED.fullmatch(text):
        return _made(found[3], found[2], found[1])
    if found := VAGUE.fullmatch(text) or SEASON.fullmatch(text):
        return _made(found[found.lastindex or 1], None, None, is_about=True)
    if (found := WORDED.fullmatch(text)) and found[2] in MONTHS:
        return _made(found[3], str(MONTHS[found[2]]), found[1])
    return None


def _made(
    year: str, month: str | None, day: str | None, *, is_about: bool = False
) -> PartialDate | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        made = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    exact = DAY if day else MONTH if month else YEAR
    return PartialDate(made, ABOUT if is_about else exact)


def months_between(first: date, last: date) -> int:
    """Return how many whole months lie between two days; none where they turn round."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    return max(0, whole - (last.day < first.day))


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier, or the last of a shorter month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
