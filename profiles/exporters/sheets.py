"""A profile as plain values: what every format is made of.

Nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from charts.drawing import WheelDrawing, wheel_drawing
from charts.finding import wheel_finding
from charts.spokes import Spoke


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill and what the person says of it; `rank` None: no level."""

    uuid: str
    slug: str
    name: str
    state: str
    rank: int | None
    level: str
    assessed_at: datetime | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CompetencyLine:
    """One competency with its skills; `mean` is of the rated ones."""

    name: str
    mean: float | None
    rated: int
    applicable: int
    confirmed_at: datetime | None
    skills: Sequence[SkillLine]

    @property
    def answered(self) -> int:
        return sum(skill.state != "not_assessed" for skill in self.skills)

    @property
    def spoke(self) -> Spoke:
        """What the wheel shows of it."""
        total = len(self.skills)
        return Spoke(self.name, self.mean, self.rated, self.applicable, total)


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """A competency's mean when it was first rated, now, and by how much it moved."""

    competency: str
    since: str
    """The day it was first rated, as 2026-03-01."""
    first: str
    now: str
    by: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """A skill that a goal asks for: what is held (None: not assessed), and wanted."""

    skill: str
    competency: str
    held: int | None
    held_level: str
    wanted: int
    wanted_level: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Something that bears out a level: what it is, in words, and where."""

    skill: str
    what: str
    url: str


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """A goal, with each skill that it asks for in exactly one list."""

    name: str
    roles: str
    set_at: datetime
    gaps: Sequence[GapLine]
    unknown: Sequence[GapLine]
    met: Sequence[GapLine]
    left_out: Sequence[GapLine]
    """Not part of the person's work."""


@dataclass(frozen=True, slots=True)
class ProfileSheet:
    """Everything that a file says of a profile."""

    who: str
    framework_slug: str
    framework: str
    version: str
    licence: str
    as_of: datetime
    """When it was so: now, or when a snapshot was taken."""
    kept_as: str
    """What the snapshot is called; empty for the profile as it is now."""
    highest: int
    levels: Sequence[str]
    """The names of the levels, from 0 upwards."""
    competencies: Sequence[CompetencyLine]

    @property
    def finding(self) -> str:
        """What the wheel says, in a sentence."""
        return wheel_finding([competency.spoke for competency in self.competencies])

    @property
    def wheel(self) -> WheelDrawing:
        spokes = [competency.spoke for competency in self.competencies]
        return wheel_drawing(spokes, highest=self.highest, levels=self.levels)

    @property
    def answered(self) -> int:
        return sum(competency.answered for competency in self.competencies)

    @property
    def total(self) -> int:
        return sum(len(competency.skills) for competency in self.competencies)
