"""Walk a plan through and say whether it works; on its own, to judge the planner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from training.plan_values import Candidate


@dataclass(frozen=True, slots=True)
class Walked:
    """Where one is after the plan, or at the step that could not be taken."""

    levels: Mapping[str, int]
    refused: str | None = None
    """The key of the step that could not be taken."""
    lacks: tuple[str, int] | None = None
    """The entry that was not met there."""

    def misses(self, goals: Mapping[str, int]) -> dict[str, int]:
        """Return the levels that are left to each goal that is not reached."""
        left = {
            skill: rank - self.levels.get(skill, 0) for skill, rank in goals.items()
        }
        return {skill: gap for skill, gap in left.items() if gap > 0}


def walk(
    levels: Mapping[str, int], candidates: Iterable[Candidate], keys: Sequence[str]
) -> Walked:
    """Take the steps one after another, as a person would."""
    catalogue = {candidate.key: candidate for candidate in candidates}
    now = dict(levels)
    for key in keys:
        lacks = _first_lack(catalogue[key], now)
        if lacks:
            return Walked(now, key, lacks)
        for skill, _start, end in catalogue[key].gives:
            if end > now.get(skill, 0):
                now[skill] = end
    return Walked(now)


def _first_lack(candidate: Candidate, now: Mapping[str, int]) -> tuple[str, int] | None:
    asked = [*candidate.needs, *((skill, low) for skill, low, _ in candidate.gives)]
    for skill, rank in sorted(asked):
        if now.get(skill, 0) < rank:
            return skill, rank
    return None
