"""Where the catalogue leads in a framework, step by step, and where it has holes.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
A step is one level of one skill: from `start` to the next. What teaches more than one
level up covers each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from competencies.tree import GroupNode, SkillNode


class State(StrEnum):
    """What may be said of a step: only the worst that holds of all its resources."""

    NONE = "none"
    """Nothing teaches it."""
    BROKEN = "broken"
    """Whatever teaches it has a broken link."""
    OLD = "old"
    """Whatever teaches it, and works, has long not been looked at."""
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Supply:
    """A resource that takes a skill, by its key, from one level to another."""

    skill: int
    from_rank: int
    to_rank: int
    minutes: int
    is_old: bool = False
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one skill: what there is, and at least how many people want it."""

    start: int
    count: int
    least_minutes: int | None
    """Of what is not broken."""
    state: State
    wanted: int | None = None
    """None: not known, or of too few people to say."""

    @property
    def end(self) -> int:
        return self.start + 1

    @property
    def is_hole(self) -> bool:
        return self.state in {State.NONE, State.BROKEN}


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill with its steps, lowest first."""

    skill: SkillNode
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Covered:
    """Of how many skills of a competency a step is covered."""

    start: int
    covered: int
    total: int


@dataclass(frozen=True, slots=True)
class CompetencyMap:
    """A competency: its skills, and how far each step is covered over all of them."""

    group: GroupNode
    lines: Sequence[SkillLine]
    steps: Sequence[Covered]

    @property
    def covered(self) -> int:
        return sum(step.covered for step in self.steps)

    @property
    def total(self) -> int:
        return sum(step.total for step in self.steps)


@dataclass(frozen=True, slots=True)
class Hole:
    """A step that people want and nothing usable teaches."""

    skill: SkillNode
    cell: Cell


def map_coverage(
    competencies: Iterable[GroupNode],
    *,
    highest: int,
    supplies: Iterable[Supply],
    wanted: Mapping[tuple[int, int], int],
) -> list[CompetencyMap]:
    """Return what covers each step of each skill, from 0 to `highest`."""
    by_step: dict[tuple[int, int], list[Supply]] = defaultdict(list)
    for supply in supplies:
        for start in range(supply.from_rank, supply.to_rank):
            by_step[supply.skill, start].append(supply)
    return [
        _map(group, [_line(skill, highest, by_step, wanted) for skill in group.skills])
        for group in competencies
    ]


def _map(group: GroupNode, lines: Sequence[SkillLine]) -> CompetencyMap:
    by_step = zip(*(line.cells for line in lines), strict=True)
    steps = [
        Covered(cells[0].start, sum(not c.is_hole for c in cells), len(cells))
        for cells in by_step
    ]
    return CompetencyMap(group, lines, steps)


def _line(
    skill: SkillNode,
    highest: int,
    by_step: Mapping[tuple[int, int], Sequence[Supply]],
    wanted: Mapping[tuple[int, int], int],
) -> SkillLine:
    cells = [
        _cell(start, by_step.get((skill.pk, start), ()), wanted.get((skill.pk, start)))
        for start in range(highest)
    ]
    return SkillLine(skill, cells)


def _cell(start: int, supplies: Sequence[Supply], wanted: int | None) -> Cell:
    usable = [supply for supply in supplies if not supply.is_broken]
    least = min((supply.minutes for supply in usable), default=None)
    return Cell(start, len(supplies), least, _state(supplies, usable), wanted)


def _state(supplies: Sequence[Supply], usable: Sequence[Supply]) -> State:
    if not supplies:
        return State.NONE
    if not usable:
        return State.BROKEN
    return State.OLD if all(supply.is_old for supply in usable) else State.GOOD


def most_wanted(maps: Iterable[CompetencyMap], *, most: int) -> list[Hole]:
    """Return the holes that people want filled, those of most people first."""
    holes = [
        Hole(line.skill, cell)
        for each in maps
        for line in each.lines
        for cell in line.cells
        if cell.is_hole and cell.wanted
    ]
    # Sorting keeps the framework's own order among equals.
    return sorted(holes, key=lambda hole: -(hole.cell.wanted or 0))[:most]
