"""The picture of a whole framework, from the tree that its pages show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charts.figure import Figure
from charts.icicle import IcicleDrawing, Part, icicle, icicle_drawing, icicle_finding
from competencies.opening import GROUP, SKILL
from competencies.tree import GroupNode

# Of more, a skill would be thinner than its name: the groups stay, as high as they are.
MOST_SKILLS_DRAWN = 80
UNIT = ("skill", "skills")


@dataclass(frozen=True, slots=True)
class Picture:
    """What it says, its first view, and its figure."""

    finding: str
    figure: Figure
    drawing: IcicleDrawing


def framework_icicle(tree: Iterable[GroupNode]) -> Picture:
    """Draw every group as high as the skills in it."""
    groups = list(tree)
    draws_skills = sum(g.skill_count() for g in groups) <= MOST_SKILLS_DRAWN
    parts = [_part(group, draws_skills=draws_skills) for group in groups]
    return Picture(
        finding=icicle_finding(parts, unit=UNIT),
        figure=icicle(parts, unit=UNIT),
        drawing=icicle_drawing(parts, unit=UNIT),
    )


def _part(group: GroupNode, *, draws_skills: bool) -> Part:
    inner = [_part(each, draws_skills=draws_skills) for each in group.groups]
    if draws_skills:
        skills = (Part(f"{SKILL}{s.slug}", s.name, 1) for s in group.skills)
        inner = [*skills, *inner]
    return Part(f"{GROUP}{group.slug}", group.name, group.skill_count(), tuple(inner))
