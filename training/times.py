"""How long a resource takes, and how sure that is.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

ENOUGH = 5
"""So many known times of a type, and their middle says something."""
NOT_A_CLUE = 120
STATED, ESTIMATE, GUESS = "stated", "estimate", "guess"


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes, and where they come from: "stated", "estimate" or "guess"."""

    minutes: int
    source: str

    @property
    def is_guess(self) -> bool:
        return self.source == GUESS


def typical_minutes(known: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the middle of the known times of each type that has enough of them.

    >>> typical_minutes([("video", 10), ("video", 20)] * 3)
    {'video': 15}
    """
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, minutes in known:
        by_kind[kind].append(minutes)
    return {
        kind: round(median(times))
        for kind, times in by_kind.items()
        if kind and len(times) >= ENOUGH
    }


def time_of(
    minutes: int | None, source: str, kind: str, typical: Mapping[str, int]
) -> Time:
    """Return the time that is known, else what one may guess from its type.

    >>> time_of(None, "", "talk", {"video": 15})
    Time(minutes=120, source='guess')
    """
    if minutes:
        return Time(minutes, source)
    return Time(typical.get(kind, NOT_A_CLUE), GUESS)


def total_of(times: Iterable[Time]) -> Time:
    """Return times together, as sure as the least sure of them."""
    listed = list(times)
    sources = [time.source for time in listed]
    least = max(sources, key=[STATED, ESTIMATE, GUESS].index, default=STATED)
    return Time(sum(time.minutes for time in listed), least)


def hours_and_minutes(minutes: int) -> tuple[int, int]:
    """Return minutes as a person says them: long ones to the quarter, then the hour.

    >>> hours_and_minutes(50), hours_and_minutes(187), hours_and_minutes(1013)
    ((0, 50), (3, 0), (17, 0))
    """
    if minutes < 60:  # noqa: PLR2004  an hour
        return 0, minutes
    step = 15 if minutes < 600 else 60  # noqa: PLR2004  ten hours
    return divmod(round(minutes / step) * step, 60)
