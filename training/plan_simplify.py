"""Make a planning question smaller without changing its answer.

What can be had for nothing is had; what only one resource gives has to be taken; what
leads nowhere, or does no more than a cheaper one, is left out. Each makes room for the
others, so they take turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.plan_task import Action, bits, closure, startable


@dataclass(frozen=True, slots=True)
class Case:
    """A question, with what has been decided already.

    Actions that are taken cost nothing any more; `paid` is what they cost.
    """

    actions: tuple[Action, ...]
    goal: int
    taken: frozenset[int] = frozenset()
    paid: int = 0

    def take(self, number: int) -> Case:
        """Return the case in which this action is in the plan."""
        cost = next(each.cost for each in self.actions if each.number == number)
        return Case(
            tuple(
                replace(each, cost=0) if each.number == number else each
                for each in self.actions
            ),
            self.goal,
            self.taken | {number},
            self.paid + cost,
        )

    def keep(self, actions: Sequence[Action]) -> Case:
        """Return the case in which only these may be in the plan."""
        return Case(tuple(actions), self.goal, self.taken, self.paid)


def simplified(case: Case) -> Case | None:
    """Return a smaller case with the same cheapest cost, or None: out of reach."""
    case = case.keep(startable(case.actions))
    if case.goal & ~closure(case.actions):
        return None
    while True:
        before = len(case.actions), case.goal, case.paid
        case = _without_the_free(case)
        case = case.keep(_relevant(case.actions, case.goal))
        case = _with_the_only_ones(case)
        case = case.keep(_undominated(case.actions))
        if (len(case.actions), case.goal, case.paid) == before:
            return case


def _without_the_free(case: Case) -> Case:
    """Forget the marks that cost nothing."""
    held = closure([action for action in case.actions if not action.cost])
    if not held:
        return case
    actions = (
        Action(a.number, a.cost, a.needs & ~held, a.gives & ~held) for a in case.actions
    )
    return replace(case, actions=tuple(actions), goal=case.goal & ~held)


def _relevant(actions: Sequence[Action], goal: int) -> list[Action]:
    """Keep what gives a goal, or what something kept needs; forget other gifts."""
    wanted, before = goal, -1
    while wanted != before:
        before = wanted
        for action in actions:
            if action.gives & ~action.needs & wanted:
                wanted |= action.needs
    gifts = ((each, each.gives & ~each.needs & wanted) for each in actions)
    return [Action(a.number, a.cost, a.needs, gives) for a, gives in gifts if gives]


def _with_the_only_ones(case: Case) -> Case:
    """Take what alone gives a mark of the goal, and make its needs the goal's."""
    once = twice = 0
    for action in case.actions:
        twice |= once & action.gives
        once |= action.gives
    alone = case.goal & ~twice
    for action in case.actions if alone else ():
        if action.gives & alone:
            case = replace(case, goal=case.goal | action.needs)
            case = case.take(action.number) if action.cost else case
    return case


def _undominated(actions: Sequence[Action]) -> list[Action]:
    """Leave out what another does as well, for no more and with no more needed."""
    kept: list[Action] = []
    by_gift: dict[int, list[Action]] = {}
    for action in sorted(actions, key=lambda each: (each.cost, each.number)):
        marks = bits(action.gives)
        if not any(_dominates(o, action) for o in by_gift.get(marks[0], ())):
            kept.append(action)
            for mark in marks:
                by_gift.setdefault(mark, []).append(action)
    return sorted(kept, key=lambda each: each.number)


def _dominates(other: Action, action: Action) -> bool:
    return not (other.needs & ~action.needs or action.gives & ~other.gives)
