"""Step lines: one row a competency, its level over time.

The rows share one span of time. Positions across are percentages for SVG attributes,
those down are pixels, so that rows fit any width and their text never scales. They are
drawn on the server alone: a line that only steps has nothing to zoom into.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.finding import in_words
from charts.levels import number

HIGH, LOW = 6, 54  # where the highest and the lowest level lie, from the row's top
MOST_YEARS = 6


@dataclass(frozen=True, slots=True)
class StepRow:
    """A name, and from which day on which level held; None: none was known."""

    name: str
    steps: Sequence[tuple[date, float | None]]

    @property
    def known(self) -> list[float]:
        return [level for _, level in self.steps if level is not None]

    @property
    def by(self) -> float:
        """How many levels it rose, as they are shown: to one decimal."""
        if not self.known:
            return 0.0
        return round(round(self.known[-1], 1) - round(self.known[0], 1), 1)

    @property
    def figures(self) -> str:
        """Say the first and the last level, such as "1.2 to 2.5"."""
        if not self.known:
            return "not assessed"
        first, last = number(float(self.known[0])), number(float(self.known[-1]))
        return last if first == last else f"{first} to {last}"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A piece of a line: level, or straight up or down."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class StepMark:
    name: str
    figures: str
    strokes: tuple[Stroke, ...]
    end: str
    """How high the dot at the end stands; empty where nothing is known today."""


@dataclass(frozen=True, slots=True)
class YearMark:
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class StepDrawing:
    years: tuple[YearMark, ...]
    levels: tuple[str, ...]
    begins: date
    ends: date
    rows: tuple[StepMark, ...]


def step_drawing(rows: Sequence[StepRow], *, highest: int, today: date) -> StepDrawing:
    """Place the rows between the first step of any of them and today."""
    begins = min((day for row in rows for day, _ in row.steps), default=today)
    span = _Span(begins, today)
    return StepDrawing(
        years=_years(span),
        levels=tuple(_height(level, highest) for level in range(highest + 1)),
        begins=begins,
        ends=today,
        rows=tuple(_mark(row, span, highest) for row in rows),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    begins: date
    ends: date

    def at(self, day: date) -> str:
        whole = max((self.ends - self.begins).days, 1)
        return f"{(day - self.begins).days * 100 / whole:.4g}%"


def _years(span: _Span) -> tuple[YearMark, ...]:
    years = range(span.begins.year + 1, span.ends.year + 1)
    every = 1 + len(years) // (MOST_YEARS + 1)
    return tuple(
        YearMark(span.at(date(year, 1, 1)), str(year)) for year in years[::every]
    )


def _mark(row: StepRow, span: _Span, highest: int) -> StepMark:
    end = row.steps[-1][1] if row.steps else None
    return StepMark(
        name=row.name,
        figures=row.figures,
        strokes=tuple(_strokes(row, span, highest)),
        end="" if end is None else _height(end, highest),
    )


def _strokes(row: StepRow, span: _Span, highest: int) -> list[Stroke]:
    strokes: list[Stroke] = []
    ends = [day for day, _ in row.steps[1:]] + [span.ends]
    before: str | None = None
    for (day, level), end in zip(row.steps, ends, strict=True):
        height = None if level is None else _height(level, highest)
        if before and height:
            strokes.append(Stroke(span.at(day), before, span.at(day), height))
        if height:
            strokes.append(Stroke(span.at(day), height, span.at(end), height))
        before = height
    return strokes


def _height(level: float, highest: int) -> str:
    return f"{LOW - level * (LOW - HIGH) / highest:.4g}"


def step_finding(rows: Sequence[StepRow]) -> str:
    """Say what grew most; else what fell; else that all stayed as it was."""
    if not rows:
        return "There is no history yet"
    most = max(rows, key=lambda row: row.by)
    if most.by > 0:
        return f"{most.name} grew most: {_by(most.by)}, to {_last(most)}"
    least = min(rows, key=lambda row: row.by)
    if least.by < 0:
        return f"{least.name} fell most: {_by(-least.by)}, to {_last(least)}"
    return "Every level is where it began"


def _by(levels: float) -> str:
    if levels == 1:
        return "by one level"
    if levels == int(levels):
        return f"by {in_words(int(levels))} levels"
    return f"by {number(levels)} levels"


def _last(row: StepRow) -> str:
    return number(float(row.known[-1]))
