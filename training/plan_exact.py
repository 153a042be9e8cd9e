"""The cheapest plan of all, where SciPy is installed (`pip install .[exact]`).

Planning without loss as an integer programme (after Imai and Fukunaga, JAIR 54, 2015):
which actions are taken, which marks are reached, which action reaches a mark first, and
an order of the marks, so that nothing leads to itself in a circle. SciPy's HiGHS solves
it. The planner does without; the tests hold it against this.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from training.plan_search import Found
from training.plan_task import Task

try:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array
except ImportError:  # an extra
    IS_INSTALLED = False
else:
    IS_INSTALLED = True

PROVED = 0  # the status of HiGHS for "optimal"


@dataclass(slots=True)
class _Programme:
    """Columns and rows, gathered one after another; every row says "at least"."""

    costs: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    is_whole: list[int] = field(default_factory=list)
    at_least: list[float] = field(default_factory=list)
    cells: list[tuple[int, int, float]] = field(default_factory=list)

    def column(self, *, cost: float = 0, highest: float = 1, is_whole: int = 1) -> int:
        self.costs.append(cost)
        self.highest.append(highest)
        self.is_whole.append(is_whole)
        return len(self.costs) - 1

    def row(self, at_least: float, *cells: tuple[int, float]) -> None:
        row = len(self.at_least)
        self.at_least.append(at_least)
        self.cells += [(row, column, value) for column, value in cells]


def cheapest_plan(task: Task, seconds: float) -> Found | None:
    """Return the cheapest plan, or None where it is not found and proved in time."""
    if not IS_INSTALLED or seconds <= 0:
        return None
    programme = _programme(task)
    if not programme.at_least:  # nothing is asked
        return Found(0, ())
    solved = _solve(programme, seconds)
    if solved is None:
        return None
    chosen = tuple(each for each in range(len(task.actions)) if solved[each] > 1 / 2)
    return Found(task.cost_of(chosen), chosen) if task.reaches(chosen) else None


def _programme(task: Task) -> _Programme:
    """The first columns are the actions, in their order."""
    made = _Programme()
    for cost in task.costs:
        made.column(cost=cost)
    reached = [made.column(is_whole=0) for _ in range(task.marks)]
    place = [made.column(highest=task.marks, is_whole=0) for _ in range(task.marks)]
    for mark, column in enumerate(reached):
        if task.goal >> mark & 1:
            made.row(1, (column, 1))
        firsts = [(made.column(), action) for action in task.given_by[mark]]
        made.row(0, (column, -1), *((first, 1) for first, _action in firsts))
        for first, action in firsts:
            made.row(0, (action, 1), (first, -1))
            _after(made, task, first, place[mark], (place, action))
    for action, needs in enumerate(task.needs):
        for mark in needs:
            made.row(0, (reached[mark], 1), (action, -1))
    return made


def _after(
    made: _Programme, task: Task, first: int, mark: int, by: tuple[list[int], int]
) -> None:
    """A mark comes after the needs of the action that reaches it first."""
    place, action = by
    slack = task.marks + 1
    for need in task.needs[action]:
        made.row(1 - slack, (mark, 1), (place[need], -1), (first, -slack))


def _solve(programme: _Programme, seconds: float) -> list[float] | None:
    rows, columns, values = zip(*programme.cells, strict=True)
    shape = (len(programme.at_least), len(programme.costs))
    matrix = coo_array((values, (rows, columns)), shape=shape).tocsr()
    answer = milp(
        np.array(programme.costs),
        integrality=np.array(programme.is_whole),
        bounds=Bounds(0, np.array(programme.highest)),
        constraints=LinearConstraint(matrix, lb=np.array(programme.at_least)),
        options={"time_limit": seconds, "mip_rel_gap": 0},
    )
    return list(answer.x) if answer.status == PROVED else None
