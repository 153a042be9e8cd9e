"""Dumbbells: level now and level wanted, one row each, and the gap between the two.

Now is a filled dot in ink, wanted an open diamond in pencil: two shapes, not two
colours alone. The line is pencil where something is missing and ink where the level
is past the goal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.figure import INK, INK_2, PAPER, PENCIL, Figure
from charts.levels import number
from charts.rows import aside, label, lines, marks, row_layout, touch, tracks, value


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A row: ranks (int) of one skill, or means (float) of a competency."""

    name: str
    group: str
    held: int | float
    wanted: int | float

    @property
    def is_short(self) -> bool:
        return self.held < self.wanted

    @property
    def figures(self) -> str:
        """Now and wanted, as the row's end shows them."""
        return f"{number(self.held)} / {number(self.wanted)}"

    @property
    def sentence(self) -> str:
        """What the row says, as text."""
        name = f"{self.name} ({self.group})" if self.group else self.name
        return f"{name}: {number(self.held)} now, goal {number(self.wanted)}"


def dumbbell(rows: Sequence[Dumbbell], *, highest: int) -> Figure:
    """Draw the rows in the order given, on a scale from 0 to ``highest``."""
    return {
        "data": [
            *tracks(range(len(rows)), highest),
            _between(rows, name="Gap", color=PENCIL, short=True),
            _between(rows, name="Past the goal", color=INK_2, short=False),
            _wanted(rows),
            _held(rows),
            touch([row.sentence for row in rows], highest),
        ],
        "layout": row_layout(_labels(rows), count=len(rows), highest=highest),
    }


def _between(
    rows: Sequence[Dumbbell], *, name: str, color: str, short: bool
) -> dict[str, Any]:
    spans = [
        (index, float(row.held), float(row.wanted))
        for index, row in enumerate(rows)
        if row.is_short is short
    ]
    return lines(spans, name=name, line={"color": color, "width": 2})


def _wanted(rows: Sequence[Dumbbell]) -> dict[str, Any]:
    return marks(
        [(index, float(row.wanted)) for index, row in enumerate(rows)],
        name="Goal",
        marker={
            "symbol": "diamond",
            "size": 14,
            "color": PAPER,
            "line": {"color": PENCIL, "width": 2},
        },
    )


def _held(rows: Sequence[Dumbbell]) -> dict[str, Any]:
    return marks(
        [(index, float(row.held)) for index, row in enumerate(rows)],
        name="Now",
        marker={"symbol": "circle", "size": 11, "color": INK, "line": {"width": 0}},
    )


def _labels(rows: Sequence[Dumbbell]) -> list[dict[str, Any]]:
    texts = []
    for index, row in enumerate(rows):
        texts += [label(index, row.name), value(index, row.figures)]
        if row.group:
            texts.append(aside(index, row.group, after=row.name))
    return texts
