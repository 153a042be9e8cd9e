"""Groups beside one another, row by row: what stands in each cell.

Plain values in, frozen dataclasses out. A figure is of people who are counted alone;
people who are named stand beside it by themselves, never in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from charts.levels import number
from charts.spread_rows import Spread, SpreadRow
from competencies.tree import GroupNode, SkillNode
from profiles.groups_figures import Figure

NOTHING = "\N{EN DASH}"
QUARTERS = (
    gettext_lazy("under ¼"),
    gettext_lazy("¼ to ½"),
    gettext_lazy("½ to ¾"),
    gettext_lazy("over ¾"),
)
MOST_NAMED = 12
LISTED = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of a group in a quarter: by skill's uuid, by competency's slug."""

    skills: Mapping[str, Figure] = field(default_factory=dict)
    competencies: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A group: its name, its figures, those of the quarter before, and the levels of
    the people in it who are named, by person and skill."""

    name: str
    about: str
    now: Figures
    before: Figures
    named: Sequence[Mapping[int, int]] = ()
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one group in one row."""

    column: str
    figure: Figure | None
    before: Figure | None
    people: tuple[float, ...]

    @property
    def middle(self) -> str:
        return (
            span(self.figure.median, self.figure.median + 1) if self.figure else NOTHING
        )

    @property
    def half(self) -> str:
        """From where to where the middle half lies."""
        if self.figure is None:
            return NOTHING
        return span(self.figure.low, self.figure.high + 1)

    @property
    def shares(self) -> list[StrOrPromise]:
        """In which quarter the share at each level or above lies, from level 1."""
        return [QUARTERS[share] for share in self.figure.shares] if self.figure else []

    @property
    def was(self) -> str:
        """Where the middle lay the quarter before, if it lay elsewhere."""
        if self.figure is None or self.before is None:
            return ""
        was = self.before.median
        return span(was, was + 1) if was != self.figure.median else ""

    @property
    def levels(self) -> str:
        """The levels of the people who are named, the highest first."""
        shown = [number(level) for level in self.people[:MOST_NAMED]]
        return ", ".join(shown) + (" …" if len(self.people) > MOST_NAMED else "")

    @property
    def spread(self) -> Spread | None:
        figure = self.figure
        return Spread(figure.low, figure.median, figure.high) if figure else None


@dataclass(frozen=True, slots=True)
class Row:
    """A competency or a skill, a cell for each group, and where I stand."""

    name: str
    slug: str
    cells: list[Cell]
    own: float | None
    skills: list[Row] = field(default_factory=list)

    @property
    def own_text(self) -> str:
        return NOTHING if self.own is None else number(self.own)

    @property
    def drawn(self) -> SpreadRow:
        """The row as the chart takes it."""
        return SpreadRow(
            name=self.name,
            spreads=tuple(cell.spread for cell in self.cells),
            people=tuple(cell.people for cell in self.cells),
            texts=tuple(cell.middle for cell in self.cells),
            own=self.own,
        )


def span(low: int, high: int) -> str:
    """Say from which level to which."""
    return _("%(low)d to %(high)d") % {"low": low, "high": high}


def rows_of(
    competencies: Iterable[GroupNode],
    columns: Sequence[Column],
    *,
    own: Mapping[int, int],
) -> list[Row]:
    """Return a row each competency with its skills; `own` is my level by skill."""
    return [_competency(group, columns, own) for group in competencies]


def _competency(
    group: GroupNode, columns: Sequence[Column], own: Mapping[int, int]
) -> Row:
    keys = [skill.pk for skill in group.skills]
    return Row(
        name=group.name,
        slug=group.slug,
        cells=[
            Cell(
                column.name,
                column.now.competencies.get(group.slug),
                column.before.competencies.get(group.slug),
                _means(column.named, keys),
            )
            for column in columns
        ],
        own=_mean(own, keys),
        skills=[_skill(skill, columns, own) for skill in group.skills],
    )


def _skill(skill: SkillNode, columns: Sequence[Column], own: Mapping[int, int]) -> Row:
    return Row(
        name=skill.name,
        slug=skill.slug,
        cells=[
            Cell(
                column.name,
                column.now.skills.get(skill.uuid),
                column.before.skills.get(skill.uuid),
                _levels(column.named, skill.pk),
            )
            for column in columns
        ],
        own=own.get(skill.pk),
    )


def _levels(named: Sequence[Mapping[int, int]], skill: int) -> tuple[float, ...]:
    known = [float(levels[skill]) for levels in named if skill in levels]
    return tuple(sorted(known, reverse=True))


def _means(
    named: Sequence[Mapping[int, int]], skills: Collection[int]
) -> tuple[float, ...]:
    means = [mean for levels in named if (mean := _mean(levels, skills)) is not None]
    return tuple(sorted(means, reverse=True))


def _mean(levels: Mapping[int, int], skills: Collection[int]) -> float | None:
    known = [levels[skill] for skill in skills if skill in levels]
    return round(fmean(known), 1) if known else None


@dataclass(frozen=True, slots=True)
class Standout:
    """A skill of a group that is worth a word, and which."""

    skill: str
    said: str


def nearly_all_hold(rows: Iterable[Row], place: int) -> list[Standout]:
    """Return the skills that over three quarters of a group hold, the highest first."""
    found = []
    for skill in (skill for row in rows for skill in row.skills):
        figure = skill.cells[place].figure
        level = max(_held_by_most(figure), default=0) if figure else 0
        if level:
            found.append((level, skill.name))
    found.sort(key=lambda each: -each[0])
    return [
        Standout(name, _("%(level)d or more") % {"level": level})
        for level, name in found[:LISTED]
    ]


def _held_by_most(figure: Figure) -> list[int]:
    last = len(QUARTERS) - 1
    return [level for level, share in enumerate(figure.shares, 1) if share == last]


def spread_most(rows: Iterable[Row], place: int) -> list[Standout]:
    """Return the skills in which a group's middle half is widest, from three bands."""
    cells = [(skill.name, skill.cells[place]) for row in rows for skill in row.skills]
    wide = [
        (cell.figure.spread, name, cell.half)
        for name, cell in cells
        if cell.figure is not None and cell.figure.spread > 1
    ]
    wide.sort(key=lambda each: -each[0])
    return [Standout(name, half) for _width, name, half in wide[:LISTED]]
