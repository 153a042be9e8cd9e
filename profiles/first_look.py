"""What a person sees after their first competency: a small chart, a gap, a way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from competencies.outlines import Scale
from competencies.teaching import TeachingResource, resources_for
from competencies.tree import GroupNode, SkillNode
from profiles.charts import Chart, skill_dots
from profiles.holdings import Holdings
from profiles.pages import CompetencyRow, competency_row, skill_rows


@dataclass(frozen=True, slots=True)
class FirstGap:
    """A skill with a level above the one held, and something that teaches the way."""

    skill: SkillNode
    held: str
    wanted: str
    resource: TeachingResource | None


@dataclass(frozen=True, slots=True)
class FirstLook:
    row: CompetencyRow
    chart: Chart
    gap: FirstGap | None


def is_first_done(rows: Sequence[CompetencyRow], slug: str) -> bool:
    """Say whether this competency is done, and is the only one begun so far."""
    begun = [row for row in rows if row.summary.is_started]
    return [row.group.slug for row in begun if row.summary.is_done] == [slug] and (
        len(begun) == 1 < len(rows)
    )


def first_look(
    group: GroupNode, holdings: Holdings, asked: Mapping[int, int], scale: Scale
) -> FirstLook:
    """Return what one competency comes to; one query, for training."""
    row = competency_row(group, holdings)
    skills = skill_rows(group, holdings, scale)
    return FirstLook(
        row=row,
        chart=skill_dots(row, skills, scale),
        gap=_first_gap(group, holdings, asked, scale),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    skill: SkillNode
    held: int
    wanted: int


def _first_gap(
    group: GroupNode, holdings: Holdings, asked: Mapping[int, int], scale: Scale
) -> FirstGap | None:
    """Return the nearest gap to the role, one that is taught before one that isn't.

    Without a role the next level up of the lowest skill is the gap.
    """
    steps = [
        _Step(skill, answer.rank, asked.get(skill.pk, 0) if asked else answer.rank + 1)
        for skill in group.skills
        if (answer := holdings.answers.get(skill.pk)) and answer.rank is not None
    ]
    steps = [step for step in steps if step.held < step.wanted <= scale.highest]
    taught = resources_for([step.skill.pk for step in steps])
    found = [(step, _useful(step, taught[step.skill.pk])) for step in steps]
    if not found:
        return None
    step, resource = min(found, key=lambda each: _nearness(*each))
    held, wanted = scale.name(step.held), scale.name(step.wanted)
    return FirstGap(step.skill, held, wanted, resource)


def _useful(step: _Step, taught: list[TeachingResource]) -> TeachingResource | None:
    return next((found for found in taught if found.helps_from(step.held)), None)


def _nearness(step: _Step, resource: TeachingResource | None) -> tuple[bool, int, int]:
    return resource is None, step.wanted - step.held, step.held
