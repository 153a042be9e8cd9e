"""Figures about groups of people: the only place that makes them (docs/adr/0053).

Whatever comes out of here is of `MINIMUM_GROUP_SIZE` people or more whose answers
differ; of fewer, or where all say the same, there is no figure. Callers show what they
get, and neither count people themselves nor say how many there were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from competencies.models import Framework
from profiles.goal_pages import own_targets_by_goal, role_levels_by_goal
from profiles.models import Goal, SkillAssessment, SkillRelevance
from profiles.targets import targets_of

A = TypeVar("A", bound=Hashable)
Cell = tuple[int, int]
"""A skill by its key, and the level from which the next one is wanted."""


@dataclass(frozen=True, slots=True)
class Counts(Generic[A]):
    """How many people gave each answer; more than one answer was given."""

    total: int
    by_answer: Mapping[A, int]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group something holds of: neither of none nor of all."""

    count: int
    total: int


def minimum() -> int:
    """Return how many people are a group."""
    return int(settings.MINIMUM_GROUP_SIZE)


def is_group(people: int) -> bool:
    """Say whether so many people are enough to say anything of them."""
    return people >= minimum()


def counts_of(answers: Mapping[int, A]) -> Counts[A] | None:
    """Count the answers of people, each by the person's key.

    None where they are no group, or where all say the same: whoever is known to be
    among them would be known to say it.
    """
    counts = Counter(answers.values())
    if not is_group(len(answers)) or len(counts) == 1:
        return None
    return Counts(len(answers), counts)


def share_of(count: int, total: int) -> Share | None:
    """Return how many of a group something holds of; None as for `counts_of`."""
    return Share(count, total) if is_group(total) and 0 < count < total else None


def shares(
    rows: QuerySet[Any], *, by: Sequence[str], person: str, holds: Q
) -> dict[tuple[Any, ...], Share]:
    """Return of how many people `holds`, by the fields `by`: one query.

    `person` names the field that says whose a row is. What may not be shown is not
    there.
    """
    counted = (
        rows.order_by()
        .values_list(*by)
        .annotate(
            people=Count(person, distinct=True),
            holding=Count(person, filter=holds, distinct=True),
        )
    )
    found = {tuple(key): share_of(holding, people) for *key, people, holding in counted}
    return {key: share for key, share in found.items() if share is not None}


def wanted_by(
    gaps: Iterable[Iterable[Cell]], answered: Mapping[int, int]
) -> dict[Cell, int]:
    """Return at least how many people have a gap, by cell.

    `gaps` holds the cells of each person, `answered` how many people say any level of
    a skill. Rounded down to whole groups, so that one person more or less seldom shows;
    a cell is left out below one group, and where all who answered have the gap.
    """
    counts = Counter(cell for person in gaps for cell in set(person))
    size = minimum()
    return {
        cell: people - people % size
        for cell, people in counts.items()
        if is_group(people) and people < answered.get(cell[0], 0)
    }


def demand_in(framework: Framework) -> dict[Cell, int]:
    """Return at least how many people want each next level of each skill: six queries.

    Someone wants it whose open goal asks for more than they say they hold. What they
    have not assessed is unknown, and what isn't relevant to them is no gap.
    """
    goals = Goal.objects.still_open().filter(profile__framework=framework)
    said = SkillAssessment.objects.filter(
        profile__framework=framework, rank__isnull=False
    )
    answered = said.order_by().values_list("skill").annotate(Count("profile"))
    held = _held(said.filter(profile__in=goals.values("profile")), goals)
    return wanted_by(_gaps(goals, held), dict(answered))


def _held(
    said: QuerySet[SkillAssessment], goals: QuerySet[Goal]
) -> Mapping[int, Mapping[int, int]]:
    """Return what each person holds, by profile and skill, of what concerns them."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for profile, skill, rank in said.values_list("profile", "skill", "rank"):
        if rank is not None:
            found[profile][skill] = rank
    unwanted = SkillRelevance.objects.filter(
        profile__in=goals.values("profile"), is_relevant=False
    )
    for profile, skill in unwanted.values_list("profile", "skill"):
        found[profile].pop(skill, None)
    return found


def _gaps(
    goals: QuerySet[Goal], held: Mapping[int, Mapping[int, int]]
) -> Iterable[set[Cell]]:
    """Return the cells that each person wants, over all their open goals."""
    roles, own = role_levels_by_goal(goals), own_targets_by_goal(goals)
    found: dict[int, set[Cell]] = defaultdict(set)
    for goal, profile in goals.values_list("pk", "profile"):
        targets = targets_of(roles.get(goal, ()), own.get(goal, {}))
        for skill, rank in held.get(profile, {}).items():
            if skill in targets:
                found[profile] |= {
                    (skill, start) for start in range(rank, targets[skill].rank)
                }
    return found.values()
