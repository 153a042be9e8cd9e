"""Dot rows: one skill a row, a dot at its rank.

Rank 0 is a dot like any other. Not assessed is a dotted track, not applicable has no
track; both say so in words at the end of the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.figure import EDGE, INK, Figure
from charts.levels import State, number
from charts.rows import label, lines, marks, row_layout, touch, tracks, value


@dataclass(frozen=True, slots=True)
class DotRow:
    """A skill; ``rank`` is None unless it is rated."""

    name: str
    rank: int | None
    state: State

    @property
    def figure_in_words(self) -> str:
        """The rank, or why there is none."""
        if self.rank is None or self.state is not State.RATED:
            return self.state.replace("_", " ")
        return number(self.rank)

    @property
    def sentence(self) -> str:
        """What the row says, as text."""
        return f"{self.name}: {self.figure_in_words}"


def dot_rows(rows: Sequence[DotRow], *, highest: int) -> Figure:
    """Draw the rows in the order given, on a scale from 0 to ``highest``."""
    rated = _in_state(rows, State.RATED)
    return {
        "data": [
            *tracks(rated, highest),
            _unknown(rows, highest),
            _dots(rows),
            touch([row.sentence for row in rows], highest),
        ],
        "layout": row_layout(_labels(rows), count=len(rows), highest=highest),
    }


def _in_state(rows: Sequence[DotRow], state: State) -> list[int]:
    return [index for index, row in enumerate(rows) if row.state is state]


def _unknown(rows: Sequence[DotRow], highest: int) -> dict[str, Any]:
    return lines(
        [(row, 0.0, float(highest)) for row in _in_state(rows, State.NOT_ASSESSED)],
        name="Not assessed",
        line={"color": EDGE, "width": 2, "dash": "2px,4px"},
    )


def _dots(rows: Sequence[DotRow]) -> dict[str, Any]:
    points = [
        (index, float(row.rank))
        for index, row in enumerate(rows)
        if row.rank is not None and row.state is State.RATED
    ]
    return marks(
        points,
        name="Level",
        marker={"symbol": "circle", "size": 12, "color": INK, "line": {"width": 0}},
    )


def _labels(rows: Sequence[DotRow]) -> list[dict[str, Any]]:
    texts = []
    for index, row in enumerate(rows):
        texts += [label(index, row.name), value(index, row.figure_in_words)]
    return texts
