"""Quarters of the year: plain dates in, plain values out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Quarter:
    year: int
    number: int

    @property
    def name(self) -> str:
        return f"{self.year} Q{self.number}"

    @property
    def day_after(self) -> date:
        """The first day that isn't part of it any more."""
        months = 3 * self.number
        return date(self.year + months // 12, months % 12 + 1, 1)


def last_over(day: date) -> Quarter:
    """Return the last quarter that was over on a day.

    >>> last_over(date(2026, 2, 3)).name
    '2025 Q4'
    """
    before = (day.month - 1) // 3
    return Quarter(day.year, before) if before else Quarter(day.year - 1, 4)
