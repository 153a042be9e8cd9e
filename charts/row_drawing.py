"""Positions of the server-drawn rows: the first view of dumbbells and dot rows.

Positions are percentages for SVG attributes, so that rows fit any width under a strict
Content-Security-Policy and their text never scales.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.dot_rows import DotRow
from charts.dumbbell import Dumbbell
from charts.levels import number, scale_marks


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class DumbbellMark:
    name: str
    group: str
    now: str  # where the dot is
    goal: str  # where the diamond is
    now_text: str
    goal_text: str
    is_short: bool


@dataclass(frozen=True, slots=True)
class DumbbellDrawing:
    ticks: tuple[str, ...]  # one for each level
    axis: tuple[Tick, ...]  # those with a numeral
    rows: tuple[DumbbellMark, ...]
    goal: str  # what the goal is called in the key
    has_past: bool


@dataclass(frozen=True, slots=True)
class DotMark:
    name: str
    at: str  # empty without a rank
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class DotRowsDrawing:
    ticks: tuple[str, ...]
    axis: tuple[Tick, ...]
    rows: tuple[DotMark, ...]


def dumbbell_drawing(
    rows: Sequence[Dumbbell], *, highest: int, goal: str = "Goal"
) -> DumbbellDrawing:
    """Place the rows on a scale from 0 to ``highest``; ``goal`` names the goal."""
    return DumbbellDrawing(
        ticks=_ticks(highest),
        axis=_axis(highest),
        rows=tuple(_dumbbell(row, highest) for row in rows),
        goal=goal,
        has_past=any(row.held > row.wanted for row in rows),
    )


def _dumbbell(row: Dumbbell, highest: int) -> DumbbellMark:
    return DumbbellMark(
        name=row.name,
        group=row.group,
        now=_share(row.held, highest),
        goal=_share(row.wanted, highest),
        now_text=number(row.held),
        goal_text=number(row.wanted),
        is_short=row.is_short,
    )


def dot_rows_drawing(rows: Sequence[DotRow], *, highest: int) -> DotRowsDrawing:
    """Place the rows on a scale from 0 to ``highest``."""
    return DotRowsDrawing(
        ticks=_ticks(highest),
        axis=_axis(highest),
        rows=tuple(_dot(row, highest) for row in rows),
    )


def _dot(row: DotRow, highest: int) -> DotMark:
    is_placed = row.rank is not None and row.state == "rated"
    return DotMark(
        name=row.name,
        at=_share(row.rank or 0, highest) if is_placed else "",
        text=row.figure_in_words,
        state=row.state,
    )


def _ticks(highest: int) -> tuple[str, ...]:
    return tuple(_share(level, highest) for level in range(highest + 1))


def _axis(highest: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(_share(mark, highest), str(mark)) for mark in scale_marks(highest)
    )


def _share(level: float, highest: int) -> str:
    return f"{level * 100 / highest:.4g}%"
