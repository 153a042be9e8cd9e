"""Search for the cheapest plan beside a bound, until both meet or work is spent.

The question is made small, bounded from below, and answered quickly from above. What
the bound shows to be in no cheaper plan is left out, which makes the next bound better.
Where that ends, an action is tried both ways, the case with the lowest bound first. So
the bound of the cases that are still open holds for the whole, whenever one stops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from training.plan_bound import Bound, lower_bound
from training.plan_exact import cheapest_plan
from training.plan_search import Found, first_plans, mended, swapped, without_surplus
from training.plan_simplify import Case, simplified
from training.plan_task import Action, Task, make_task
from training.plan_values import Tuning

SMALL = 40  # actions; what SciPy answers in a moment


@dataclass(frozen=True, slots=True)
class Solved:
    """The numbers of the actions to take; no plan costs less than the bound."""

    chosen: tuple[int, ...]
    cost: int
    bound: int


@dataclass(frozen=True, slots=True, order=True)
class _Open:
    """A case that may hold a cheaper plan; no plan in it costs less than `least`."""

    least: int
    serial: int
    case: Case = field(compare=False)
    bound: Bound = field(compare=False)


def solve(actions: Sequence[Action], goal: int, tuning: Tuning) -> Solved:
    """Return a cheap plan, and what none can undercut. All actions can be started."""
    search = _Search(actions, goal, tuning)
    least = search.run()
    numbers = tuple(actions[each].number for each in search.best.chosen)
    return Solved(numbers, search.best.cost, min(least, search.best.cost))


class _Search:
    def __init__(self, actions: Sequence[Action], goal: int, tuning: Tuning) -> None:
        self.whole = make_task(actions, goal)
        self.place = {action.number: at for at, action in enumerate(actions)}
        self.free = {action.number for action in actions if not action.cost}
        everything = tuple(range(len(actions)))
        self.best = Found(self.whole.cost_of(everything) + 1, everything)
        self.tuning, self.work, self.serial = tuning, tuning.work, 0

    def run(self) -> int:
        """Improve `best` and return the bound."""
        first = self._first()
        waiting = [first] if first else []
        while waiting and self.work > 0 and waiting[0].least < self.best.cost:
            for opened in self._both_ways(heappop(waiting)):
                heappush(waiting, opened)
        if not waiting or waiting[0].least >= self.best.cost:
            return self.best.cost
        self._take(swapped(self.whole, self.best).chosen)
        return self._exactly(first, waiting[0].least)

    def _first(self) -> _Open | None:
        """Answer quickly; then, if that may not be the best, look harder."""
        case = simplified(Case(self.whole.actions, self.whole.goal))
        if case is None:
            raise ValueError("The goal is out of reach.")
        task = make_task(case.actions, case.goal)
        found = first_plans(task)
        self._offer(case, task, found.chosen)
        opened = self._narrowed(case, 0)
        if opened is None:
            return None
        task = make_task(opened.case.actions, opened.case.goal)
        self._offer(opened.case, task, self._mended(task).chosen)
        return self._narrowed(opened.case, opened.least)

    def _mended(self, task: Task) -> Found:
        return mended(task, first_plans(task), self.tuning.rounds)

    def _offer(self, case: Case, task: Task, chosen: Iterable[int]) -> None:
        """Take this plan if it is cheaper, without what it can spare."""
        numbers = {task.actions[each].number for each in chosen} | case.taken
        places = [self.place[number] for number in numbers | self.free]
        self._take(without_surplus(self.whole, places))

    def _take(self, chosen: tuple[int, ...]) -> None:
        found = Found(self.whole.cost_of(chosen), chosen)
        self.best = min(self.best, found, key=lambda each: (each.cost, each.chosen))

    def _narrowed(self, case: Case, least: int) -> _Open | None:
        """Bound a case and leave out what is in no cheaper plan, while that helps.

        None where the case holds no plan that is cheaper than the best.
        """
        while True:
            smaller = simplified(case)
            if smaller is None or smaller.paid >= self.best.cost:
                return None
            least, bound = self._bounded(smaller, least)
            if least >= self.best.cost:
                return None
            room = self.best.cost - smaller.paid - bound.cost
            case = smaller.keep(_affordable(smaller.actions, bound, room))
            if self.work <= 0 or len(case.actions) == len(smaller.actions):
                self.serial += 1
                return _Open(least, self.serial, smaller, bound)

    def _bounded(self, case: Case, least: int) -> tuple[int, Bound]:
        """Return the bound, and offer the plan that comes with it."""
        task = make_task(case.actions, case.goal)
        bound = lower_bound(task)
        self.work -= len(case.actions) * (len(bound.landmarks) + 1)
        self._offer(case, task, bound.paid_off)
        return max(least, case.paid + bound.cost), bound

    def _both_ways(self, opened: _Open) -> list[_Open]:
        """Tell apart the plans with one of the actions and those without."""
        case, number = opened.case, _undecided(opened)
        without = [each for each in case.actions if each.number != number]
        ways = (case.take(number), case.keep(without))
        found = (self._narrowed(way, opened.least) for way in ways)
        return [each for each in found if each]

    def _exactly(self, first: _Open | None, least: int) -> int:
        """Ask SciPy, where that is quick; what is cheaper than `best` is in `first`."""
        if first is None or len(first.case.actions) > SMALL:
            return least
        task = make_task(first.case.actions, first.case.goal)
        found = cheapest_plan(task, self.tuning.exact_seconds)
        if found is None:
            return least
        self._offer(first.case, task, found.chosen)
        return self.best.cost


def _affordable(actions: Iterable[Action], bound: Bound, room: int) -> list[Action]:
    pairs = zip(actions, bound.rest, strict=True)
    return [action for action, rest in pairs if rest < room]


def _undecided(opened: _Open) -> int:
    """Return the action that is paid off in most landmarks with others beside it."""
    actions, rest = opened.case.actions, opened.bound.rest
    seen = Counter[int]()
    for landmark in opened.bound.landmarks:
        weight = 1 if len(landmark) == 1 else len(actions)
        seen.update({each: weight for each in landmark if not rest[each]})
    best = max(seen, key=lambda each: (seen[each], actions[each].cost, -each))
    return actions[best].number
