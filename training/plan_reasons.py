"""Why a goal is not reached, and why a resource is not in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from training.plan_levels import Levels, Resource, can_start, lacking
from training.plan_values import (
    Blocked,
    Blocking,
    LeftOut,
    Unreached,
    WhyLeftOut,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the reasons are read from."""

    levels: Levels
    goals: Levels
    reachable: Levels
    """What one has after taking everything that can be taken."""
    usable: Sequence[Resource]
    excluded: Sequence[Resource]
    pinned: Set[str]


def unreached_of(ground: Ground) -> tuple[Unreached, ...]:
    """Return the goals that stay out of reach, each with what is in the way."""
    return tuple(
        Unreached(
            skill=skill,
            has=ground.levels.get(skill, 0),
            reached=ground.reachable.get(skill, 0),
            goal=goal,
            blocking=_way_down(ground, skill),
        )
        for skill, goal in sorted(ground.goals.items())
        if goal > ground.reachable.get(skill, 0)
    )


def _way_down(ground: Ground, skill: str) -> tuple[Blocking, ...]:
    """Follow what lacks from skill to skill, each once."""
    found: list[Blocking] = []
    seen, waiting = {skill}, [skill]
    while waiting:
        blocking = _blocking(ground, waiting.pop(0))
        found.append(blocking)
        for need in blocking.needs:
            if need.skill not in seen:
                seen.add(need.skill)
                waiting.append(need.skill)
    return tuple(found)


def _blocking(ground: Ground, skill: str) -> Blocking:
    rank = ground.reachable.get(skill, 0)
    known = [each for each in ground.usable if _takes(each, skill, rank)]
    if known:
        nearest = min(known, key=lambda each: _distance(each, ground.reachable))
        needs = lacking(nearest.entry, ground.reachable, ground.levels)
        return Blocking(
            skill, rank, rank + 1, Blocked.ENTRY_NOT_MET, nearest.key, needs
        )
    for each in ground.excluded:
        if _takes(each, skill, rank):
            return Blocking(skill, rank, rank + 1, Blocked.ONLY_EXCLUDED, each.key)
    return Blocking(skill, rank, rank + 1, Blocked.NOTHING_TEACHES)


def _takes(resource: Resource, skill: str, rank: int) -> bool:
    """Say whether it takes somebody with this rank further in the skill."""
    return any(
        start <= rank < end
        for taught, start, end in resource.candidate.gives
        if taught == skill
    )


def _distance(resource: Resource, levels: Levels) -> tuple[int, float, tuple[str, str]]:
    short = sum(
        max(0, rank - levels.get(skill, 0)) for skill, rank in resource.entry.items()
    )
    return short, resource.candidate.weight, resource.order


def left_out_of(
    ground: Ground, plan: Set[str], reasons: Mapping[str, str]
) -> dict[str, LeftOut]:
    """Return for each candidate that is not in the plan why it is not."""
    wanted = _wanted(ground)
    found = {
        each.key: LeftOut(WhyLeftOut.EXCLUDED, reasons[each.key])
        for each in ground.excluded
    }
    for each in ground.usable:
        if each.key not in plan:
            found[each.key] = _left_out(each, ground, wanted)
    return dict(sorted(found.items()))


def _left_out(
    resource: Resource, ground: Ground, wanted: Mapping[str, Set[int]]
) -> LeftOut:
    if resource.key not in ground.pinned:  # a pin is asked for, whatever it teaches
        if not resource.reached:
            return LeftOut(WhyLeftOut.TEACHES_NOTHING)
        if not resource.brings_more_than(ground.levels):
            return LeftOut(WhyLeftOut.BELOW_YOUR_LEVEL)
        if not _gives_any(resource, wanted):
            return LeftOut(WhyLeftOut.OFF_GOAL)
    for levels, why in (
        (ground.reachable, WhyLeftOut.STARTS_ABOVE),
        (ground.levels, WhyLeftOut.NEEDS_MORE_FIRST),
    ):
        if not can_start(resource.entry, levels):
            needs = lacking(resource.entry, levels, ground.levels)
            return LeftOut(why, needs=needs)
    return LeftOut(WhyLeftOut.NOT_SHORTER)


def _wanted(ground: Ground) -> dict[str, set[int]]:
    """Return the levels that serve the goals, in one step or over others."""
    wanted: dict[str, set[int]] = {}
    for skill, goal in ground.goals.items():
        _want(wanted, ground.levels, {skill: goal})
        _want(wanted, ground.levels, {skill: min(goal, ground.reachable.get(skill, 0))})
    for each in ground.usable:
        if each.key in ground.pinned:
            _want(wanted, ground.levels, each.entry)
    waiting, grows = list(ground.usable), True
    while grows:
        useful = [each for each in waiting if _gives_any(each, wanted)]
        waiting = [each for each in waiting if not _gives_any(each, wanted)]
        for each in useful:
            _want(wanted, ground.levels, each.entry)
        grows = bool(useful)
    return wanted


def _want(wanted: dict[str, set[int]], levels: Levels, asked: Levels) -> None:
    for skill, rank in asked.items():
        if rank > levels.get(skill, 0):
            wanted.setdefault(skill, set()).add(rank)


def _gives_any(resource: Resource, wanted: Mapping[str, Iterable[int]]) -> bool:
    """Say whether it leads to one of these levels, and does not begin there."""
    return any(
        resource.entry.get(skill, 0) < rank <= reached
        for skill, reached in resource.reached.items()
        for rank in wanted.get(skill, ())
    )
