"""The map of coverage laid out: every cell with its words and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts.levels import wash
from competencies.tree import GroupNode, SkillNode
from training.coverage import Cell, CompetencyMap, Covered, SkillLine, State
from training.coverage_reading import (
    CoverageMap,
    issue_words,
    least_words,
    search_url,
    suggest_url,
)

# From so many resources on a cell has its full ink.
PLENTY = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: its numeral, a word where all is not well, and in full for a reader."""

    cell: Cell
    wash: int
    time: str
    mark: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    skill: SkillNode
    cells: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """How many skills of a competency have something for a step."""

    step: Covered
    wash: int


@dataclass(frozen=True, slots=True)
class ShownCompetency:
    group: GroupNode
    covered: int
    total: int
    steps: Sequence[ShownStep]
    lines: Sequence[ShownLine]


@dataclass(frozen=True, slots=True)
class ShownHole:
    """A step that is missing most, with what to say of it."""

    skill: SkillNode
    cell: Cell
    issue: str
    url: str


class CoveragePage:
    """Everything the page shows."""

    def __init__(self, found: CoverageMap) -> None:
        self.found = found
        self.starts = [(start, start + 1) for start in range(found.highest)]
        self.competencies = [
            self._competency(each) for each in found.maps if each.lines
        ]

    @property
    def covered(self) -> int:
        return sum(each.covered for each in self.competencies)

    @property
    def total(self) -> int:
        return sum(each.total for each in self.competencies)

    @property
    def holes(self) -> list[ShownHole]:
        return [
            ShownHole(
                hole.skill,
                hole.cell,
                issue_words(hole),
                suggest_url(hole.skill.name, hole.cell.start),
            )
            for hole in self.found.holes
        ]

    def _competency(self, each: CompetencyMap) -> ShownCompetency:
        steps = [ShownStep(step, wash(step.covered, step.total)) for step in each.steps]
        lines = [self._line(line) for line in each.lines]
        return ShownCompetency(each.group, each.covered, each.total, steps, lines)

    def _line(self, line: SkillLine) -> ShownLine:
        return ShownLine(line.skill, [self._cell(line.skill, c) for c in line.cells])

    def _cell(self, skill: SkillNode, cell: Cell) -> Shown:
        return Shown(
            cell=cell,
            wash=wash(min(cell.count, PLENTY), PLENTY),
            time=least_words(cell.least_minutes),
            mark=mark_of(cell.state),
            words=cell_words(skill.name, cell),
            url=self._url(skill, cell),
        )

    def _url(self, skill: SkillNode, cell: Cell) -> str:
        if cell.count:
            return search_url(self.found.framework.slug, skill.slug, cell.start)
        return suggest_url(skill.name, cell.start)


def mark_of(state: State) -> str:
    """Return the word that stands in a cell where all is not well."""
    return {State.BROKEN: _("broken"), State.OLD: _("old")}.get(state, "")


def cell_words(skill: str, cell: Cell) -> str:
    """Return what a cell leads to, for who doesn't see its column."""
    step = _("%(skill)s, from %(start)d to %(end)d") % {
        "skill": skill,
        "start": cell.start,
        "end": cell.end,
    }
    if not cell.count:
        return f"{step}: {_('nothing yet, suggest something')}"
    count = ngettext("%d resource", "%d resources", cell.count) % cell.count
    return f"{step}: {count}"
