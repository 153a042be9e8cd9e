"""Look for a cheap plan: two quick ones, then taking parts away and mending them.

Everything is decided by costs and by the order of the actions, so the same question has
the same answer. The time is bounded by counting rounds, never by a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from training.plan_task import Task

Chosen = tuple[int, ...]
NEVER = -1


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that reaches the goal, and its cost."""

    cost: int
    chosen: Chosen


def first_plans(task: Task) -> Found:
    """Return the better of a relaxed plan and a greedy one (docs/adr/0047)."""
    relaxed = relaxed_plan(task, task.costs)
    supporters = frozenset(relaxed)
    greedy = _greedy(task, supporters)
    return min((_settled(task, plan) for plan in (relaxed, greedy)), key=_order)


def _order(found: Found) -> tuple[int, Chosen]:
    return found.cost, found.chosen


def relaxed_plan(task: Task, costs: Sequence[int]) -> set[int]:
    """Return what the cheapest way to each mark needs, each way taken by itself.

    The cost of an action is its own and the sum of those of all that it needs.
    """
    by = _supporters(task, costs)
    chosen: set[int] = set()
    waiting = [mark for mark in range(task.marks) if task.goal >> mark & 1]
    seen = set(waiting)
    while waiting:
        action = by[waiting.pop()]
        if action not in chosen:
            chosen.add(action)
            fresh = [mark for mark in task.needs[action] if mark not in seen]
            seen.update(fresh)
            waiting += fresh
    return chosen


def _supporters(task: Task, costs: Sequence[int]) -> list[int]:
    """Return for each mark the action by which it is cheapest."""
    by = [NEVER] * task.marks
    lacking = [len(marks) for marks in task.needs]
    price = list(costs)
    ready: list[tuple[int, int]] = []
    for action, count in enumerate(lacking):
        if not count:
            heappush(ready, (price[action], action))
    while ready:
        paid, action = heappop(ready)
        for mark in task.gives[action]:
            if by[mark] == NEVER:
                by[mark] = action
                for later in task.needed_by[mark]:
                    lacking[later] -= 1
                    price[later] += paid
                    if not lacking[later]:
                        heappush(ready, (price[later], later))
    return by


def _greedy(task: Task, supporters: frozenset[int]) -> set[int]:
    """Take again and again what can be started and gives most for its cost."""
    held, chosen = 0, set[int]()
    waiting = set(range(len(task.actions)))
    while task.goal & ~held:
        best = max(
            (each for each in waiting if not task.actions[each].needs & ~held),
            key=lambda each: (_gain(task, each, held, supporters), -each),
        )
        waiting.discard(best)
        chosen.add(best)
        held |= task.actions[best].gives
    return chosen


def _gain(task: Task, each: int, held: int, supporters: frozenset[int]) -> float:
    action = task.actions[each]
    new = (action.gives & ~held & task.goal).bit_count()
    useful = new or 0.5 * (each in supporters and bool(action.gives & ~held))
    return useful / (action.cost or 1)


def _settled(task: Task, chosen: Iterable[int]) -> Found:
    kept = without_surplus(task, chosen)
    return Found(task.cost_of(kept), kept)


def without_surplus(task: Task, chosen: Iterable[int]) -> Chosen:
    """Drop what the rest can do without, the dearest first.

    Once through is enough: what a set cannot spare, no part of that set can.
    """
    kept = set(chosen)
    for each in sorted(kept, key=lambda one: (-task.costs[one], -one)):
        kept.discard(each)
        if not task.reaches(kept):
            kept.add(each)
    return tuple(sorted(kept))


def mended(task: Task, start: Found, rounds: int) -> Found:
    """Take parts of the plan away, mend it otherwise, and keep what is cheaper."""
    random = Random(rounds)  # noqa: S311  no secret: the same at each call
    best = start
    for _ in range(rounds if len(start.chosen) > 1 else 0):
        plan = relaxed_plan(task, _with_a_part_away(task, best.chosen, random))
        best = min(best, _settled(task, plan), key=_order)
    return best


def _with_a_part_away(task: Task, chosen: Chosen, random: Random) -> list[int]:
    """Return costs by which most of the plan is free, and its rest twice as dear.

    All costs are a little off, so that the ways to mend differ.
    """
    costs = [int(cost * (1 + random.random() / 2)) for cost in task.costs]
    away = set(random.sample(chosen, random.randint(1, max(1, len(chosen) // 2))))
    for each in chosen:
        costs[each] = 2 * costs[each] if each in away else 0
    return costs


def swapped(task: Task, start: Found) -> Found:
    """Put a cheaper action in the place of another, until no swap saves anything."""
    for old in start.chosen:
        rest = [each for each in start.chosen if each != old]
        for new in _cheaper(task, old):
            if new not in rest and task.reaches([*rest, new]):
                return swapped(task, _settled(task, [*rest, new]))
    return start


def _cheaper(task: Task, old: int) -> list[int]:
    """Return the cheaper actions that give some of the same, the cheapest first."""
    alike = {each for mark in task.gives[old] for each in task.given_by[mark]}
    cheaper = (each for each in alike if task.costs[each] < task.costs[old])
    return sorted(cheaper, key=lambda each: (task.costs[each], each))
