"""A dot plot: a row each competency or skill, a symbol each compared thing.

What has no level has no symbol; the words at the end of the row say why. Symbols that
would hide each other stand one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.figure import EDGE, Figure
from charts.levels import number, scale_marks
from charts.row_drawing import Tick
from charts.rows import ROW, label, lines, marks, row_layout, touch, tracks, value
from charts.symbols import Symbol

CLOSE = 0.04  # of the scale: nearer symbols hide each other
STEP, ROOM = 12, 28  # CSS pixels between symbols one below the other, and for all
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Series:
    """One compared thing, and the symbol that stands for it."""

    name: str
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A row: for each thing a level or mean, or None; and what to write for it."""

    name: str
    levels: tuple[int | float | None, ...]
    texts: tuple[str, ...]

    @property
    def spread(self) -> float:
        """From the lowest to the highest level there is."""
        known = [level for level in self.levels if level is not None]
        return max(known) - min(known) if known else 0.0

    @property
    def is_comparable(self) -> bool:
        return sum(level is not None for level in self.levels) > 1


def shifts(levels: Sequence[int | float | None], *, highest: int) -> list[int]:
    """Return by how many pixels each symbol stands below its track; above is negative.

    Symbols at nearly the same level share the room around the track evenly.
    """
    found = [0] * len(levels)
    for group in _groups(levels, CLOSE * highest):
        step = min(STEP, ROOM / max(len(group) - 1, 1))
        for place, index in enumerate(group):
            found[index] = round((place - (len(group) - 1) / 2) * step)
    return found


def _groups(levels: Sequence[int | float | None], near: float) -> list[list[int]]:
    """Put the places together whose levels are near each other, in order."""
    known = [(level, index) for index, level in enumerate(levels) if level is not None]
    groups: list[list[tuple[int | float, int]]] = []
    for level, index in sorted(known):
        if groups and level - groups[-1][-1][0] < near:
            groups[-1].append((level, index))
        else:
            groups.append([(level, index)])
    return [sorted(index for _level, index in group) for group in groups]


def dot_plot(
    series: Sequence[Series], rows: Sequence[PlotRow], *, highest: int
) -> Figure:
    """Draw the rows in the order given, on a scale from 0 to ``highest``."""
    return {
        "data": [
            *tracks(range(len(rows)), highest),
            lines(_spans(rows), name="Spread", line={"color": EDGE, "width": 2}),
            *(_symbols(series, rows, n, highest) for n in range(len(series))),
            touch([sentence(series, row) for row in rows], highest),
        ],
        "layout": row_layout(_labels(rows), count=len(rows), highest=highest),
    }


def sentence(series: Sequence[Series], row: PlotRow) -> str:
    """Return what a row says, as text."""
    said = zip(series, row.texts, strict=True)
    return f"{row.name}: " + ", ".join(f"{one.name} {text}" for one, text in said)


def _spans(rows: Sequence[PlotRow]) -> list[tuple[int, float, float]]:
    return [
        (index, float(min(known)), float(max(known)))
        for index, row in enumerate(rows)
        if (known := [level for level in row.levels if level is not None])
    ]


def _symbols(
    series: Sequence[Series], rows: Sequence[PlotRow], place: int, highest: int
) -> dict[str, Any]:
    points = [
        (index + shifts(row.levels, highest=highest)[place] / ROW, float(level))
        for index, row in enumerate(rows)
        if (level := row.levels[place]) is not None
    ]
    symbol = series[place].symbol
    return marks(points, name=series[place].name, marker=symbol.marker)


def _labels(rows: Sequence[PlotRow]) -> list[dict[str, Any]]:
    texts = []
    for index, row in enumerate(rows):
        texts += [label(index, row.name), value(index, BETWEEN.join(row.texts))]
    return texts


def dot_plot_finding(rows: Sequence[PlotRow]) -> str:
    """Say where the compared are furthest apart."""
    comparable = [row for row in rows if row.is_comparable]
    if not comparable:
        return "There is nothing to compare yet"
    # Compare what is shown: one decimal, whatever comes after.
    spreads = [(row.name, round(float(row.spread), 1)) for row in comparable]
    widest = max(spread for _name, spread in spreads)
    if not widest:
        return "All stand at the same level wherever they can be compared"
    names = [name for name, spread in spreads if spread == widest]
    if len(names) > 1:
        return f"Furthest apart in {len(names)} rows, by {_levels(widest)} each"
    return f"Furthest apart in {names[0]}, by {_levels(widest)}"


def _levels(spread: float) -> str:
    whole = int(spread) if spread == int(spread) else spread
    return "1 level" if whole == 1 else f"{number(whole)} levels"


# --- the first view ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol in its place along the track, and pixels below it."""

    symbol: Symbol
    at: str
    shift: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of one thing; the name is for those who don't see the order."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PlotMark:
    name: str
    start: str  # from the lowest level
    end: str  # to the highest
    marks: tuple[Mark, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DotPlotDrawing:
    series: tuple[Series, ...]
    ticks: tuple[str, ...]
    axis: tuple[Tick, ...]
    rows: tuple[PlotMark, ...]


def dot_plot_drawing(
    series: Sequence[Series], rows: Sequence[PlotRow], *, highest: int
) -> DotPlotDrawing:
    """Place the rows on a scale from 0 to ``highest``, in per cent."""
    return DotPlotDrawing(
        series=tuple(series),
        ticks=tuple(share(level, highest) for level in range(highest + 1)),
        axis=tuple(Tick(share(n, highest), str(n)) for n in scale_marks(highest)),
        rows=tuple(_row(series, row, highest) for row in rows),
    )


def _row(series: Sequence[Series], row: PlotRow, highest: int) -> PlotMark:
    known = [level for level in row.levels if level is not None] or [0]
    placed = zip(series, row.levels, shifts(row.levels, highest=highest), strict=True)
    return PlotMark(
        name=row.name,
        start=share(min(known), highest),
        end=share(max(known), highest),
        marks=tuple(
            Mark(one.symbol, share(level, highest), shift)
            for one, level, shift in placed
            if level is not None
        ),
        said=tuple(Said(s.name, t) for s, t in zip(series, row.texts, strict=True)),
    )


def share(level: float, highest: int) -> str:
    """Return where a level is along its track, for an attribute of SVG."""
    return f"{level * 100 / highest:.4g}%"
