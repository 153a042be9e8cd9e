"""The competency wheel: one polar bar a competency, its length the mean level.

Goals are pencil arcs. Outer rings look larger than they are, so the wheel introduces
and rows decide.
"""

from collections.abc import Sequence
from typing import Any

from charts.figure import CLEAR, EDGE, INK, PAPER, PENCIL, RULE, Figure, escaped, layout
from charts.levels import State, scale_marks, wash_token
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
    stands_out,
    turns,
    wrapped,
)

Placed = Sequence[tuple[Spoke, Turn]]
Point = tuple[float, float]

BEYOND = (
    1.03  # Plotly clips at the end of the axis; a line on the rim needs a little more
)
EDGE_OF_PLOT = HOLE + (RIM - HOLE) * BEYOND


def wheel(spokes: Sequence[Spoke], *, highest: int) -> Figure:
    """Draw the wheel on a scale from 0 to ``highest``."""
    placed = list(zip(spokes, turns(len(spokes)), strict=True))
    return {
        "data": [
            _middle(),
            _hatched(placed, highest),
            _filled(placed, highest),
            _outlined(placed, highest),
            _dotted(placed, highest),
            # Paper around the pencil keeps an arc apart from the washes it crosses.
            _goals(placed, highest, name="Goal, ground", color=PAPER, width=8),
            _goals(placed, highest, name="Goal", color=PENCIL, width=4),
            _scale(highest),
            _touch(placed, highest),
        ],
        "layout": _layout(placed, highest, names=has_names(spokes)),
    }


def _bars(turn_list: Sequence[Turn], **more: Any) -> dict[str, Any]:
    return {
        "type": "barpolar",
        "theta": [turn.middle for turn in turn_list],
        "width": [turn.width for turn in turn_list],
        "hoverinfo": "skip",
        **more,
    }


def _filled(placed: Placed, highest: int) -> dict[str, Any]:
    pieces = [(turn, band) for spoke, turn in placed for band in bands(spoke, highest)]
    return _bars(
        [turn for turn, _ in pieces],
        name="Level",
        base=[band.lower for _, band in pieces],
        r=[band.upper - band.lower for _, band in pieces],
        marker={"color": [wash_token(band.strength) for _, band in pieces]},
    )


def _outlined(placed: Placed, highest: int) -> dict[str, Any]:
    rated = [pair for pair in placed if pair[0].state is State.RATED]
    return _bars(
        [turn for _, turn in rated],
        name="Outline",
        r=[length(spoke, highest) for spoke, _ in rated],
        marker={
            "color": CLEAR,
            "line": {
                "color": [_line(spoke) for spoke, _ in rated],
                "width": [1.5 if stands_out(spoke) else 1 for spoke, _ in rated],
            },
        },
    )


def _line(spoke: Spoke) -> str:
    return INK if stands_out(spoke) else EDGE


def _middle() -> dict[str, Any]:
    circle = _arc(Turn(0.0, 360.0), 0.0)
    return _lines([circle], name="Middle", line={"color": EDGE, "width": 1})


def _hatched(placed: Placed, highest: int) -> dict[str, Any]:
    left_out = [turn for spoke, turn in placed if spoke.state is State.NOT_APPLICABLE]
    return _bars(
        left_out,
        name="Not applicable",
        r=[highest / 4] * len(left_out),
        marker={
            "color": CLEAR,
            "pattern": {
                "shape": "/",
                "fillmode": "overlay",
                "fgcolor": EDGE,
                "size": 7,
                "solidity": 0.16,
            },
        },
    )


def _dotted(placed: Placed, highest: int) -> dict[str, Any]:
    unknown = [turn for spoke, turn in placed if spoke.state is State.NOT_ASSESSED]
    outlines = [
        [*_arc(turn, 0.0), *reversed(_arc(turn, float(highest))), _arc(turn, 0.0)[0]]
        for turn in unknown
    ]
    return _lines(
        outlines, name="Not assessed", line={"color": EDGE, "dash": "2px,4px"}
    )


def _goals(
    placed: Placed, highest: int, *, name: str, color: str, width: int
) -> dict[str, Any]:
    arcs = [
        _arc(turn, float(min(spoke.target, highest)))
        for spoke, turn in placed
        if spoke.target is not None and spoke.state is not State.NOT_APPLICABLE
    ]
    return _lines(arcs, name=name, line={"color": color, "width": width})


def _arc(turn: Turn, radius: float) -> list[Point]:
    """Return points along an arc, three degrees or less apart."""
    steps = max(int(turn.width / 3), 2)
    return [
        (turn.start + turn.width * step / steps, radius) for step in range(steps + 1)
    ]


def _lines(
    paths: Sequence[Sequence[Point]], *, name: str, line: dict[str, Any]
) -> dict[str, Any]:
    """Draw several paths as one trace; a None between two lifts the pen."""
    return {
        "type": "scatterpolar",
        "mode": "lines",
        "name": name,
        "theta": [x for path in paths for x in [*(theta for theta, _ in path), None]],
        "r": [x for path in paths for x in [*(radius for _, radius in path), None]],
        "line": {"width": 2, **line},
        "hoverinfo": "skip",
    }


def _scale(highest: int) -> dict[str, Any]:
    marks = scale_marks(highest)[1:]
    return {
        "type": "scatterpolar",
        "mode": "markers+text",
        "name": "Scale",
        # A spot of paper keeps the level lines out of the numerals.
        "marker": {"size": 16, "color": PAPER, "line": {"width": 0}},
        "theta": [0.0] * len(marks),
        "r": marks,
        "text": [str(mark) for mark in marks],
        "textfont": {"size": 12, "weight": 600},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _touch(placed: Placed, highest: int) -> dict[str, Any]:
    """Return the unseen sectors that answer to a pointer."""
    return _bars(
        [turn for _, turn in placed],
        name="Spoke",
        r=[highest] * len(placed),
        marker={"color": CLEAR},
        hoverinfo="text",
        hovertext=[escaped(spoke.sentence) for spoke, _ in placed],
    )


def _layout(placed: Placed, highest: int, *, names: bool) -> Any:
    width, height = WORDS if names else KEYS
    keys = [str(index) for index in range(1, len(placed) + 1)]
    rim = [_rim_words(spoke) for spoke, _ in placed] if names else keys
    return layout(
        height=int(height),
        margin=(0, 0, 0, 0),
        polar={
            "bgcolor": CLEAR,
            "hole": HOLE / EDGE_OF_PLOT,
            "domain": _domain(width, height),
            "barmode": "overlay",
            "bargap": 0,
            "radialaxis": _radial(highest),
            "angularaxis": _angular(placed, rim, names=names),
        },
        meta={
            "drawn_width": width,
            "narrow": {
                "polar": {
                    "domain": _domain(*KEYS),
                    "angularaxis": {"ticktext": keys, "tickfont": _key_font()},
                }
            },
        },
    )


def _rim_words(spoke: Spoke) -> str:
    lines = [*wrapped(spoke.name), spoke.figure_in_words]
    return "<br>".join(escaped(line) for line in lines)


def _domain(width: float, height: float) -> dict[str, list[float]]:
    """Place the rim where the drawing has it, whatever size the picture takes."""
    return {
        "x": [0.5 - EDGE_OF_PLOT / width, 0.5 + EDGE_OF_PLOT / width],
        "y": [0.5 - EDGE_OF_PLOT / height, 0.5 + EDGE_OF_PLOT / height],
    }


def _radial(highest: int) -> dict[str, Any]:
    return {
        "range": [0, highest * BEYOND],
        "dtick": 1,
        "gridcolor": RULE,
        "showline": False,
        "showticklabels": False,
        "ticks": "",
        "layer": "below traces",
    }


def _angular(placed: Placed, rim: Sequence[str], *, names: bool) -> dict[str, Any]:
    return {
        "direction": "clockwise",
        "rotation": 90,
        "tickmode": "array",
        "tickvals": [turn.middle for _, turn in placed],
        "ticktext": list(rim),
        "tickfont": {"size": 14} if names else _key_font(),
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": CLEAR,
        "showgrid": False,
        "showline": False,
    }


def _key_font() -> dict[str, Any]:
    return {"size": 16, "weight": 600}
