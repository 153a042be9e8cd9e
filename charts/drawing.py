"""Geometry of the server-drawn wheel: the first view, before and without Plotly.

Coordinates are strings, ready for SVG attributes, so that no language's decimal comma
can get in. The middle of the wheel is 0, 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from charts.levels import State, scale_marks, wash
from charts.spokes import (
    HOLE,
    KEYS,
    RIM,
    WORDS,
    Spoke,
    Turn,
    bands,
    has_names,
    length,
    turns,
    wrapped,
)

LEADING = 17  # from one line of a name to the next


@dataclass(frozen=True, slots=True)
class Label:
    """Text at a point; ``anchor`` is SVG's text-anchor."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class BandPath:
    path: str
    wash: int


@dataclass(frozen=True, slots=True)
class Sector:
    """A spoke as paths: its bands, the outline that shows its state, the goal's arc."""

    state: str  # "rated", "hollow", "not_assessed" or "not_applicable"
    bands: tuple[BandPath, ...]
    outline: str
    slice: str  # the whole of it, to point at
    arc: str  # empty without a goal
    key: Label
    words: tuple[Label, ...]  # empty when names stand in the table only
    sentence: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A level in the key."""

    rank: int
    wash: int
    name: str


@dataclass(frozen=True, slots=True)
class WheelDrawing:
    view_box: str
    has_names: bool
    hole: str
    rings: tuple[str, ...]
    scale: tuple[Label, ...]
    sectors: tuple[Sector, ...]
    tiles: tuple[Tile, ...]
    states: frozenset[str]  # those that occur, for the key
    has_goal: bool


def wheel_drawing(
    spokes: Sequence[Spoke],
    *,
    highest: int,
    levels: Sequence[str] = (),
    numerals: bool = False,
) -> WheelDrawing:
    """Draw the wheel on a scale from 0 to ``highest``.

    ``levels`` names the levels from 0 upwards, for the key. With ``numerals`` the rim
    carries no names, however few there are.
    """
    names = has_names(spokes) and not numerals
    sectors = _sectors(spokes, highest, names=names)
    return WheelDrawing(
        view_box=_view_box(*(WORDS if names else KEYS)),
        has_names=names,
        hole=_short(HOLE),
        rings=tuple(_short(_radius(k, highest)) for k in range(1, highest + 1)),
        scale=_scale(highest),
        sectors=sectors,
        tiles=tiles(levels, highest),
        states=frozenset(sector.state for sector in sectors),
        has_goal=any(sector.arc for sector in sectors),
    )


def tiles(levels: Sequence[str], highest: int) -> tuple[Tile, ...]:
    """Return the key to the washes, one tile a level."""
    return tuple(
        Tile(rank, wash(rank, highest), name) for rank, name in enumerate(levels)
    )


def _view_box(width: float, height: float) -> str:
    return f"{-width / 2:g} {-height / 2:g} {width:g} {height:g}"


def _sectors(
    spokes: Sequence[Spoke], highest: int, *, names: bool
) -> tuple[Sector, ...]:
    placed = zip(spokes, turns(len(spokes)), strict=True)
    return tuple(
        Sector(
            state="hollow" if spoke.is_hollow else spoke.state,
            bands=_bands(spoke, turn, highest),
            outline=_outline(spoke, turn, highest),
            slice=_wedge(turn, HOLE, RIM),
            arc=_goal(spoke, turn, highest),
            key=_key(str(index), turn),
            words=_words(spoke, turn) if names else (),
            sentence=spoke.sentence,
        )
        for index, (spoke, turn) in enumerate(placed, start=1)
    )


def _radius(level: float, highest: int) -> float:
    return HOLE + (RIM - HOLE) * min(level, highest) / highest


def _bands(spoke: Spoke, turn: Turn, highest: int) -> tuple[BandPath, ...]:
    return tuple(
        BandPath(
            _wedge(turn, _radius(band.lower, highest), _radius(band.upper, highest)),
            band.strength,
        )
        for band in bands(spoke, highest)
    )


def _outline(spoke: Spoke, turn: Turn, highest: int) -> str:
    reach = {
        State.RATED: length(spoke, highest),
        State.NOT_ASSESSED: float(highest),
        State.NOT_APPLICABLE: highest / 4,
    }[spoke.state]
    return _wedge(turn, HOLE, _radius(reach, highest))


def _goal(spoke: Spoke, turn: Turn, highest: int) -> str:
    if spoke.target is None or spoke.state is State.NOT_APPLICABLE:
        return ""
    radius = _radius(spoke.target, highest)
    return f"M{_point(turn.start, radius)}{_sweep(turn, radius, turn.end, 1)}"


def _wedge(turn: Turn, inner: float, outer: float) -> str:
    """Return the path of a sector between two radii."""
    return (
        f"M{_point(turn.start, inner)}{_sweep(turn, inner, turn.end, 1)}"
        f"L{_point(turn.end, outer)}{_sweep(turn, outer, turn.start, 0)}Z"
    )


def _sweep(turn: Turn, radius: float, end: float, clockwise: int) -> str:
    large = int(turn.width > 180)  # noqa: PLR2004  SVG asks: more than half a turn
    size = f"{_short(radius)} {_short(radius)}"
    return f"A{size} 0 {large} {clockwise} {_point(end, radius)}"


def _point(degrees: float, radius: float) -> str:
    x, y = _place(degrees, radius)
    return f"{_short(x)} {_short(y)}"


def _place(degrees: float, radius: float) -> tuple[float, float]:
    return sin(radians(degrees)) * radius, -cos(radians(degrees)) * radius


def _short(coordinate: float) -> str:
    return f"{coordinate:.1f}"


def _scale(highest: int) -> tuple[Label, ...]:
    return tuple(
        Label("0.0", _short(4 - _radius(mark, highest)), str(mark))
        for mark in scale_marks(highest)[1:]
    )


def _key(text: str, turn: Turn) -> Label:
    x, y = _place(turn.middle, RIM + 20)
    return Label(_short(x), _short(y + 6), text)


def _words(spoke: Spoke, turn: Turn) -> tuple[Label, ...]:
    """Set the name and the mean outside the rim, line by line."""
    lines = [*wrapped(spoke.name), spoke.figure_in_words]
    x, y = _place(turn.middle, RIM + 14)
    # Above the wheel the last line is next to the rim, beneath it the first.
    lean = (1 - y / (RIM + 14)) / 2
    top = y + 5 - lean * (len(lines) - 1) * LEADING
    return tuple(
        Label(_short(x), _short(top + row * LEADING), line, _anchor(x))
        for row, line in enumerate(lines)
    )


def _anchor(x: float) -> str:
    if abs(x) < 20:  # noqa: PLR2004  near the top or the foot of the wheel
        return "middle"
    return "start" if x > 0 else "end"
