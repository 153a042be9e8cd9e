"""A theory of change as a layered graph: columns from what is wrong to what is better.

Every column has a shape and a colour of its own, so that either is enough. The order
within a column follows what its items hang on, which keeps lines short. The server
draws it, for its marks are links: they work by keyboard, and without any script.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

COLUMN, ROW = 188, 58  # width of a column and height of a row, in CSS pixels
TOP, MARK = 40, 7  # room above for the headings; half the width of a shape
LETTERS, LINES = 23, 3  # what of a title fits beside its shape
SWEEPS = 4

# The outline of each column's shape around 0, 0 in CSS pixels; the style sheet gives
# each the next wash of the ink.
SHAPES = (
    "M-7 0A7 7 0 1 0 7 0A7 7 0 1 0-7 0Z",
    "M-6-6H6V6H-6Z",
    "M-6-7L7 0-6 7Z",
    "M0-8L8 0 0 8-8 0Z",
    "M0-8L2-2.5 8-2.5 3 1.5 5 8 0 4-5 8-3 1.5-8-2.5-2-2.5Z",
)


@dataclass(frozen=True, slots=True)
class Node:
    """One item: its own key, its column, and where it is told in full."""

    key: str
    column: int
    title: str
    href: str = ""
    sort: str = ""
    """What sort of item it is, in a word."""
    is_done: bool = False
    is_broken: bool = False
    """Whether nothing leads on from it, or to it, that should."""


Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A node where it is drawn."""

    node: Node
    x: float
    y: float
    path: str
    lines: tuple[tuple[float, str], ...]

    @property
    def left(self) -> float:
        return self.x - 10

    @property
    def top(self) -> float:
        return self.y - 27

    @property
    def text_x(self) -> float:
        return self.x + 14

    @property
    def label(self) -> str:
        return (
            f"{self.node.sort}: {self.node.title}"
            if self.node.sort
            else self.node.title
        )

    @property
    def style(self) -> str:
        done = " is-done" if self.node.is_done else ""
        broken = " is-broken" if self.node.is_broken else ""
        return f"is-column-{self.node.column}{done}{broken}"


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """The picture as the server draws it."""

    width: int
    height: int
    headings: tuple[tuple[float, str], ...]
    curves: tuple[str, ...]
    marks: tuple[Mark, ...]


def order(nodes: Sequence[Node], edges: Iterable[Edge]) -> list[list[Node]]:
    """Return the columns, the nodes of each near to what they hang on."""
    columns: list[list[Node]] = [[] for _ in SHAPES]
    for node in nodes:
        columns[node.column].append(node)
    near = _neighbours(edges)
    for sweep in range(SWEEPS):
        steps = columns if sweep % 2 == 0 else columns[::-1]
        for held in steps:
            places = _places(columns)
            held.sort(key=lambda node: (_middle(node, near, places), places[node.key]))
    return columns


def _neighbours(edges: Iterable[Edge]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for start, end in edges:
        near.setdefault(start, []).append(end)
        near.setdefault(end, []).append(start)
    return near


def _places(columns: Sequence[Sequence[Node]]) -> dict[str, float]:
    """Return where each node stands in its column, from 0 to 1."""
    return {
        node.key: (row + 0.5) / len(held)
        for held in columns
        for row, node in enumerate(held)
    }


def _middle(
    node: Node, near: Mapping[str, Sequence[str]], places: Mapping[str, float]
) -> float:
    found = [places[key] for key in near.get(node.key, ()) if key in places]
    return sum(found) / len(found) if found else places[node.key]


def draw(
    nodes: Sequence[Node], edges: Sequence[Edge], headings: Sequence[str]
) -> ChainDrawing:
    """Return the picture of a chain. Raises ValueError for an edge from nowhere."""
    columns = order(nodes, edges)
    tallest = max([1, *(len(held) for held in columns)])
    height = TOP + tallest * ROW
    at = {
        node.key: (12 + column * COLUMN, TOP + (row + 0.5) * (height - TOP) / len(held))
        for column, held in enumerate(columns)
        for row, node in enumerate(held)
    }
    unknown = {key for edge in edges for key in edge} - at.keys()
    if unknown:
        raise ValueError(f"No node is called {sorted(unknown)[0]}.")
    shown = [node for held in columns for node in held]
    return ChainDrawing(
        width=COLUMN * len(SHAPES),
        height=height,
        headings=tuple((4 + n * COLUMN, name) for n, name in enumerate(headings)),
        curves=tuple(_curve(at[start], at[end]) for start, end in edges),
        marks=tuple(_mark(node, *at[node.key]) for node in shown),
    )


def _mark(node: Node, x: float, y: float) -> Mark:
    lines = _cut(f"✓ {node.title}" if node.is_done else node.title)
    first = y - (len(lines) - 1) * 8 + 4
    placed = tuple((round(first + 16 * n, 1), line) for n, line in enumerate(lines))
    return Mark(node, round(x, 1), round(y, 1), SHAPES[node.column], placed)


def _cut(title: str) -> list[str]:
    """Return a title in lines that fit; a longer one ends in an ellipsis."""
    return textwrap.wrap(title, LETTERS, max_lines=LINES, placeholder="…") or [""]


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return a line that leaves and arrives level."""
    (x1, y1), (x2, y2) = start, end
    begin, stop = x1 + MARK + 1, x2 - MARK - 1
    bend = (stop - begin) / 2
    return (
        f"M{begin:.1f} {y1:.1f}C{begin + bend:.1f} {y1:.1f}"
        f" {stop - bend:.1f} {y2:.1f} {stop:.1f} {y2:.1f}"
    )
