"""The release guard: from people's answers to what may be published of a group.

Plain values in, frozen dataclasses out (docs/adr/0057). Benchmark and comparisons of
groups reach the same figures by way of `groups_answers.py`, where the database counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from profiles.groups_bands import CountBand, band_of, count_band
from profiles.groups_figures import Figure, Rules, Tally, figures_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of a skill; no rank where it isn't applicable."""

    person: Hashable
    organisation: Hashable
    skill: Hashable
    rank: int | None


@dataclass(frozen=True, slots=True)
class Release:
    """What is published of a group, once and for all."""

    people: CountBand
    figures: Mapping[Hashable, Figure]


def release_of(
    answers: Iterable[Answer],
    *,
    chance: Callable[[Hashable, Hashable], int],
    top: int,
    rules: Rules,
) -> Release | None:
    """Return what may be published, or None where the people are no group.

    `chance` is a person's secret byte for a skill, the same in every release and group.
    Each person has one answer for each skill at most.
    """
    rows = list(answers)
    people = {row.person: row.organisation for row in rows}
    if not rules.are_kept(Counter(people.values())):
        return None
    counted = Counter(
        (row.skill, row.organisation, band)
        for row in rows
        for band in [band_of(row.rank, chance(row.person, row.skill), top)]
        if band is not None
    )
    tallies = (Tally(*cell, people) for cell, people in counted.items())
    return Release(count_band(len(people)), figures_of(tallies, top=top, rules=rules))
