"""Lay several profiles, goals and roles side by side (docs/adr/0046).

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

MOST = 8


class Absent(StrEnum):
    """Why there is no level. None of them is level 0, and each is another thing."""

    NOT_ASSESSED = "not_assessed"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"


Value = int | Absent


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing in a comparison: its levels by the skill's key.

    Who `asks` is a role or a goal: what it has no level for, it doesn't ask. For the
    others that is not assessed.
    """

    levels: Mapping[int, int]
    not_applicable: frozenset[int] = frozenset()
    asks: bool = False

    def value(self, skill: int) -> Value:
        if skill in self.levels:
            return self.levels[skill]
        if skill in self.not_applicable:
            return Absent.NOT_APPLICABLE
        return Absent.NOT_ASKED if self.asks else Absent.NOT_ASSESSED


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill, and what each of the compared says of it."""

    skill: int
    values: tuple[Value, ...]

    @property
    def differs(self) -> bool:
        """Whether two that are known are not the same. The unknown differ from none."""
        return len(set(self.values) - {Absent.NOT_ASSESSED}) > 1

    @property
    def is_open(self) -> bool:
        """Whether it can't be told: alike so far, and something is not assessed."""
        return not self.differs and Absent.NOT_ASSESSED in self.values


@dataclass(frozen=True, slots=True)
class Figure:
    """A competency for one of the compared: the mean of the levels there are."""

    mean: float | None
    counted: int
    applying: int
    absent: Absent | None
    """Why there is no mean."""

    @property
    def is_hollow(self) -> bool:
        """Whether the mean rests on fewer than half of the skills that apply."""
        return 0 < self.counted * 2 < self.applying


@dataclass(frozen=True, slots=True)
class CompetencyLine:
    """One competency by its slug, a figure for each of the compared, and its skills."""

    slug: str
    figures: tuple[Figure, ...]
    skills: tuple[SkillLine, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    lines: tuple[CompetencyLine, ...]
    not_asked: int
    """Skills left out since no role or goal among the compared asks for them."""
    alike: int
    """Skills left out since all that is known of them is the same."""
    open: int
    """Skills left out since something in them is not assessed, and the rest alike."""


def compare(
    things: Sequence[Compared],
    competencies: Iterable[tuple[str, Sequence[int]]],
    *,
    differences: bool = False,
) -> Comparison:
    """Compare the things skill by skill, and competency by competency.

    With a role or a goal among them, only skills that one of these asks for count, so
    that means are of the same skills. `differences` leaves out what is alike.
    """
    asked = _asked(things)
    shown: list[CompetencyLine] = []
    hidden: list[SkillLine] = []
    left_out = 0
    for slug, skills in competencies:
        counting = [skill for skill in skills if asked is None or skill in asked]
        left_out += len(skills) - len(counting)
        lines = [SkillLine(s, tuple(t.value(s) for t in things)) for s in counting]
        kept = [line for line in lines if line.differs or not differences]
        hidden += [line for line in lines if line not in kept]
        if kept:
            shown.append(CompetencyLine(slug, _figures(things, lines), tuple(kept)))
    return Comparison(
        lines=tuple(shown),
        not_asked=left_out,
        alike=sum(not line.is_open for line in hidden),
        open=sum(line.is_open for line in hidden),
    )


def _asked(things: Iterable[Compared]) -> set[int] | None:
    """Return the skills that roles and goals ask for; None where there are neither."""
    asking = [thing for thing in things if thing.asks]
    return {skill for thing in asking for skill in thing.levels} if asking else None


def _figures(
    things: Sequence[Compared], lines: Sequence[SkillLine]
) -> tuple[Figure, ...]:
    """Return the figure of each thing over all skills that count, shown or not."""
    return tuple(
        figure_of([line.values[place] for line in lines])
        for place in range(len(things))
    )


def figure_of(values: Sequence[Value]) -> Figure:
    """Return what the values of one competency come to; only levels enter the mean."""
    levels = [value for value in values if not isinstance(value, Absent)]
    apart = {Absent.NOT_APPLICABLE, Absent.NOT_ASKED}
    applying = [value for value in values if value not in apart]
    return Figure(
        mean=fmean(levels) if levels else None,
        counted=len(levels),
        applying=len(applying),
        absent=None if levels else _why(values),
    )


def _why(values: Sequence[Value]) -> Absent:
    """Say why there is no level at all: unknown as soon as one is."""
    reasons = [value for value in values if isinstance(value, Absent)]
    if not reasons or Absent.NOT_ASSESSED in reasons:
        return Absent.NOT_ASSESSED
    return reasons[0]
