"""The shortest way across a gap: from levels held to levels aimed for (docs/adr/0047).

A plan reaches as much of the goals as the catalogue allows; of the plans that do, it is
one of the cheapest that could be found, with a bound that says how far it may be from
the cheapest possible. Plain values in, frozen dataclasses out: no database, no web. The
same question has the same answer, in whatever order it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import floor

from training.plan_levels import (
    Levels,
    can_start,
    climbed,
    in_order,
)
from training.plan_proof import solve
from training.plan_reasons import Ground, left_out_of, unreached_of
from training.plan_steps import placed, stages_of
from training.plan_task import UNITS, Action, number_marks
from training.plan_values import Candidate, PlanResult, Tuning

__all__ = ["Candidate", "PlanResult", "Question", "Tuning", "plan", "question_of"]

AS_USUAL = Tuning()
TOLERANCE = 1e-6  # 2.05 is a little less in binary, and not meant so
NOTHING: Mapping[str, str] = {}


def plan(
    levels: Mapping[str, int],
    goals: Mapping[str, int],
    candidates: Sequence[Candidate],
    *,
    weights: Mapping[str, float] | None = None,
    pinned: Set[str] = frozenset(),
    excluded: Mapping[str, str] = NOTHING,
    tuning: Tuning = AS_USUAL,
) -> PlanResult:
    """Return a plan from `levels` to `goals`, both by skill.

    A goal of weight 0 is skipped; other weights say which progress is shown first.
    `excluded` gives the caller's reason for each resource that may not be used, and
    wins over `pinned`, which is in the plan if it can be started at all.
    """
    weights = weights or {}
    goals = {skill: rank for skill, rank in goals.items() if weights.get(skill, 1) > 0}
    resources = in_order(candidates)
    usable = [each for each in resources if each.key not in excluded]
    ground = Ground(
        levels=levels,
        goals=goals,
        reachable=climbed(levels, usable),
        usable=usable,
        excluded=[each for each in resources if each.key in excluded],
        pinned=pinned,
    )
    question = _question(ground, tuning.kappa)
    solved = solve(question.actions, question.goal, tuning)
    chosen = [usable[number] for number in solved.chosen]
    parts = placed(chosen, levels, question.aims, weights)
    keys = {each.key for each in chosen}
    left_out = left_out_of(ground, keys, excluded)
    cost = sum(each.candidate.weight + tuning.kappa for each in chosen)
    is_proved = solved.bound == solved.cost
    return PlanResult(
        stages=stages_of(
            parts, levels, pinned, [each for each in usable if each.key not in keys]
        ),
        cost=cost,
        bound=cost if is_proved else solved.bound / UNITS,
        is_proved=is_proved,
        unreached=unreached_of(ground),
        unstartable_pins={k: why for k, why in left_out.items() if k in pinned},
        left_out=left_out,
    )


@dataclass(frozen=True, slots=True)
class Question:
    """What the search is asked: actions, the marks to reach, and these as levels."""

    actions: tuple[Action, ...]
    goal: int
    aims: Levels


def question_of(
    levels: Mapping[str, int],
    goals: Mapping[str, int],
    candidates: Sequence[Candidate],
    kappa: float = AS_USUAL.kappa,
) -> Question:
    """Return the question alone, for whoever wants to answer it by other means."""
    usable = in_order(candidates)
    ground = Ground(levels, goals, climbed(levels, usable), usable, (), frozenset())
    return _question(ground, kappa)


def _question(ground: Ground, kappa: float) -> Question:
    """Number the levels that matter; each pin that can be started is a mark more."""
    reachable = ground.reachable
    aims = {s: min(rank, reachable.get(s, 0)) for s, rank in ground.goals.items()}
    able = {
        number: each
        for number, each in enumerate(ground.usable)
        if can_start(each.entry, reachable)
    }
    entries = (entry for each in able.values() for entry in each.entry.items())
    marks = number_marks([*aims.items(), *entries], ground.levels)
    pins = [number for number, each in able.items() if each.key in ground.pinned]
    pin_marks = {number: 1 << at for at, number in enumerate(pins, start=marks.count)}
    actions = (
        Action(
            number,
            cost=floor((each.candidate.weight + kappa) * UNITS + TOLERANCE),
            needs=marks.needs(each.entry),
            gives=marks.gifts(each.reached) | pin_marks.get(number, 0),
        )
        for number, each in able.items()
    )
    return Question(tuple(actions), marks.needs(aims) | sum(pin_marks.values()), aims)
