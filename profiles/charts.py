"""The charts of a profile and of a goal, from the values that their pages hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.dot_plot import DotPlotDrawing
from charts.dot_rows import DotRow, dot_rows
from charts.drawing import WheelDrawing, wheel_drawing
from charts.dumbbell import Dumbbell, dumbbell
from charts.figure import Figure
from charts.finding import dot_rows_finding, dumbbell_finding, wheel_finding
from charts.levels import State
from charts.range_rows import RangeDrawing
from charts.row_drawing import (
    DotRowsDrawing,
    DumbbellDrawing,
    dot_rows_drawing,
    dumbbell_drawing,
)
from charts.spokes import Spoke
from charts.spread_rows import SpreadDrawing
from charts.wheel import wheel
from competencies.outlines import Scale
from profiles.answers import Answer
from profiles.goal_pages import GoalSkillRow
from profiles.pages import CompetencyRow, SkillRow


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a page shows it: what it says, its first view, and its figure."""

    id: str
    finding: str
    figure: Figure
    drawing: (
        WheelDrawing
        | DumbbellDrawing
        | DotRowsDrawing
        | DotPlotDrawing
        | RangeDrawing
        | SpreadDrawing
    )


def competency_wheel(rows: Sequence[CompetencyRow], scale: Scale) -> Chart:
    """Draw one bar a competency, as long as the mean of its rated skills."""
    spokes = [spoke_of(row) for row in rows]
    names = [level.name for level in scale.levels]
    return Chart(
        id="wheel",
        finding=wheel_finding(spokes),
        figure=wheel(spokes, highest=scale.highest),
        drawing=wheel_drawing(spokes, highest=scale.highest, levels=names),
    )


def spoke_of(row: CompetencyRow) -> Spoke:
    return Spoke(
        name=row.group.name,
        value=row.summary.mean,
        rated=row.summary.rated,
        applicable=row.summary.applicable,
        total=row.summary.total,
    )


def skill_dots(row: CompetencyRow, skills: Sequence[SkillRow], scale: Scale) -> Chart:
    """Draw one dot a skill of a competency, at its level."""
    dots = [_dot(skill) for skill in skills]
    return Chart(
        id=f"skills-{row.group.slug}",
        finding=dot_rows_finding(dots),
        figure=dot_rows(dots, highest=scale.highest),
        drawing=dot_rows_drawing(dots, highest=scale.highest),
    )


def _dot(row: SkillRow) -> DotRow:
    rank = row.answer.rank if row.answer else None
    return DotRow(name=row.skill.name, rank=rank, state=_state(row.answer))


def _state(answer: Answer | None) -> State:
    if answer is None:
        return State.NOT_ASSESSED
    return State.NOT_APPLICABLE if answer.not_applicable else State.RATED


def gap_dumbbells(rows: Sequence[GoalSkillRow], scale: Scale, *, goal: str) -> Chart:
    """Draw one row a skill short of the goal: where it is, and where it should be."""
    pairs = [
        Dumbbell(row.skill.name, row.competency.name, row.held.rank, row.wanted)
        for row in rows
        if row.held is not None and row.held.rank is not None
    ]
    return Chart(
        id="gap",
        finding=dumbbell_finding(pairs),
        figure=dumbbell(pairs, highest=scale.highest),
        drawing=dumbbell_drawing(pairs, highest=scale.highest, goal=goal),
    )
