"""Answers made vague before anybody counts them (docs/adr/0057).

An answer enters a figure as a band of two neighbouring levels: a 2 counts as "1 to 2"
or as "2 to 3", by a coin thrown once for each person and skill and kept secret. One
answer in sixteen isn't counted at all. Whoever found out every band of everybody, by
whatever figures of whatever groups and days, would still not know one answer: with the
coin the other way round, the other level of the band gives the same figures everywhere.

Plain values in, plain values out. A band is named by its lower level.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

CHANCES = 256
"""A person's secret for a skill is one byte: the coin, and whether it counts."""

LEFT_OUT = CHANCES // 16
QUARTERS = 4
COUNTS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class CountBand:
    """How many people, roughly; open above without `most`."""

    least: int
    most: int | None


def band_of(rank: int | None, chance: int, top: int) -> int | None:
    """Return the band in which an answer counts on a scale from 0 to `top`.

    None for what isn't applicable, not answered or left out by chance.

    >>> band_of(2, 254, 4), band_of(2, 255, 4), band_of(2, 3, 4)
    (2, 1, None)
    """
    if rank is None or chance < LEFT_OUT:
        return None
    return min(max(rank - chance % 2, 0), top - 1)


def quarter_of(count: int, total: int) -> int:
    """Return in which quarter a share lies, 0 to 3: none and all are in the outer ones.

    >>> [quarter_of(count, 8) for count in (0, 1, 2, 4, 6, 8)]
    [0, 0, 1, 2, 3, 3]
    """
    return min(QUARTERS * count // total, QUARTERS - 1)


def count_band(people: int) -> CountBand:
    """Return a number of people as a band.

    >>> count_band(13)
    CountBand(least=10, most=19)
    """
    place = bisect_right(COUNTS, people)
    least = COUNTS[place - 1] if place else 1
    return CountBand(least, COUNTS[place] - 1 if place < len(COUNTS) else None)
