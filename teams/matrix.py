"""People by competencies, or by the skills of one: a table of levels.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
Rank None is "not applicable"; a skill that isn't there was not assessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from charts.levels import State

Cell = int | float | State
Held = Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Member:
    """Who is named, and what they do in the team."""

    key: str
    name: str
    does: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A competency with its skills by key, or one skill."""

    key: str
    name: str
    skills: tuple[int, ...]
    is_skill: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    member: Member
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns as they are shown, and what each column comes to."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    at_least: int
    reached: tuple[int, ...]
    """How many of these people are at this level or above, by column."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a matrix is narrowed to and how it is ordered.

    `level` keeps who holds at least so much in a column that is shown; 0 keeps all.
    `by` is the key of the column that the people are ordered by, else by name.
    """

    does: str = ""
    level: int = 0
    is_keen: bool = False
    by_coverage: bool = False
    by: str = ""


def cell_of(held: Held, column: Column) -> Cell:
    """Return a skill's rank, a competency's mean over what is rated, or the state."""
    given = [held[skill] for skill in column.skills if skill in held]
    ranks = [rank for rank in given if rank is not None]
    if ranks:
        return ranks[0] if column.is_skill else fmean(ranks)
    return State.NOT_APPLICABLE if given else State.NOT_ASSESSED


def level_in(cell: Cell) -> float:
    """Return what a cell counts for where levels are compared; -1 for no level."""
    return -1.0 if isinstance(cell, State) else float(cell)


def mean_of(cells: Iterable[Cell]) -> float | None:
    """Return the mean of the levels among cells; None where there is none."""
    levels = [cell for cell in cells if not isinstance(cell, State)]
    return fmean(levels) if levels else None


def lay_out(
    members: Sequence[Member],
    columns: Sequence[Column],
    held: Mapping[str, Held],
    *,
    keen: Mapping[str, frozenset[int]],
    wish: Wish,
    at_least: int,
) -> Matrix:
    """Return the matrix as it is wished for.

    `held` and `keen` are by the member's key; `keen` holds the skills that somebody
    would like to work on. `at_least` is the level that the foot counts from.
    """
    rows = [
        Row(each, tuple(cell_of(held.get(each.key, {}), one) for one in columns))
        for each in members
        if _is_wanted(each, columns, keen.get(each.key, frozenset()), wish)
    ]
    rows = [row for row in rows if _reaches(row, wish.level)]
    reached = [_reached(rows, at, at_least) for at in range(len(columns))]
    order = list(range(len(columns)))
    if wish.by_coverage:
        order.sort(key=lambda at: -reached[at])
    shown = tuple(columns[at] for at in order)
    rows = [Row(row.member, tuple(row.cells[at] for at in order)) for row in rows]
    return Matrix(
        columns=shown,
        rows=tuple(_in_order(rows, shown, wish.by)),
        at_least=at_least,
        reached=tuple(reached[at] for at in order),
    )


def _is_wanted(
    member: Member, columns: Sequence[Column], keen: frozenset[int], wish: Wish
) -> bool:
    if wish.does and member.does != wish.does:
        return False
    return not wish.is_keen or any(keen.intersection(each.skills) for each in columns)


def _reaches(row: Row, level: int) -> bool:
    return not level or any(level_in(cell) >= level for cell in row.cells)


def _reached(rows: Sequence[Row], at: int, level: int) -> int:
    return sum(level_in(row.cells[at]) >= level for row in rows)


def _in_order(rows: Sequence[Row], columns: Sequence[Column], by: str) -> list[Row]:
    """Order people by name, and by a column first where one is chosen."""
    named = sorted(rows, key=lambda row: (row.member.name.casefold(), row.member.key))
    place = next((at for at, each in enumerate(columns) if each.key == by), None)
    if place is None:
        return named
    return sorted(named, key=lambda row: -level_in(row.cells[place]))
