"""What the page of a comparison shows, prepared so that templates only place it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from charts.dot_plot import (
    PlotRow,
    Series,
    dot_plot,
    dot_plot_drawing,
    dot_plot_finding,
    share,
)
from charts.levels import number, wash
from charts.symbols import MOST_SYMBOLS, Symbol, symbols_for
from competencies.outlines import Scale
from competencies.tree import GroupNode, SkillNode
from profiles.charts import Chart
from profiles.comparables import Place, Thing
from profiles.comparison import (
    Absent,
    Comparison,
    CompetencyLine,
    Figure,
    SkillLine,
    Value,
    compare,
)
from profiles.comparison_address import Asked

SIGNS = {
    Absent.NOT_ASSESSED: "?",
    Absent.NOT_APPLICABLE: "n/a",
    Absent.NOT_ASKED: "-",
}


def absent_in_words(absent: Absent) -> str:
    """Say why there is no level."""
    words = {
        Absent.NOT_ASSESSED: _("not assessed"),
        Absent.NOT_APPLICABLE: _("not applicable"),
        Absent.NOT_ASKED: _("not asked"),
    }
    return words[absent]


@dataclass(frozen=True, slots=True)
class Column:
    """One of the compared, as the head of a column and a line of the key."""

    name: str
    about: str
    symbol: Symbol | None
    """None where there are more than symbols can tell apart."""
    leave_out: str
    """The address of the same comparison without it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A level, a mean, or why there is neither."""

    column: str
    text: str
    words: str
    """In full, for who doesn't see the sign; empty where the text says it all."""
    level: int | float | None
    at: str
    """Where the dot of a small multiple stands, in per cent."""
    wash: int = 0
    basis: str = ""
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class SkillRow:
    skill: SkillNode
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """One competency, and its skills where it is open."""

    group: GroupNode
    cells: list[Cell]
    skills: list[SkillRow]
    is_open: bool
    toggle: str
    """The address with its skills shown, or hidden again."""
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class ComparePage:
    columns: list[Column]
    rows: list[CompetencyRow]
    comparison: Comparison
    finding: str
    chart: Chart | None
    """The dot plot; None where small multiples in the table take its place."""
    ticks: tuple[str, ...]


class CompareReader:
    """Lays things out side by side; asks the database for nothing."""

    def __init__(
        self, place: Place, scale: Scale, things: Sequence[Thing], asked: Asked
    ) -> None:
        self.outline, self.scale = place.outline, scale
        self.things, self.asked = things, asked
        self.groups = {group.slug: group for group in place.outline.competencies}
        self.has_symbols = len(things) <= MOST_SYMBOLS
        intended = [thing.compared.asks for thing in things]
        symbols = symbols_for(intended) if self.has_symbols else [None] * len(things)
        self.symbols: Sequence[Symbol | None] = symbols
        self.comparison = compare(
            [thing.compared for thing in things],
            [
                (group.slug, [skill.pk for skill in group.skills])
                for group in place.outline.competencies
            ],
            differences=asked.differences,
        )

    def page(self) -> ComparePage:
        rows = [self.row(line) for line in self.comparison.lines]
        plot = [_plot_row(row.group.name, row.cells) for row in rows]
        return ComparePage(
            columns=self.columns(),
            rows=rows,
            comparison=self.comparison,
            finding=dot_plot_finding(plot),
            chart=self.chart("compared", plot) if rows else None,
            ticks=tuple(
                share(level, self.scale.highest)
                for level in range(self.scale.highest + 1)
            ),
        )

    def columns(self) -> list[Column]:
        return [
            Column(
                name=thing.name,
                about=thing.about,
                symbol=symbol,
                leave_out=self.asked.without(thing.reference).query,
            )
            for thing, symbol in zip(self.things, self.symbols, strict=True)
        ]

    def row(self, line: CompetencyLine) -> CompetencyRow:
        group = self.groups[line.slug]
        is_open = line.slug in self.asked.open
        skills = [self.skill_row(skill) for skill in line.skills] if is_open else []
        plot = [_plot_row(row.skill.name, row.cells) for row in skills]
        return CompetencyRow(
            group=group,
            cells=[
                self.figure_cell(thing, figure)
                for thing, figure in zip(self.things, line.figures, strict=True)
            ],
            skills=skills,
            is_open=is_open,
            toggle=self.asked.toggled(line.slug).query,
            chart=self.chart(f"skills-{line.slug}", plot) if skills else None,
        )

    def skill_row(self, line: SkillLine) -> SkillRow:
        return SkillRow(
            self.outline.skills[line.skill],
            [
                self.level_cell(thing, value)
                for thing, value in zip(self.things, line.values, strict=True)
            ],
        )

    def level_cell(self, thing: Thing, value: Value) -> Cell:
        if isinstance(value, Absent):
            return self.absent_cell(thing, value)
        return Cell(
            column=thing.name,
            text=number(value),
            words="",
            level=value,
            at=share(value, self.scale.highest),
            wash=wash(value, self.scale.highest),
        )

    def figure_cell(self, thing: Thing, figure: Figure) -> Cell:
        if figure.mean is None:
            return self.absent_cell(thing, figure.absent or Absent.NOT_ASSESSED)
        return Cell(
            column=thing.name,
            text=number(float(figure.mean)),
            words="",
            level=float(figure.mean),
            at=share(figure.mean, self.scale.highest),
            basis=_("%(counted)d of %(applying)d")
            % {"counted": figure.counted, "applying": figure.applying}
            if figure.counted < figure.applying
            else "",
            is_hollow=figure.is_hollow,
        )

    def absent_cell(self, thing: Thing, absent: Absent) -> Cell:
        return Cell(thing.name, SIGNS[absent], absent_in_words(absent), None, "")

    def chart(self, name: str, rows: Sequence[PlotRow]) -> Chart | None:
        series = [
            Series(thing.name, symbol)
            for thing, symbol in zip(self.things, self.symbols, strict=True)
            if symbol is not None
        ]
        if not series:
            return None
        highest = self.scale.highest
        return Chart(
            id=name,
            finding=dot_plot_finding(rows),
            figure=dot_plot(series, rows, highest=highest),
            drawing=dot_plot_drawing(series, rows, highest=highest),
        )

    def sheet(self) -> list[list[str | float | None]]:
        """Return the comparison as rows of a file: every skill, open or not."""
        head: list[str | float | None] = [_("Competency"), _("Skill")]
        rows = [head + [thing.name for thing in self.things]]
        for line in self.comparison.lines:
            name = self.groups[line.slug].name
            rows.append([name, "", *(_figure_out(each) for each in line.figures)])
            rows += [
                [
                    name,
                    self.outline.skills[each.skill].name,
                    *map(_value_out, each.values),
                ]
                for each in line.skills
            ]
        return rows


def _plot_row(name: str, cells: Sequence[Cell]) -> PlotRow:
    return PlotRow(name, tuple(c.level for c in cells), tuple(c.text for c in cells))


def _figure_out(figure: Figure) -> str | float:
    if figure.mean is None:
        return absent_in_words(figure.absent or Absent.NOT_ASSESSED)
    return round(figure.mean, 2)


def _value_out(value: Value) -> str | float:
    return absent_in_words(value) if isinstance(value, Absent) else value
