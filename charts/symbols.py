"""The symbols of compared things: a shape each, filled for what is, open for what is
intended. Shapes differ as well as colours, so that either is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.figure import INK, PAPER, PENCIL

MOST_SYMBOLS = 4


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape: its name in Plotly, and its outline around 0, 0 in CSS pixels."""

    plotly: str
    path: str
    is_intended: bool

    @property
    def marker(self) -> dict[str, Any]:
        """How Plotly draws it."""
        fill, edge = (PAPER, PENCIL) if self.is_intended else (INK, PAPER)
        return {
            "symbol": self.plotly,
            "size": 11 if self.is_intended else 13,
            "color": fill,
            "line": {"color": edge, "width": 2 if self.is_intended else 1},
        }


HELD = (
    ("circle", "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0Z"),
    ("square", "M-5.5-5.5H5.5V5.5H-5.5Z"),
    ("triangle-up", "M0-6.5L6.5 5H-6.5Z"),
    ("cross", "M-2.5-6.5H2.5V-2.5H6.5V2.5H2.5V6.5H-2.5V2.5H-6.5V-2.5H-2.5Z"),
)
INTENDED = (
    ("diamond", "M0-6.5L6.5 0 0 6.5-6.5 0Z"),
    ("triangle-down", "M0 6L6-4.5H-6Z"),
    ("hexagon2", "M-6 0L-3-5.2H3L6 0 3 5.2H-3Z"),
    ("hourglass", "M-5-5H5L-5 5H5Z"),
)


def symbols_for(intended: Sequence[bool]) -> list[Symbol]:
    """Return a symbol for each thing, by whether it is intended rather than held.

    Raises ValueError for more things than there are symbols to tell apart.
    """
    if len(intended) > MOST_SYMBOLS:
        raise ValueError(f"There are symbols for {MOST_SYMBOLS} things at the most.")
    shapes = {False: iter(HELD), True: iter(INTENDED)}
    return [Symbol(*next(shapes[is_meant]), is_meant) for is_meant in intended]
