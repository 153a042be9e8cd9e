"""How good the training planner's plans are, and how long they take.

Held against the exact optimum on made-up catalogues (bench/plan_instances.py). Needs no
database: `python -m bench.planning` runs this alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from time import process_time

from bench.plan_instances import Instance, made_up
from training.plan_check import walk
from training.plan_exact import cheapest_plan
from training.plan_proof import solve
from training.plan_simplify import Case, simplified
from training.plan_task import UNITS, make_task
from training.planner import PlanResult, Question, Tuning, plan, question_of

SIZES = ((30, 120, 6), (164, 600, 8))
LARGEST = (164, 600, 40)
SEEDS, SEEDS_LARGEST = range(1, 101), range(1, 11)
MOST_MEAN, MOST_P95, MOST_MILLISECONDS = 1.03, 1.12, 250
MOST_MILLISECONDS_LARGEST = 1500
PURE = Tuning(exact_seconds=0)  # as where SciPy is not installed
PATIENT = Tuning(exact_seconds=0, work=5_000_000)
PATIENCE = 5  # seconds for HiGHS


@dataclass(frozen=True, slots=True)
class Run:
    result: PlanResult
    milliseconds: float
    is_accepted: bool
    optimum: float | None = None
    is_by_highs: bool = False

    @property
    def ratio(self) -> float | None:
        if self.optimum is None:
            return None
        return self.result.cost / self.optimum if self.optimum else 1.0


def lines_of_planning() -> Iterator[str]:
    """Plan for all seeds of all sizes, and sum up."""
    for size in SIZES:
        yield from _figures(size, [_held_against(made_up(*size, s)) for s in SEEDS])
    runs = [_run(made_up(*LARGEST, seed)) for seed in SEEDS_LARGEST]
    yield _name(LARGEST)
    yield from _time(runs, MOST_MILLISECONDS_LARGEST)


def _run(instance: Instance) -> Run:
    begun = process_time()
    result = plan(instance.levels, instance.goals, instance.candidates, tuning=PURE)
    milliseconds = (process_time() - begun) * 1000
    walked = walk(instance.levels, instance.candidates, result.keys)
    said = {each.skill: each.goal - each.reached for each in result.unreached}
    is_accepted = not walked.refused and walked.misses(instance.goals) == said
    return Run(result, milliseconds, is_accepted)


def _held_against(instance: Instance) -> Run:
    run = _run(instance)
    question = question_of(instance.levels, instance.goals, instance.candidates)
    by_highs = _by_highs(question)
    optimum = _patiently(question) if by_highs is None else by_highs
    return replace(run, optimum=optimum, is_by_highs=by_highs is not None)


def _by_highs(question: Question) -> float | None:
    case = simplified(Case(question.actions, question.goal))
    if case is None:
        return None
    found = cheapest_plan(make_task(case.actions, case.goal), PATIENCE)
    return (case.paid + found.cost) / UNITS if found else None


def _patiently(question: Question) -> float | None:
    """Let the planner's own search prove it, with as much work as that takes."""
    solved = solve(question.actions, question.goal, PATIENT)
    return solved.cost / UNITS if solved.cost == solved.bound else None


def _figures(size: tuple[int, int, int], runs: Sequence[Run]) -> Iterator[str]:
    ratios = [run.ratio for run in runs if run.ratio is not None]
    best = sum(ratio < 1 + 1e-4 for ratio in ratios)
    known = sum(run.is_by_highs for run in runs)
    yield _name(size)
    yield (
        f"  the optimum is known of {len(ratios)}, of {known} by HiGHS in {PATIENCE} s"
    )
    yield (
        f"  cost to optimum: mean {mean(ratios):.4f} (limit {MOST_MEAN}),"
        f" p95 {_p95(ratios):.4f} (limit {MOST_P95}), worst {max(ratios):.4f};"
        f" the optimum in {best} of {len(ratios)}"
        f"{_odd(mean(ratios) > MOST_MEAN or _p95(ratios) > MOST_P95)}"
    )
    proved = sum(run.result.is_proved for run in runs)
    longest = max(run.result.at_most_percent_longer for run in runs)
    yield (
        f"  proved without SciPy: {proved} of {len(runs)};"
        f" elsewhere said to be at most {longest} % longer"
    )
    yield from _time(runs, MOST_MILLISECONDS)


def _time(runs: Sequence[Run], limit: int) -> Iterator[str]:
    times = sorted(run.milliseconds for run in runs)
    yield (
        f"  time: median {times[len(times) // 2]:.0f} ms, p95 {_p95(times):.0f} ms"
        f" (limit {limit}), longest {times[-1]:.0f} ms{_odd(_p95(times) > limit)}"
    )
    accepted = sum(run.is_accepted for run in runs)
    yield f"  accepted: {accepted} of {len(runs)}{_odd(accepted < len(runs))}"


def _name(size: tuple[int, int, int]) -> str:
    return "Plans over {} skills with {} resources to {} goals:".format(*size)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _odd(is_over: bool) -> str:  # noqa: FBT001  said of one figure
    return ", which is over the limit" if is_over else ""


if __name__ == "__main__":
    for line in lines_of_planning():
        print(line, flush=True)
