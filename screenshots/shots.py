"""What a picture is of: a page, a size and a scheme. Plain values; no Django.

`page_name` and `file_name` are what people type and find; `chosen` picks by words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Size:
    """A screen, in CSS pixels."""

    name: str
    width: int
    height: int


PHONE = Size("phone", 360, 740)
DESKTOP = Size("desktop", 1280, 800)
PAPER = Size("paper", 794, 1123)  # A4 at 96 dots an inch
LIGHT, DARK, PRINT = "light", "dark", "print"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: `file` within the hub's folder, and what is odd about it."""

    page: str
    size: Size
    scheme: str
    height: int
    """Of the whole page; the picture may be cut."""
    notes: tuple[str, ...] = field(default=())

    @property
    def file(self) -> str:
        return file_name(self.page, self.size, self.scheme)


class Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


def page_name(route: str, state: str = "") -> str:
    """Return what a page is called: the route without its app, and the state."""
    inner = route.partition(":")[2] or route
    words = re.sub(r"[^a-z0-9]+", "-", inner.lower()).strip("-")
    return f"{words}-{state}" if state else words


def file_name(page: str, size: Size, scheme: str) -> str:
    """Return the name of a picture's file."""
    return f"{page}-{size.name}-{scheme}.png"


def chosen(things: Iterable[T], words: str) -> list[T]:
    """Keep what has one of the words in its name; without words, everything."""
    wanted = words.lower().split()
    return [
        thing
        for thing in things
        if not wanted or any(word in thing.name for word in wanted)
    ]


def rows_of(shots: Iterable[Shot]) -> list[list[Shot]]:
    """Put the pictures of one page into one row, in the order they came."""
    rows: dict[str, list[Shot]] = {}
    for shot in shots:
        rows.setdefault(shot.page, []).append(shot)
    return list(rows.values())


def sheets_of(
    rows: Sequence[Sequence[Shot]], rows_a_sheet: int
) -> list[list[Sequence[Shot]]]:
    """Cut the rows into sheets of at most so many."""
    starts = range(0, len(rows), rows_a_sheet)
    return [list(rows[start : start + rows_a_sheet]) for start in starts]


def sheet_file(number: int) -> PurePath:
    """Return where the contact sheet with this number goes, within its hub's folder."""
    return PurePath(f"sheet-{number:02}.png")
