"""Which skills take the place of one that a version has left: `replaced by`, followed.

Plain values in, plain values out: skills are named by any key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How many stand on either side."""

    ONE = "one"
    MERGED = "merged"
    SPLIT = "split"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Succession:
    """Skills of the one version, and those of the other that stand in their place.

    One that was there before and takes others in stands on both sides.
    """

    olds: tuple[int, ...]
    news: tuple[int, ...]

    @property
    def shape(self) -> Shape:
        if len(self.news) == 1:
            return Shape.ONE if len(self.olds) == 1 else Shape.MERGED
        return Shape.SPLIT if len(self.olds) == 1 else Shape.MIXED


Replacements = Iterable[tuple[int, int]]
"""Pairs: the skill that was replaced, and one that replaces it."""


def successors_of(
    olds: Collection[int], news: Collection[int], replaced: Replacements
) -> dict[int, tuple[int, ...]]:
    """Return who takes the place of each old skill that is not among the new ones.

    A skill between, which neither side has, is passed through; whoever replaces each
    other in a circle leads nowhere.
    """
    steps: dict[int, list[int]] = {}
    for old, new in replaced:
        steps.setdefault(old, []).append(new)
    there = set(news)
    found = {old: _reached(old, steps, there) for old in olds if old not in there}
    return {old: reached for old, reached in found.items() if reached}


def _reached(
    start: int, steps: Mapping[int, list[int]], there: Collection[int]
) -> tuple[int, ...]:
    seen, ahead = {start}, list(steps.get(start, ()))
    reached = []
    while ahead:
        skill = ahead.pop(0)
        if skill in seen:
            continue
        seen.add(skill)
        if skill in there:
            reached.append(skill)
        else:
            ahead += steps.get(skill, ())
    return tuple(reached)


def successions(
    olds: Collection[int], news: Collection[int], replaced: Replacements
) -> list[Succession]:
    """Put together what belongs together, in the order of `olds` and `news`."""
    leads = successors_of(olds, news, replaced)
    parts: list[tuple[set[int], set[int]]] = []
    for old, reached in leads.items():
        joined = ({old}, set(reached))
        for part in [p for p in parts if p[1] & joined[1]]:
            parts.remove(part)
            joined = (joined[0] | part[0], joined[1] | part[1])
        parts.append(joined)
    place = {skill: number for number, skill in enumerate(olds)}
    chains = [_in_order(olds, news, gone, reached) for gone, reached in parts]
    return sorted(chains, key=lambda chain: place[chain.olds[0]])


def _in_order(
    olds: Collection[int],
    news: Collection[int],
    gone: Collection[int],
    reached: Collection[int],
) -> Succession:
    were_there = set(gone) | (set(reached) & set(olds))
    return Succession(
        tuple(skill for skill in olds if skill in were_there),
        tuple(skill for skill in news if skill in reached),
    )
