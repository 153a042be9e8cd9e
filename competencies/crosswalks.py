"""What ties between skills of two frameworks say, whichever way they were said.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Tie = tuple[int, int, str]
"""From a skill to a skill, by their keys, and how the one stands to the other."""

EXACT, CLOSE, RELATED = "exact_match", "close_match", "related"
BROAD, NARROW = "broad_match", "narrow_match"
# The nearest first: the order in which pages show them.
KINDS = (EXACT, CLOSE, BROAD, NARROW, RELATED)
# What a level held in one of the skills may hint at in the other.
NEAR = frozenset({EXACT, CLOSE})
INVERSE = {BROAD: NARROW, NARROW: BROAD}


def turned(tie: Tie) -> Tie:
    """Return the same statement, said from the other skill."""
    start, end, kind = tie
    return end, start, INVERSE.get(kind, kind)


def pair_of(tie: Tie) -> tuple[int, int]:
    """Return the two skills of a tie, the same whichever way it was said."""
    start, end, _kind = tie
    return min(start, end), max(start, end)


@dataclass(frozen=True, slots=True)
class Settled:
    """New statements, each in exactly one of three lists."""

    new: tuple[Tie, ...]
    """Of pairs that nothing was said about before."""
    known: tuple[Tie, ...]
    """Said already, this way or the other."""
    against: tuple[Tie, ...]
    """Something else is said of this pair, and that stays."""


def settle(said: Iterable[Tie], there: Iterable[Tie]) -> Settled:
    """Sort statements by what is said of their pairs already, the first one winning."""
    held = {pair_of(tie): tie for tie in there}
    new: list[Tie] = []
    known: list[Tie] = []
    against: list[Tie] = []
    for tie in said:
        before = held.get(pair_of(tie))
        if before is None:
            held[pair_of(tie)] = tie
            new.append(tie)
        elif before in (tie, turned(tie)):
            known.append(tie)
        else:
            against.append(tie)
    return Settled(tuple(new), tuple(known), tuple(against))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many skills of a framework have a partner in the other one."""

    total: int
    partnered: tuple[int, ...]
    alone: tuple[int, ...]

    @property
    def percent(self) -> int:
        """The share with a partner, rounded down: 100 means that none is alone."""
        return len(self.partnered) * 100 // self.total if self.total else 0


def cover(skills: Sequence[int], partnered: Iterable[int]) -> Coverage:
    """Part the skills of a framework into those with a partner and those without."""
    having = set(partnered)
    return Coverage(
        total=len(skills),
        partnered=tuple(skill for skill in skills if skill in having),
        alone=tuple(skill for skill in skills if skill not in having),
    )
