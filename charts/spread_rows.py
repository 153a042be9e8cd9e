"""Spread rows: where the middle half of groups lies, a row each competency or skill.

A thin line runs over the bands of the middle half, a thick one over the band of the
middle, with the group's symbol on it. Small open dots are people who agreed to be
named; a pencilled circle is whoever reads. Bands are as wide as what is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.dot_plot import BETWEEN, ROOM, Series, share
from charts.figure import EDGE, INK, INK_2, PAPER, Figure
from charts.levels import scale_marks
from charts.row_drawing import Tick
from charts.rows import ROW, label, lines, marks, row_layout, touch, tracks, value
from charts.symbols import Symbol

STEP = 12  # CSS pixels from one group to the next
OWN = Symbol("circle", "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0Z", is_intended=True)
PERSON = {"symbol": "circle", "size": 7, "color": PAPER}


@dataclass(frozen=True, slots=True)
class Spread:
    """From `low` to `high` lies the middle half, in `middle` and the level above the
    middle."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A row: for each group its spread or None, its named people, and what to write."""

    name: str
    spreads: tuple[Spread | None, ...]
    people: tuple[tuple[float, ...], ...]
    texts: tuple[str, ...]
    own: float | None = None


def below(place: int, groups: int) -> int:
    """Return by how many pixels a group stands below its track; above is negative."""
    step = min(STEP, ROOM / max(groups - 1, 1))
    return round((place - (groups - 1) / 2) * step)


def spread_rows(
    series: Sequence[Series], rows: Sequence[SpreadRow], *, highest: int
) -> Figure:
    """Draw the rows in the order given, on a scale from 0 to ``highest``."""
    groups = range(len(series))
    return {
        "data": [
            *tracks(range(len(rows)), highest),
            *(trace for place in groups for trace in _group(series, rows, place)),
            marks(_own(rows), name="You", marker=OWN.marker),
            touch([sentence(series, row) for row in rows], highest),
        ],
        "layout": row_layout(_labels(rows), count=len(rows), highest=highest),
    }


def sentence(series: Sequence[Series], row: SpreadRow) -> str:
    """Return what a row says, as text."""
    said = zip(series, row.texts, strict=True)
    return f"{row.name}: " + ", ".join(f"{one.name} {text}" for one, text in said)


def _group(
    series: Sequence[Series], rows: Sequence[SpreadRow], place: int
) -> list[dict[str, Any]]:
    name, shift = series[place].name, below(place, len(series)) / ROW
    found = [
        (index, index + shift, spread)
        for index, row in enumerate(rows)
        if (spread := row.spreads[place]) is not None
    ]
    people = [
        (index + shift, level)
        for index, row in enumerate(rows)
        for level in row.people[place]
    ]
    return [
        _lines([(at, s.low, s.high) for _, at, s in found], f"{name}: half", EDGE, 3),
        _lines([(at, s.middle, s.middle) for _, at, s in found], name, INK, 5),
        marks(
            [(at, s.middle + 0.5) for _, at, s in found],
            name=name,
            marker=series[place].symbol.marker,
        ),
        marks(
            people,
            name=f"{name}: named",
            marker=PERSON | {"line": {"color": INK_2, "width": 1}},
        ),
    ]


def _lines(
    spans: Sequence[tuple[float, int, int]], name: str, color: str, width: int
) -> dict[str, Any]:
    """Draw lines over bands: a band ends a level above where it begins."""
    drawn = lines([], name=name, line={"color": color, "width": width})
    drawn["x"] = [x for _, low, high in spans for x in (low, high + 1, None)]
    drawn["y"] = [y for at, *_ in spans for y in (at, at, None)]
    return drawn


def _own(rows: Sequence[SpreadRow]) -> list[tuple[float, float]]:
    return [(index, row.own) for index, row in enumerate(rows) if row.own is not None]


def _labels(rows: Sequence[SpreadRow]) -> list[dict[str, Any]]:
    texts = []
    for index, row in enumerate(rows):
        texts += [label(index, row.name), value(index, BETWEEN.join(row.texts))]
    return texts


def spread_finding(rows: Sequence[SpreadRow]) -> str:
    """Say where groups are furthest apart, or where the one group stands highest."""
    apart = [(_apart(row), row.name) for row in rows]
    widest = max((far for far, _ in apart), default=0)
    if widest:
        names = [name for far, name in apart if far == widest]
        if len(names) == 1:
            return f"The groups are furthest apart in {names[0]}"
        return f"The groups are furthest apart in {len(names)} rows"
    if any(len(_shown(row)) > 1 for row in rows):
        return "The groups are alike wherever they can be compared"
    return _highest(rows)


def _highest(rows: Sequence[SpreadRow]) -> str:
    middles = [(max(s.middle for s in _shown(row)), row) for row in rows if _shown(row)]
    if not middles:
        return "There is nothing to show yet"
    best = max(middle for middle, _ in middles)
    names = [row.name for middle, row in middles if middle == best]
    where = names[0] if len(names) == 1 else f"{len(names)} rows"
    return f"Highest in {where}: the middle lies between {best} and {best + 1}"


def _shown(row: SpreadRow) -> list[Spread]:
    return [spread for spread in row.spreads if spread is not None]


def _apart(row: SpreadRow) -> int:
    middles = [spread.middle for spread in _shown(row)]
    return max(middles) - min(middles) if middles else 0


# --- the first view ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GroupMark:
    """A group in its place: percentages along the track, pixels below it."""

    symbol: Symbol
    shift: int
    half: tuple[str, str] | None
    middle: tuple[str, str]
    at: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpreadMark:
    name: str
    said: tuple[tuple[str, str], ...]
    groups: tuple[GroupMark, ...]
    own: str


@dataclass(frozen=True, slots=True)
class SpreadDrawing:
    series: tuple[Series, ...]
    ticks: tuple[str, ...]
    axis: tuple[Tick, ...]
    rows: tuple[SpreadMark, ...]
    own: Symbol | None
    has_people: bool


def spread_drawing(
    series: Sequence[Series], rows: Sequence[SpreadRow], *, highest: int
) -> SpreadDrawing:
    """Place the rows on a scale from 0 to ``highest``, in per cent."""
    return SpreadDrawing(
        series=tuple(series),
        ticks=tuple(share(level, highest) for level in range(highest + 1)),
        axis=tuple(Tick(share(n, highest), str(n)) for n in scale_marks(highest)),
        rows=tuple(_mark(series, row, highest) for row in rows),
        own=OWN if any(row.own is not None for row in rows) else None,
        has_people=any(any(row.people) for row in rows),
    )


def _mark(series: Sequence[Series], row: SpreadRow, highest: int) -> SpreadMark:
    return SpreadMark(
        name=row.name,
        said=tuple((s.name, text) for s, text in zip(series, row.texts, strict=True)),
        groups=tuple(
            _group_mark(series, row, place, highest) for place in range(len(series))
        ),
        own="" if row.own is None else share(row.own, highest),
    )


def _group_mark(
    series: Sequence[Series], row: SpreadRow, place: int, highest: int
) -> GroupMark:
    spread = row.spreads[place]
    people = tuple(share(level, highest) for level in row.people[place])
    shift = below(place, len(series))
    if spread is None:
        return GroupMark(series[place].symbol, shift, None, ("", ""), "", people)
    low, high = share(spread.low, highest), share(spread.high + 1, highest)
    start, end = share(spread.middle, highest), share(spread.middle + 1, highest)
    return GroupMark(
        symbol=series[place].symbol,
        shift=shift,
        half=(low, high),
        middle=(start, end),
        at=share(spread.middle + 0.5, highest),
        people=people,
    )
