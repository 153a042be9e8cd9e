"""A heat map of people by skills or competencies, with the numeral in every cell.

One ink, light to full. Not assessed ("?") and not applicable ("n/a") are a trace of
their own on bare paper, so that neither can be read as a low level.
"""

from collections.abc import Sequence
from typing import Any

from charts.figure import CLEAR, INK, INK_2, Figure, axis, escaped, layout
from charts.levels import FULL, State, is_deep, number, wash, wash_token

CELL, WIDE = 30, 34  # least height and width of a cell, in CSS pixels
LONGEST = 22  # letters of a heading, before it is cut
LETTER = 6.8  # mean width of a letter of a heading
MARKS = {State.NOT_ASSESSED: "?", State.NOT_APPLICABLE: "n/a"}

Cell = int | float | State
Place = tuple[int, int, Cell]


def heat_map(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    *,
    highest: int,
) -> Figure:
    """Draw ``cells[row][column]`` on a scale from 0 to ``highest``.

    A cell is a rank, a mean, or the state that says why there is neither. Raises
    ValueError when the cells do not fill the rows and columns.
    """
    places = _places(rows, columns, cells)
    return {
        "data": [
            _washes(rows, columns, cells, highest=highest),
            _numerals(places, name="Level", deep=False, highest=highest),
            _numerals(places, name="Level, on ink", deep=True, highest=highest),
            _marks(places),
            _touch(places, rows, columns),
        ],
        "layout": _layout(rows, columns),
    }


def _places(
    rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]]
) -> list[Place]:
    widths = {len(line) for line in cells}
    if len(cells) != len(rows) or not widths <= {len(columns)}:
        raise ValueError("A heat map needs one cell for every row and column.")
    return [
        (row, column, cell)
        for row, line in enumerate(cells)
        for column, cell in enumerate(line)
    ]


def _washes(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    *,
    highest: int,
) -> dict[str, Any]:
    return {
        "type": "heatmap",
        "name": "Wash",
        "x": list(range(len(columns))),
        "y": list(range(len(rows))),
        "z": [[_strength(cell, highest) for cell in line] for line in cells],
        "zmin": 0,
        "zmax": FULL,
        "colorscale": _steps(),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
        "hoverongaps": False,
    }


def _strength(cell: Cell, highest: int) -> int | None:
    return None if isinstance(cell, State) else wash(cell, highest)


def _steps() -> list[list[Any]]:
    """Return a colour scale of five flat steps."""
    edges = [step / (FULL + 1) for step in range(FULL + 2)]
    return [
        [edge, wash_token(strength)]
        for strength in range(FULL + 1)
        for edge in (edges[strength], edges[strength + 1])
    ]


def _numerals(
    places: Sequence[Place], *, name: str, deep: bool, highest: int
) -> dict[str, Any]:
    shown = [
        (row, column, number(cell))
        for row, column, cell in places
        if not isinstance(cell, State) and is_deep(wash(cell, highest)) is deep
    ]
    color = "var(--on-deep)" if deep else "var(--on-pale)"
    return _texts(shown, name=name, font={"size": 13, "color": color})


def _marks(places: Sequence[Place]) -> dict[str, Any]:
    shown = [
        (row, column, MARKS[cell])
        for row, column, cell in places
        if isinstance(cell, State)
    ]
    return _texts(shown, name="No level", font={"size": 12, "color": INK_2})


def _texts(
    shown: Sequence[tuple[int, int, str]], *, name: str, font: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "name": name,
        "x": [column for _, column, _ in shown],
        "y": [row for row, _, _ in shown],
        "text": [text for _, _, text in shown],
        "textfont": font,
        "hoverinfo": "skip",
    }


def _touch(
    places: Sequence[Place], rows: Sequence[str], columns: Sequence[str]
) -> dict[str, Any]:
    """Return the unseen marks that answer to a pointer."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Cell",
        "x": [column for _, column, _ in places],
        "y": [row for row, _, _ in places],
        "marker": {"size": CELL - 2, "color": CLEAR, "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [
            escaped(f"{rows[row]}, {columns[column]}: {_said(cell)}")
            for row, column, cell in places
        ],
    }


def _said(cell: Cell) -> str:
    return cell.replace("_", " ") if isinstance(cell, State) else number(cell)


def _layout(rows: Sequence[str], columns: Sequence[str]) -> Any:
    left, top = _room(rows), _room(columns)
    return layout(
        height=top + len(rows) * CELL,
        margin=(top, 0, 0, left),
        xaxis=_headings(
            columns, side="top", tickangle=-90, range=[-0.5, len(columns) - 0.5]
        ),
        yaxis=_headings(rows, side="left", range=[len(rows) - 0.5, -0.5]),
        # Narrower than this, numerals would run together: the picture scrolls.
        meta={"least_width": left + len(columns) * WIDE},
    )


def _headings(names: Sequence[str], **more: Any) -> dict[str, Any]:
    return axis(
        showticklabels=True,
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[escaped(_cut(name)) for name in names],
        tickfont={"size": 13, "color": INK},
        ticklabelstandoff=4,
        **more,
    )


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _room(names: Sequence[str]) -> int:
    longest = max((len(_cut(name)) for name in names), default=0)
    return round(longest * LETTER) + 16
