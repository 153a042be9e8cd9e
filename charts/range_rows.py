"""Range rows: a bar each row, from nothing to what is sure, and on to what may be.

The sure part is a thick line in ink, what is not known yet a dotted one: two kinds of
line, not two colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.figure import EDGE, INK, Figure
from charts.rows import label, lines, row_layout, touch, tracks, value

QUARTERS = 4  # the scale has a tick each quarter
AXIS = ("0", "25", "50", "75", "100")


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A row: shares between 0 and 1, or None where there is nothing to measure."""

    name: str
    least: float | None
    most: float | None
    text: str

    @property
    def sentence(self) -> str:
        """What the row says, as text."""
        return f"{self.name}: {self.text}"


def percent(share: float) -> int:
    """Return a share in whole per cent; 0 and 100 are said only of none and all."""
    whole = round(share * 100)
    if 0 < share < 1:
        return min(max(whole, 1), 99)
    return whole


def range_rows(rows: Sequence[RangeRow]) -> Figure:
    """Draw the rows in the order given, on a scale from none to all."""
    count = len(rows)
    layout = row_layout(_labels(rows), count=count, highest=QUARTERS)
    layout["xaxis"] |= {"ticktext": list(AXIS), "ticklabeloverflow": "allow"}
    return {
        "data": [
            *tracks(range(count), QUARTERS),
            _maybe(rows),
            _sure(rows),
            touch([row.sentence for row in rows], QUARTERS),
        ],
        "layout": layout,
    }


def _sure(rows: Sequence[RangeRow]) -> dict[str, Any]:
    spans = [
        (index, 0.0, row.least * QUARTERS)
        for index, row in enumerate(rows)
        if row.least
    ]
    return lines(spans, name="Held", line={"color": INK, "width": 10})


def _maybe(rows: Sequence[RangeRow]) -> dict[str, Any]:
    spans = [
        (index, row.least * QUARTERS, row.most * QUARTERS)
        for index, row in enumerate(rows)
        if row.least is not None and row.most is not None and row.most > row.least
    ]
    return lines(
        spans, name="Not known", line={"color": EDGE, "width": 6, "dash": "2px,4px"}
    )


def _labels(rows: Sequence[RangeRow]) -> list[dict[str, Any]]:
    texts = []
    for index, row in enumerate(rows):
        texts += [label(index, row.name), value(index, row.text)]
    return texts


def range_rows_finding(rows: Sequence[RangeRow]) -> str:
    """Name the nearest, the first of the rows, and how sure that is."""
    if not rows or rows[0].least is None:
        return "There is nothing to measure yet"
    if not rows[0].least:
        return "Nothing that is asked is known to be held yet"
    first = rows[0]
    second = rows[1].least if len(rows) > 1 else None
    if second == first.least and rows[1].most == first.most:
        return f"Nearest to several, {first.name} among them: {first.text}"
    return f"Nearest to {first.name}: {first.text}"


@dataclass(frozen=True, slots=True)
class RangeMark:
    """A row in its place: percentages for attributes of SVG, empty without a part."""

    name: str
    text: str
    sure: str
    maybe: str


@dataclass(frozen=True, slots=True)
class RangeDrawing:
    rows: tuple[RangeMark, ...]
    ticks: tuple[tuple[str, str], ...]
    has_range: bool


def range_rows_drawing(rows: Sequence[RangeRow]) -> RangeDrawing:
    """Place the rows for the first view."""
    marks = tuple(_mark(row) for row in rows)
    return RangeDrawing(
        rows=marks,
        ticks=tuple((f"{text}%", text) for text in AXIS),
        has_range=any(mark.maybe for mark in marks),
    )


def _mark(row: RangeRow) -> RangeMark:
    is_range = row.least is not None and row.most is not None and row.most > row.least
    return RangeMark(
        name=row.name,
        text=row.text,
        sure=f"{row.least * 100:.4g}%" if row.least else "",
        maybe=f"{row.most * 100:.4g}%" if is_range and row.most else "",
    )
