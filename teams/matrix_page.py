"""The matrix laid out: cells with their marks, and addresses that change the view."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts.figure import Figure
from charts.heat_map import heat_map
from charts.levels import State, number, wash
from competencies.models import Level
from competencies.tree import GroupNode, SkillNode
from teams.crew import Crew
from teams.matrix import Cell, Column, Matrix, Row, Wish, lay_out, mean_of

CODES = {State.NOT_ASSESSED: "", State.NOT_APPLICABLE: "n/a"}
MOST_DRAWN = 60
"""How many people a picture takes before its numerals say nothing any more."""
LONGEST_SEARCH = 80


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell as `level_mark` draws it."""

    rank: str | None
    wash: int


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: where it opens its skills, and where it orders the people."""

    column: Column
    opens: str
    sorts: str
    is_sorted: bool
    reached: int


class MatrixAsked:
    """What an address asks of the matrix; whatever it can't be is left out."""

    def __init__(self, query: QueryDict, crew: Crew) -> None:
        self.crew = crew
        self.words = query.get("q", "").strip()[:LONGEST_SEARCH]
        self.wish = Wish(
            does=query.get("role", "")[:LONGEST_SEARCH],
            level=self._level(query.get("level", "")),
            is_keen=query.get("interest") == "keen",
            by_coverage=query.get("order") == "coverage",
            by=_slug(query.get("sort", "")),
        )
        self.group = _slug(query.get("competency", ""))

    def _level(self, given: str) -> int:
        is_rank = re.fullmatch(r"[0-9]{1,2}", given, re.ASCII)
        return int(given) if is_rank and int(given) <= self.crew.scale.highest else 0

    @cached_property
    def competency(self) -> GroupNode | None:
        return self.crew.outline.competency(self.group) if self.group else None

    def columns(self) -> list[Column]:
        """Return competencies, or the skills of one, or those that words name."""
        if self.words:
            folded = self.words.casefold()
            skills = self.crew.outline.skills.values()
            return [_skill(s) for s in skills if folded in s.name.casefold()]
        if self.competency:
            return [_skill(skill) for skill in self.competency.skills]
        return [
            Column(group.slug, group.name, tuple(skill.pk for skill in group.skills))
            for group in self.crew.outline.competencies
        ]

    def address(self, **changes: str) -> str:
        """Return where this view is with something asked differently."""
        is_own = self.crew.framework == self.crew.team.framework
        asked = {
            "framework": "" if is_own else self.crew.framework.slug,
            "competency": self.competency.slug if self.competency else "",
            "q": self.words,
            "role": self.wish.does,
            "level": str(self.wish.level or ""),
            "interest": "keen" if self.wish.is_keen else "",
            "order": "coverage" if self.wish.by_coverage else "",
            "sort": self.wish.by,
        } | changes
        return "?" + urlencode({name: value for name, value in asked.items() if value})


def _slug(given: str) -> str:
    return given if re.fullmatch(r"[-\w]{1,120}", given, re.ASCII) else ""


def _skill(skill: SkillNode) -> Column:
    return Column(skill.slug, skill.name, (skill.pk,), is_skill=True)


class MatrixPage:
    """The matrix of a team as its page, its file and the API show it."""

    def __init__(self, crew: Crew, asked: MatrixAsked) -> None:
        self.crew, self.asked = crew, asked

    @cached_property
    def is_of_means(self) -> bool:
        """Whether the columns are competencies, and their cells means."""
        return not all(column.is_skill for column in self.matrix.columns)

    @cached_property
    def at_least(self) -> int:
        """The level the foot counts from: the one asked for, else about the middle.

        A mean over many skills is seldom high, so it is counted from one level lower.
        """
        is_of_means = not (self.asked.words or self.asked.competency)
        middle = self.crew.scale.highest // 2 + (0 if is_of_means else 1)
        return self.asked.wish.level or max(middle, 1)

    @cached_property
    def matrix(self) -> Matrix:
        return lay_out(
            self.crew.members,
            self.asked.columns(),
            self.crew.held,
            # Not read where nobody asks for it.
            keen=self.crew.keen if self.asked.wish.is_keen else {},
            wish=self.asked.wish,
            at_least=self.at_least,
        )

    @property
    def level_name(self) -> str:
        return self.crew.scale.name(self.at_least)

    @property
    def finding(self) -> str:
        """Say in a sentence what the table shows."""
        matrix = self.matrix
        if not matrix.rows:
            return _("Nobody is shown by name here")
        empty = [
            column.name
            for column, reached in zip(matrix.columns, matrix.reached, strict=True)
            if not reached
        ]
        if self.is_of_means:
            return self._extremes()
        if not empty:
            return _("Everything here has somebody at %(level)s or above") % {
                "level": self.level_name
            }
        if len(empty) == 1:
            return _("Nobody is at %(level)s in %(name)s") % {
                "level": self.level_name,
                "name": empty[0],
            }
        return ngettext(
            "%(count)d column has nobody at %(level)s",
            "%(count)d columns have nobody at %(level)s",
            len(empty),
        ) % {"count": len(empty), "level": self.level_name}

    def _extremes(self) -> str:
        """Name the competencies that these people hold best and least."""
        means = [
            (mean, column.name)
            for at, column in enumerate(self.matrix.columns)
            if (mean := mean_of(row.cells[at] for row in self.matrix.rows)) is not None
        ]
        if not means or min(means)[0] == max(means)[0]:
            return _("Nothing here stands out")
        return _("Strongest in %(best)s, weakest in %(least)s") % {
            "best": max(means)[1],
            "least": min(means)[1],
        }

    @cached_property
    def heads(self) -> list[Head]:
        pairs = zip(self.matrix.columns, self.matrix.reached, strict=True)
        return [self._head(column, reached) for column, reached in pairs]

    def _head(self, column: Column, reached: int) -> Head:
        is_sorted = self.asked.wish.by == column.key
        return Head(
            column=column,
            opens=""
            if column.is_skill
            else self.asked.address(competency=column.key, sort=""),
            sorts=self.asked.address(sort="" if is_sorted else column.key),
            is_sorted=is_sorted,
            reached=reached,
        )

    @cached_property
    def lines(self) -> list[Line]:
        highest = self.crew.scale.highest
        return [
            Line(row, [mark_of(cell, highest) for cell in row.cells])
            for row in self.matrix.rows
        ]

    @cached_property
    def figure(self) -> Figure | None:
        """The same as a picture; None where it would be unreadable or empty."""
        rows, columns = self.matrix.rows, self.matrix.columns
        if not (0 < len(rows) <= MOST_DRAWN and columns):
            return None
        return heat_map(
            [row.member.name for row in rows],
            [column.name for column in columns],
            [row.cells for row in rows],
            highest=self.crew.scale.highest,
        )

    @cached_property
    def roles(self) -> list[str]:
        """What the named do in the team, to narrow by."""
        return sorted({each.does for each in self.crew.members if each.does})

    @property
    def levels(self) -> list[tuple[int, str]]:
        return [(level.rank, level.name) for level in self.crew.scale.levels[1:]]

    @property
    def key(self) -> list[tuple[Level, int]]:
        """The levels with their washes, for the key."""
        scale = self.crew.scale
        return [(level, wash(level.rank, scale.highest)) for level in scale.levels]

    @property
    def csv_address(self) -> str:
        joint = "&" if self.asked.address() != "?" else ""
        return f"{self.asked.address()}{joint}as=csv"

    @property
    def is_narrowed(self) -> bool:
        wish = self.asked.wish
        return bool(wish.does or wish.level or wish.is_keen or self.asked.words)

    def rows(self) -> list[Mapping[str, str | int | float | None]]:
        """Return one row a person: for the file."""
        return [
            {
                "name": row.member.name,
                "role": row.member.does,
                "grade": row.member.grade,
            }
            | {
                heading: _plain(cell)
                for heading, cell in zip(self._headings(), row.cells, strict=True)
            }
            for row in self.matrix.rows
        ]

    def _headings(self) -> list[str]:
        """Return a name for each column of the file, no two alike."""
        names = Counter(
            ["name", "role", "grade", *(c.name for c in self.matrix.columns)]
        )
        return [
            each.name if names[each.name] == 1 else f"{each.name} ({each.key})"
            for each in self.matrix.columns
        ]


def mark_of(cell: Cell, highest: int) -> Mark:
    if cell is State.NOT_ASSESSED:
        return Mark(None, 0)
    if isinstance(cell, State):
        return Mark("na", 0)
    return Mark(number(cell), wash(cell, highest))


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, State):
        return CODES[cell]
    return cell if isinstance(cell, int) else round(cell, 2)
