"""From bands to the figures of a group: only of enough people who differ enough.

Plain values in, frozen dataclasses out. What is not in the result may not be shown, and
nothing says why it isn't (docs/adr/0057).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from profiles.groups_bands import quarter_of

DISSENT = 2
"""So many people at least have to be outside the commonest band, or it tells of all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How many people, of how many organisations, make a group."""

    people: int
    organisations: int = 1

    def are_kept(self, people: Mapping[Hashable, int]) -> bool:
        """Say whether so many people, by organisation, are a group."""
        total = sum(people.values())
        if total < self.people or len(people) < self.organisations:
            return False
        return self.organisations == 1 or 2 * max(people.values()) <= total


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be said of a group and a skill, or a competency.

    The bands in which the middle of the answers and the ends of their middle half lie,
    and for each level from 1 in which quarter the share lies that counts as at it or
    above. Each true value lies within its band.
    """

    low: int
    median: int
    high: int
    shares: tuple[int, ...]

    @property
    def spread(self) -> int:
        """How many bands the middle half is wide."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Tally:
    """So many people of an organisation count in a band of a skill."""

    skill: Hashable
    organisation: Hashable
    band: int
    people: int


def figures_of(
    tallies: Iterable[Tally], *, top: int, rules: Rules
) -> dict[Hashable, Figure]:
    """Return the figures that may be shown, by skill."""
    by_skill: dict[Hashable, list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_skill[tally.skill].append(tally)
    found = {
        skill: figure_of(rows, top=top, rules=rules) for skill, rows in by_skill.items()
    }
    return {skill: figure for skill, figure in found.items() if figure is not None}


def figure_of(rows: Sequence[Tally], *, top: int, rules: Rules) -> Figure | None:
    """Return the figure of one skill, or None where it may not be shown."""
    by_band, by_organisation = Counter[int](), Counter[Hashable]()
    for row in rows:
        by_band[row.band] += row.people
        by_organisation[row.organisation] += row.people
    if not rules.are_kept(by_organisation) or _are_alike(by_band):
        return None
    return _figure([by_band[band] for band in range(top)])


def _are_alike(by_band: Mapping[int, int]) -> bool:
    return sum(by_band.values()) - max(by_band.values()) < DISSENT


def _figure(counts: Sequence[int]) -> Figure:
    total = sum(counts)
    upto = list(accumulate(counts))
    quarter = (total - 1) // 4
    return Figure(
        low=_band_at(upto, quarter),
        median=_band_at(upto, (total - 1) // 2),
        high=_band_at(upto, total - 1 - quarter),
        shares=tuple(quarter_of(total - below, total) for below in upto[:-1]),
    )


def _band_at(upto: Sequence[int], place: int) -> int:
    """Return the band of the person at a place, counted from 0 in order of bands."""
    return next(band for band, below in enumerate(upto) if place < below)


def pooled(
    tallies: Iterable[Tally], *, within: Mapping[Hashable, str], rules: Rules
) -> list[Tally]:
    """Return the tallies of skills as such of the competencies they are `within`.

    Only of skills of which enough people say something, so that a competency is of as
    many.
    """
    people: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    rows = list(tallies)
    for row in rows:
        people[row.skill][row.organisation] += row.people
    enough = {skill for skill, counts in people.items() if rules.are_kept(counts)}
    return [
        Tally(within[row.skill], row.organisation, row.band, row.people)
        for row in rows
        if row.skill in enough and row.skill in within
    ]
