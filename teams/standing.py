"""Which figures of teams and organisations still stand: consent counts at once.

As soon as somebody who made a group has left, is named, or counts no more, its figures
aren't shown (docs/adr/0058). Which of these it was isn't said.
"""

from __future__ import annotations

from collections.abc import Iterable

from competencies.models import Framework
from teams.measured import Key, Measured, measured_within
from teams.models import GroupFigures, GroupPerson


def standing(framework: Framework, rows: Iterable[GroupFigures]) -> list[GroupFigures]:
    """Keep the groups whose people are all there and show as much: two queries."""
    groups = list(rows)
    homes = {group.organisation_id for group in groups if group.organisation_id}
    now: dict[Key, Measured] = {
        each.key: each for each in measured_within(framework, homes)
    }
    people: dict[int, list[tuple[int, bool]]] = {group.pk: [] for group in groups}
    counted = GroupPerson.objects.filter(group__in=people)
    for group, person, is_counted in counted.values_list(
        "group", "person", "is_counted"
    ):
        people[group].append((person, is_counted))
    return [
        group
        for group in groups
        if _stands(group, people[group.pk], now.get(_key(group)))
    ]


def _key(group: GroupFigures) -> Key:
    return group.team_id, group.organisation_id, group.role_id, tuple(group.grades)


def _stands(
    group: GroupFigures, people: list[tuple[int, bool]], now: Measured | None
) -> bool:
    if now is None or len(people) < group.people:
        return False
    return all(
        person in (now.counted if is_counted else now.people)
        for person, is_counted in people
    )
