"""How short a plan can be at best: a bound from landmarks.

A landmark is a set of actions of which every plan takes at least one. Finding one after
another, each time paying off the cheapest of its actions, adds up to a sum that no plan
can undercut (LM-cut; Helmert and Domshlak 2009). What is left of the costs tells more:
an action whose rest would lift the sum to that of a known plan is in no cheaper plan,
and the actions of which nothing is left make up a plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from training.plan_task import Task, bits

START = -1  # stands for what is held from the beginning; the last place of lists


@dataclass(frozen=True, slots=True)
class Bound:
    """The sum, what is left of each cost, and the landmarks as they were found."""

    cost: int
    rest: tuple[int, ...]
    landmarks: tuple[tuple[int, ...], ...]

    @property
    def paid_off(self) -> tuple[int, ...]:
        """The actions of which nothing is left: enough for the goal."""
        return tuple(each for each, left in enumerate(self.rest) if not left)


def lower_bound(task: Task) -> Bound:
    """Return what no plan can undercut. The goal can be reached, says the caller."""
    heights, goals = _Heights(task), bits(task.goal)
    total, landmarks = 0, list[tuple[int, ...]]()
    while goals:
        last = max(goals, key=heights.height.__getitem__)
        if not heights.height[last]:
            break
        cut = _cut(heights, last)
        least = min(heights.rest[action] for action in cut)
        total += least
        landmarks.append(cut)
        heights.pay(cut, least)
    return Bound(total, tuple(heights.rest), tuple(landmarks))


class _Heights:
    """What each mark costs if of all needs only the dearest counts.

    `hardest` is that need of each action, and `opens` its reverse: the actions of
    which a mark is the hardest need.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self.rest = list(task.costs)
        self.height = [0] * (task.marks + 1)
        self.hardest = [START] * len(task.actions)
        self._climb()
        self.opens: list[set[int]] = [set() for _ in self.height]
        for action, mark in enumerate(self.hardest):
            self.opens[mark].add(action)

    def _climb(self) -> None:
        """Set all heights, the lowest first."""
        lacking = [len(marks) for marks in self.task.needs]
        ready = [(self.rest[a], a) for a, count in enumerate(lacking) if not count]
        heapify(ready)
        done = 0
        while ready:
            paid, action = heappop(ready)
            for mark in bits(self.task.actions[action].gives & ~done):
                self.height[mark] = paid
                for later in self.task.needed_by[mark]:
                    lacking[later] -= 1
                    if not lacking[later]:  # the lowest come first: this is the highest
                        self.hardest[later] = mark
                        heappush(ready, (paid + self.rest[later], later))
            done |= self.task.actions[action].gives

    def pay(self, cut: Iterable[int], paid: int) -> None:
        """Take something off the costs of these actions, and lower what follows."""
        ready = []
        for action in cut:
            self.rest[action] -= paid
            ready.append((self._price(action), action))
        heapify(ready)
        while ready:
            price, action = heappop(ready)
            for mark in self.task.gives[action]:
                if self.height[mark] > price:
                    self.height[mark] = price
                    self._lower(mark, ready)

    def _price(self, action: int) -> int:
        return self.height[self.hardest[action]] + self.rest[action]

    def _lower(self, mark: int, ready: list[tuple[int, int]]) -> None:
        """Look again at the actions of which this mark was the hardest need."""
        for action in tuple(self.opens[mark]):
            needs = self.task.needs[action]
            hardest = max(needs, key=self.height.__getitem__)
            if hardest != mark:
                self.opens[mark].discard(action)
                self.opens[hardest].add(action)
                self.hardest[action] = hardest
            heappush(ready, (self._price(action), action))


def _cut(heights: _Heights, last: int) -> tuple[int, ...]:
    """Return the actions by which one comes near to the goal; none of them is free."""
    near = _near(heights, last)
    actions, opens = heights.task.actions, heights.opens
    cut, seen, waiting = [], near, [START]
    while waiting:
        for action in opens[waiting.pop()]:
            gives = actions[action].gives
            if gives & near:
                cut.append(action)
            fresh = gives & ~seen
            if fresh:
                seen |= fresh
                waiting += bits(fresh)
    return tuple(sorted(cut))


def _near(heights: _Heights, last: int) -> int:
    """Return the marks from which the goal costs nothing more."""
    near, waiting = 1 << last, [last]
    while waiting:
        for action in heights.task.given_by[waiting.pop()]:
            mark = heights.hardest[action]
            if not heights.rest[action] and not near >> mark & 1:
                near |= 1 << mark
                waiting.append(mark)
    return near
