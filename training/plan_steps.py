"""Put the resources of a plan in order, and say what each does at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from training.plan_levels import Levels, Resource, can_start, lacking, raised
from training.plan_values import (
    Alternative,
    Need,
    Step,
    Transition,
    WhyNotInstead,
)

ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A resource at its place, with the levels somebody has by then."""

    resource: Resource
    stage: int
    before: Levels
    serves: tuple[Transition, ...] = ()

    @property
    def brings(self) -> tuple[Transition, ...]:
        return tuple(
            Transition(
                skill,
                self.before.get(skill, 0),
                rank,
                starts_below=self.resource.starts[skill] < self.before.get(skill, 0),
            )
            for skill, rank in self.resource.reached.items()
            if rank > self.before.get(skill, 0)
        )


def placed(
    chosen: Sequence[Resource],
    levels: Levels,
    aims: Levels,
    weights: Mapping[str, float],
) -> list[Placed]:
    """Put them in stages; in each, first what shows most of the goals for its cost.

    All can be started at some time, says the caller.
    """
    found: list[Placed] = []
    now, waiting, stage = dict(levels), list(chosen), 0
    while waiting:
        stage += 1
        ready = [each for each in waiting if can_start(each.entry, now)]
        waiting = [each for each in waiting if each not in ready]
        ready.sort(key=lambda each: _rank(each, now, aims, weights))
        for each in ready:
            found.append(Placed(each, stage, now))
            now = raised(now, each.reached)
    return [_with_use(each, found[at + 1 :], aims) for at, each in enumerate(found)]


def _rank(
    resource: Resource, now: Levels, aims: Levels, weights: Mapping[str, float]
) -> tuple[float, float, tuple[str, str]]:
    progress = sum(
        weights.get(skill, 1.0)
        * max(0, min(aims.get(skill, 0), rank) - now.get(skill, 0))
        for skill, rank in resource.reached.items()
    )
    weight = resource.candidate.weight
    return -progress / (weight or 1.0), weight, resource.order


def _with_use(each: Placed, later: Iterable[Placed], aims: Levels) -> Placed:
    """Add the part of what it brings that a goal or a later entry asks for."""
    asked = list(aims.items())
    for other in later:
        asked += other.resource.entry.items()
    serves = (_used(transition, asked) for transition in each.brings)
    return Placed(
        each.resource, each.stage, each.before, tuple(used for used in serves if used)
    )


def _used(brought: Transition, asked: Iterable[tuple[str, int]]) -> Transition | None:
    ranks = [
        rank
        for skill, rank in asked
        if skill == brought.skill and brought.from_rank < rank <= brought.to_rank
    ]
    if not ranks:
        return None
    return Transition(
        brought.skill, brought.from_rank, max(ranks), brought.starts_below
    )


def stages_of(
    plan: Sequence[Placed], levels: Levels, pinned: Set[str], others: Sequence[Resource]
) -> tuple[tuple[Step, ...], ...]:
    """Return the steps with their explanations, stage by stage."""
    needs = {each.resource.key: _needs(each, plan, levels) for each in plan}
    stages: list[list[Step]] = [
        [] for _ in range(max((p.stage for p in plan), default=0))
    ]
    for each in plan:
        key, candidate = each.resource.key, each.resource.candidate
        step = Step(
            key=key,
            stage=each.stage,
            hours=candidate.hours,
            cost=candidate.weight,
            brings=each.brings,
            serves=each.serves,
            needs=needs[key],
            unlocks=tuple(
                other
                for other, asked in needs.items()
                if any(need.met_by == key for need in asked)
            ),
            alternatives=_alternatives(each, others, levels, is_pinned=key in pinned),
            is_pinned=key in pinned,
        )
        stages[each.stage - 1].append(step)
    return tuple(tuple(stage) for stage in stages)


def _needs(each: Placed, plan: Sequence[Placed], levels: Levels) -> tuple[Need, ...]:
    return tuple(
        Need(skill, rank, levels.get(skill, 0), _met_by(skill, rank, plan, levels))
        for skill, rank in each.resource.entry.items()
    )


def _met_by(
    skill: str, rank: int, plan: Iterable[Placed], levels: Levels
) -> str | None:
    """Return the first step that gives this level, unless it is held from the start."""
    if levels.get(skill, 0) >= rank:
        return None
    givers = (p.resource.key for p in plan if p.resource.reached.get(skill, 0) >= rank)
    return next(givers, None)


def _alternatives(
    step: Placed, others: Iterable[Resource], levels: Levels, *, is_pinned: bool
) -> tuple[Alternative, ...]:
    """Return the nearest that bring the same, or a part of it, best first."""
    found = []
    for other in others:
        lacks = tuple(
            each
            for each in step.serves
            if other.reached.get(each.skill, 0) < each.to_rank
        )
        if len(lacks) < len(step.serves):
            needs = lacking(other.entry, step.before, levels)
            why = _why_not(step.resource, other, lacks, needs, is_pinned=is_pinned)
            hours = other.candidate.hours - step.resource.candidate.hours
            order = (len(lacks), len(needs), other.candidate.weight, other.order)
            found.append((order, Alternative(other.key, why, hours, needs, lacks)))
    found.sort(key=lambda pair: pair[0])
    return tuple(alternative for _order, alternative in found[:ALTERNATIVES])


def _why_not(
    step: Resource,
    other: Resource,
    lacks: Sequence[Transition],
    needs: Sequence[Need],
    *,
    is_pinned: bool,
) -> WhyNotInstead:
    ours, theirs = step.candidate, other.candidate
    if lacks:
        return WhyNotInstead.TEACHES_LESS
    if needs:
        return WhyNotInstead.NEEDS_MORE
    if theirs.weight < ours.weight and is_pinned:
        return WhyNotInstead.PINNED
    if theirs.weight > ours.weight:
        is_longer = theirs.hours > ours.hours
        return WhyNotInstead.LONGER if is_longer else WhyNotInstead.COUNTS_FOR_MORE
    return WhyNotInstead.AS_GOOD
