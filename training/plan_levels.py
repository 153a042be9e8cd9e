"""Where levels lead: what a person can reach with a catalogue, and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from training.plan_values import Candidate, Need

Levels = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Resource:
    """A candidate, with the ranks that it asks for and those that it leads to."""

    candidate: Candidate
    entry: dict[str, int]
    reached: dict[str, int]
    starts: dict[str, int]
    """The lowest rank from which each skill is taught."""

    @property
    def key(self) -> str:
        return self.candidate.key

    @property
    def order(self) -> tuple[str, str]:
        return self.candidate.title, self.candidate.key

    def brings_more_than(self, levels: Levels) -> bool:
        return any(rank > levels.get(skill, 0) for skill, rank in self.reached.items())


def resource_of(candidate: Candidate) -> Resource:
    starts: dict[str, int] = {}
    reached: dict[str, int] = {}
    for skill, start, end in sorted(candidate.gives):
        reached[skill] = max(end, reached.get(skill, 0))
        starts.setdefault(skill, start)  # sorted: the lowest
    taught = ((skill, start) for skill, start, _end in candidate.gives)
    asked = sorted(chain(candidate.needs, taught))
    entry = {skill: rank for skill, rank in asked if rank > 0}  # the last, the highest
    return Resource(candidate, entry, reached, starts)


def in_order(candidates: Iterable[Candidate]) -> list[Resource]:
    """Return them by title, in whatever order they come; keys are unique."""
    found = sorted(map(resource_of, candidates), key=lambda each: each.order)
    if len({each.key for each in found}) != len(found):
        raise ValueError("Two candidates have the same key.")
    return found


def can_start(entry: Levels, levels: Levels) -> bool:
    return all(levels.get(skill, 0) >= rank for skill, rank in entry.items())


def raised(levels: Levels, reached: Levels) -> dict[str, int]:
    """Return the levels of somebody who has learnt this besides."""
    more = {skill: max(rank, levels.get(skill, 0)) for skill, rank in reached.items()}
    return {**levels, **more}


def climbed(levels: Levels, resources: Sequence[Resource]) -> dict[str, int]:
    """Return the levels of somebody who takes everything as soon as they can."""
    held, waiting, grows = dict(levels), list(resources), True
    while grows:
        grows, late = False, []
        for each in waiting:
            if can_start(each.entry, held):
                grows = True
                for skill, rank in each.reached.items():
                    if rank > held.get(skill, 0):
                        held[skill] = rank
            else:
                late.append(each)
        waiting = late
    return held


def lacking(entry: Levels, levels: Levels, has: Levels) -> tuple[Need, ...]:
    """Return the entries above `levels`, with what the person has today."""
    return tuple(
        Need(skill, rank, has.get(skill, 0))
        for skill, rank in entry.items()
        if rank > levels.get(skill, 0)
    )
