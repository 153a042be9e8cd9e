"""Rows on one scale, shared by dumbbells and dot rows.

A row is a label above a thin track with a tick at each level. Its height is fixed, so
that the height of a picture is known before it is drawn. Sizes are CSS pixels.
"""

from collections.abc import Sequence
from typing import Any

from charts.figure import CLEAR, INK, INK_2, RULE, axis, escaped, layout
from charts.levels import scale_marks

ROW = 52  # height of a row
LINE = 36  # from the top of a row to its track
HEAD = 28  # the numerals of the scale, above the first row
SIDE = 10  # left and right of the track, for half a mark
LABEL = 15  # size of a label
LETTER = 7.4  # mean width of one of its letters; chart_labels.js measures instead


def row_layout(labels: Sequence[dict[str, Any]], *, count: int, highest: int) -> Any:
    """Return the layout for ``count`` rows, the first on top."""
    above, beneath = LINE / ROW, (ROW - LINE) / ROW
    return layout(
        height=HEAD + count * ROW,
        margin=(HEAD, SIDE, 0, SIDE),
        annotations=list(labels),
        hoverdistance=-1,  # wherever the pointer is, the nearest row answers
        xaxis=axis(
            range=[0, highest],
            side="top",
            showticklabels=True,
            tickmode="array",
            tickvals=scale_marks(highest),
            tickfont={"color": INK_2},
            ticklabelstandoff=8,
        ),
        yaxis=axis(range=[max(count, 1) - 1 + beneath, -above]),
    )


def label(row: int, text: str) -> dict[str, Any]:
    """Write a row's name at its left end."""
    return _text(row, text, name="label", x=0, xanchor="left", xshift=-SIDE) | {
        "font": {"size": LABEL, "color": INK}
    }


def aside(row: int, text: str, *, after: str) -> dict[str, Any]:
    """Write a smaller word behind the name ``after``."""
    shift = round(len(after) * LETTER) + 2
    return _text(row, text, name="aside", x=0, xanchor="left", xshift=shift)


def value(row: int, text: str) -> dict[str, Any]:
    """Write a row's figures at its right end."""
    return _text(row, text, name="value", x=1, xanchor="right", xshift=SIDE)


def _text(row: int, text: str, **more: Any) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "y",
        "y": row,
        "yshift": 22,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "text": escaped(text),
        "font": {"size": 13, "color": INK_2},
        **more,
    }


def lines(
    spans: Sequence[tuple[int, float, float]], *, name: str, line: dict[str, Any]
) -> dict[str, Any]:
    """Draw a line per (row, from, to) as one trace; a None lifts the pen."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [x for _, start, end in spans for x in (start, end, None)],
        "y": [y for row, _, _ in spans for y in (row, row, None)],
        "line": line,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def tracks(rows: Sequence[int], highest: int) -> list[dict[str, Any]]:
    """Draw the track of each row, with its level ticks."""
    levels = range(highest + 1)
    spans = [(row, 0.0, float(highest)) for row in rows]
    return [
        lines(spans, name="Track", line={"color": RULE, "width": 1}),
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Levels",
            "x": [level for _ in rows for level in levels],
            "y": [row for row in rows for _ in levels],
            "marker": {
                "symbol": "line-ns",
                "size": 8,
                "color": RULE,
                "line": {"color": RULE, "width": 1},
            },
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
    ]


def marks(
    points: Sequence[tuple[float, float]], *, name: str, marker: dict[str, Any]
) -> dict[str, Any]:
    """Draw a mark per (row, level) as one trace."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [level for _, level in points],
        "y": [row for row, _ in points],
        "marker": marker,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def touch(sentences: Sequence[str], highest: int) -> dict[str, Any]:
    """Return the unseen marks along each row that answer to a pointer."""
    levels = range(highest + 1)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Row",
        "x": [level for _ in sentences for level in levels],
        "y": [row for row in range(len(sentences)) for _ in levels],
        "marker": {"size": 12, "color": CLEAR, "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [escaped(said) for said in sentences for _ in levels],
        "cliponaxis": False,
    }
