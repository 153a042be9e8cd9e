"""Whom to ask: who holds a skill at a level or above, best first, with the reasons.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Knower:
    """Somebody who agreed to be found, and what they say of one skill."""

    key: str
    name: str
    rank: int
    confirmed: date
    is_keen: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody to ask; the reasons are the figures that the order rests on."""

    knower: Knower
    above: int
    """How many levels above what is asked for; negative for one who is near."""
    is_fresh: bool
    """Whether they said so within a year."""


FRESH_DAYS = 365


def find(knowers: Iterable[Knower], *, rank: int, today: date) -> list[Found]:
    """Return who is at a level or above, and behind them who is one level below.

    Of the same level whoever is keen comes first, then whoever said so last.
    """
    found = [
        Found(each, each.rank - rank, (today - each.confirmed).days <= FRESH_DAYS)
        for each in knowers
        if each.rank >= max(rank - 1, 1)
    ]
    return sorted(found, key=_place)


def _place(found: Found) -> tuple[int, bool, bool, int, str, str]:
    knower = found.knower
    return (
        -knower.rank,
        not found.is_fresh,
        not knower.is_keen,
        -knower.confirmed.toordinal(),
        knower.name.casefold(),
        knower.key,
    )
