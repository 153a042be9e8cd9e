"""A planning question in small numbers: what the searches of the planner work on.

What somebody holds already is left out. What is left are *marks*, such as "level 2 of
testing", numbered from 0, and *actions*, the resources, with the marks that each needs
and gives. Sets of marks are the bits of an integer. Nothing is lost by learning, so
marks only grow, and no plan uses a resource twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

UNITS = 10_000  # of an hour: costs are whole numbers, so that equal is equal


@dataclass(frozen=True, slots=True)
class Action:
    """One resource; `number` is its place among the candidates."""

    number: int
    cost: int
    needs: int
    gives: int


@dataclass(frozen=True, slots=True)
class Task:
    """Actions in a fixed order, and what they lead to, both ways."""

    actions: tuple[Action, ...]
    goal: int
    marks: int
    """How many marks are numbered; some may be of no action."""
    costs: tuple[int, ...]
    needs: tuple[tuple[int, ...], ...]
    gives: tuple[tuple[int, ...], ...]
    needed_by: tuple[tuple[int, ...], ...]
    given_by: tuple[tuple[int, ...], ...]

    def holds(self, chosen: Iterable[int]) -> int:
        """Return the marks that these actions lead to, each taken when it can be."""
        return closure(self.actions[each] for each in chosen)

    def reaches(self, chosen: Iterable[int]) -> bool:
        return not self.goal & ~self.holds(chosen)

    def cost_of(self, chosen: Iterable[int]) -> int:
        return sum(self.costs[each] for each in chosen)


def closure(actions: Iterable[Action]) -> int:
    """Return all marks that are reached by taking actions as soon as they can be."""
    held, waiting, grows = 0, list(actions), True
    while grows:
        grows, late = False, []
        for action in waiting:
            if action.needs & ~held:
                late.append(action)
            else:
                held |= action.gives
                grows = True
        waiting = late
    return held


def bits(mask: int) -> tuple[int, ...]:
    """Return the places of the bits that are set, the lowest first."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return tuple(found)


def make_task(actions: Sequence[Action], goal: int) -> Task:
    """Index the actions as they are."""
    width = goal.bit_length()
    for action in actions:
        width = max(width, action.needs.bit_length(), action.gives.bit_length())
    needs = tuple(bits(action.needs) for action in actions)
    gives = tuple(bits(action.gives) for action in actions)
    return Task(
        actions=tuple(actions),
        goal=goal,
        marks=width,
        costs=tuple(action.cost for action in actions),
        needs=needs,
        gives=gives,
        needed_by=_turned(needs, width),
        given_by=_turned(gives, width),
    )


def _turned(rows: Sequence[tuple[int, ...]], width: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(width)]
    for number, row in enumerate(rows):
        for mark in row:
            found[mark].append(number)
    return tuple(tuple(row) for row in found)


def startable(actions: Sequence[Action]) -> list[Action]:
    """Keep the actions that can be taken at some time."""
    held = closure(actions)
    return [action for action in actions if not action.needs & ~held]


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers for the levels that matter: those asked for somewhere."""

    ranks: Mapping[str, tuple[int, ...]]
    first: Mapping[str, int]

    @property
    def count(self) -> int:
        return sum(map(len, self.ranks.values()))

    def needs(self, levels: Mapping[str, int]) -> int:
        """Return the bits of having these levels; what is held has none."""
        mask = 0
        for skill, rank in levels.items():
            ranks = self.ranks.get(skill, ())
            if rank in ranks:
                mask |= 1 << self.first[skill] + ranks.index(rank)
        return mask

    def gifts(self, levels: Mapping[str, int]) -> int:
        """Return the bits of what is had with these levels: them and those below."""
        mask = 0
        for skill, rank in levels.items():
            below = sum(1 for each in self.ranks.get(skill, ()) if each <= rank)
            mask |= ((1 << below) - 1) << self.first.get(skill, 0)
        return mask


def number_marks(asked: Iterable[tuple[str, int]], held: Mapping[str, int]) -> Marks:
    """Number the levels that are asked for and not held, in order of the names."""
    ranks: dict[str, set[int]] = {}
    for skill, rank in asked:
        if rank > held.get(skill, 0):
            ranks.setdefault(skill, set()).add(rank)
    first, place = {}, 0
    for skill in sorted(ranks):
        first[skill] = place
        place += len(ranks[skill])
    return Marks({skill: tuple(sorted(ranks[skill])) for skill in first}, first)
