"""The wheel of the start page: a made-up person, against roles that are real.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from charts.drawing import WheelDrawing, wheel_drawing
from charts.levels import number
from charts.spokes import MOST_NAMES, Spoke
from competencies.tree import GroupNode, SkillNode

# The made-up person's mean level, competency by competency, on a scale of 0 to 4.
MEANS = (1.9, 1.3, 0.9, 2.4, None, 2.9, 2.1, 0.8, 1.2, 2.0, 1.1, 1.7)
TOP = 4


@dataclass(frozen=True, slots=True)
class SampleSpoke:
    """One competency of the made-up person, and what the chosen role asks there."""

    key: int
    group: GroupNode
    value: float | None
    target: float | None

    @property
    def gap(self) -> float:
        """How far the role is away, in levels; what is not assessed is no gap."""
        if self.value is None or self.target is None:
            return 0.0
        return max(round(self.target, 1) - round(self.value, 1), 0.0)

    @property
    def held(self) -> str:
        """The mean as it is written; empty when nothing is assessed."""
        return "" if self.value is None else number(self.value)

    @property
    def wanted(self) -> str:
        return "" if self.target is None else number(self.target)


def sample_spokes(
    competencies: Sequence[GroupNode], asked: Mapping[int, int], *, highest: int
) -> list[SampleSpoke]:
    """Return the made-up person in these competencies, twelve at the most.

    `asked` holds the rank that a role expects, by the skill's key; the target of a
    competency is their mean, as its level is the mean of what is held.
    """
    return [
        SampleSpoke(
            key=index,
            group=group,
            value=None if mean is None else mean * highest / TOP,
            target=_mean([asked[s.pk] for s in group.skills if s.pk in asked]),
        )
        for index, (group, mean) in enumerate(
            zip(competencies[:MOST_NAMES], MEANS, strict=False), start=1
        )
    ]


def _mean(ranks: Sequence[int]) -> float | None:
    return fmean(ranks) if ranks else None


def draw(spokes: Sequence[SampleSpoke], *, highest: int) -> WheelDrawing:
    """Draw the wheel with numerals, which the list beside it repeats."""
    return wheel_drawing(
        [_spoke(each) for each in spokes], highest=highest, numerals=True
    )


def _spoke(each: SampleSpoke) -> Spoke:
    skills = len(each.group.skills)
    return Spoke(
        name=each.group.name,
        value=each.value,
        rated=0 if each.value is None else skills,
        applicable=skills,
        total=skills,
        target=each.target,
    )


def chosen(spokes: Sequence[SampleSpoke], slug: str) -> SampleSpoke:
    """Return the competency that was asked for, else the one furthest from the role."""
    asked_for = (spoke for spoke in spokes if spoke.group.slug == slug)
    return next(asked_for, None) or max(spokes, key=lambda spoke: spoke.gap)


def telling_skill(spoke: SampleSpoke, asked: Mapping[int, int]) -> SkillNode:
    """Return the skill to show as an example: the one that the role asks most of."""
    return max(spoke.group.skills, key=lambda skill: asked.get(skill.pk, 0))
