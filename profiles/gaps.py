"""Compare what a person holds with what a goal asks for.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from profiles.answers import Answer
from profiles.targets import Target


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A skill, by its key, below its target: `held` < `wanted`."""

    skill: int
    held: int
    wanted: int

    @property
    def size(self) -> int:
        return self.wanted - self.held


@dataclass(frozen=True, slots=True)
class GapReport:
    """Every skill the goal asks for, in exactly one of four lists."""

    gaps: tuple[SkillGap, ...]
    """Short of the target, widest first."""
    unknown: tuple[int, ...]
    """Not assessed: to find out first. Never counted as level 0."""
    not_applicable: tuple[int, ...]
    """Not part of the person's work: left out of everything, and named."""
    met: tuple[int, ...]
    """At or above the target."""

    @property
    def asked(self) -> int:
        """How many skills the goal asks for, without those that don't apply."""
        return len(self.gaps) + len(self.unknown) + len(self.met)

    @property
    def nearest(self) -> SkillGap | None:
        """The smallest gap, the first of these in the framework's order."""
        return min(self.gaps, key=lambda gap: gap.size, default=None)


def find_gaps(
    held: Mapping[int, Answer],
    targets: Mapping[int, Target],
    *,
    order: Sequence[int],
) -> GapReport:
    """Sort the skills of a goal by what is known of them.

    `order` is the framework's own order of skills: equal gaps, and the other lists,
    follow it. Skills that it doesn't name come last.
    """
    place = {skill: position for position, skill in enumerate(order)}
    wanted = sorted(targets, key=lambda skill: (place.get(skill, len(place)), skill))
    rated = [
        SkillGap(skill, answer.rank, targets[skill].rank)
        for skill in wanted
        if (answer := held.get(skill)) is not None and answer.rank is not None
    ]
    short = [gap for gap in rated if gap.size > 0]
    return GapReport(
        gaps=tuple(sorted(short, key=lambda gap: -gap.size)),
        unknown=tuple(skill for skill in wanted if skill not in held),
        not_applicable=tuple(
            skill for skill in wanted if skill in held and held[skill].not_applicable
        ),
        met=tuple(gap.skill for gap in rated if gap.size <= 0),
    )
