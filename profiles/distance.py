"""How far a person is from what a role asks (docs/adr/0045).

Counted level by level: of the levels that a role asks, how many are held. What is not
assessed makes a range, from none of it held to all of it; what is not applicable leaves
the count. Plain values in, frozen dataclasses out: no database, no web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from profiles.answers import Answer
from profiles.gaps import GapReport, SkillGap, find_gaps
from profiles.targets import Target

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Distance:
    """Levels asked for, those surely held, and those that may be held."""

    asked: int
    held: int
    unknown: int

    @property
    def least(self) -> float | None:
        """The share held if nothing unassessed is; None where nothing is asked."""
        return self.held / self.asked if self.asked else None

    @property
    def most(self) -> float | None:
        """The share held if everything unassessed is, at the level asked for."""
        return (self.held + self.unknown) / self.asked if self.asked else None

    @property
    def is_exact(self) -> bool:
        return self.unknown == 0

    @property
    def is_reached(self) -> bool:
        return 0 < self.asked == self.held


def distance_of(held: Mapping[int, Answer], asked: Mapping[int, int]) -> Distance:
    """Count the levels asked for, by the skill's key, against those held."""
    applying = {
        skill: rank
        for skill, rank in asked.items()
        if not (skill in held and held[skill].not_applicable)
    }
    return Distance(
        asked=sum(applying.values()),
        held=sum(
            min(held[skill].rank or 0, rank)
            for skill, rank in applying.items()
            if skill in held
        ),
        unknown=sum(rank for skill, rank in applying.items() if skill not in held),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands towards one role, by the role's key, and why."""

    role: int
    distance: Distance
    report: GapReport
    met: tuple[str, ...]
    """Competencies, by their slugs, in which all that is asked is held."""

    @property
    def nearest(self) -> list[SkillGap]:
        """The smallest gaps, the framework's order between equals."""
        return sorted(self.report.gaps, key=lambda gap: gap.size)[:NEAREST]


def standing_towards(
    role: int,
    asked: Mapping[int, int],
    held: Mapping[int, Answer],
    competencies: Mapping[int, str],
) -> Standing:
    """Weigh one role; `competencies` names each skill's, in the framework's order."""
    wanted = {skill: Target(rank, ()) for skill, rank in asked.items() if rank > 0}
    report = find_gaps(held, wanted, order=list(competencies))
    reached = {competencies[skill] for skill in report.met}
    short = {competencies[gap.skill] for gap in report.gaps}
    short |= {competencies[skill] for skill in report.unknown}
    return Standing(
        role=role,
        distance=distance_of(held, {s: t.rank for s, t in wanted.items()}),
        report=report,
        met=tuple(
            c for c in dict.fromkeys(competencies.values()) if c in reached - short
        ),
    )


def nearest_first(standings: Iterable[Standing]) -> list[Standing]:
    """Order by what is surely held, then by what may be; roles that ask nothing last.

    Equal ones stay in the order given.
    """
    return sorted(standings, key=_rank_of)


def _rank_of(standing: Standing) -> tuple[float, float]:
    least, most = standing.distance.least, standing.distance.most
    return (1.0, 1.0) if least is None or most is None else (-least, -most)
