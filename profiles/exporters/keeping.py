"""An appraisal pack as it is kept: plain values to JSON, and back the same.

Nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from profiles.exporters.sheets import (
    CompetencyLine,
    EvidenceLine,
    GapLine,
    GoalSheet,
    GrowthLine,
    ProfileSheet,
    SkillLine,
)

LISTS = ("gaps", "unknown", "met", "left_out")
MOMENTS = ("as_of", "assessed_at", "confirmed_at", "set_at")

Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack says."""

    profile: ProfileSheet
    goal: GoalSheet | None
    evidence: Sequence[EvidenceLine] = ()
    growth: Sequence[GrowthLine] = ()


def to_json(pack: Pack) -> Kept:
    """Return a pack as JSON knows it: moments as text."""
    kept = _plain(asdict(pack))
    return dict(kept)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def from_json(kept: Kept) -> Pack:
    """Return the pack that `to_json` was given."""
    profile, goal = kept["profile"], kept["goal"]
    competencies = [_competency(each) for each in profile["competencies"]]
    return Pack(
        ProfileSheet(**_moments(profile) | {"competencies": competencies}),
        goal and _goal(goal),
        [EvidenceLine(**each) for each in kept["evidence"]],
        [GrowthLine(**each) for each in kept["growth"]],
    )


def _competency(kept: Kept) -> CompetencyLine:
    skills = [SkillLine(**_moments(skill)) for skill in kept["skills"]]
    return CompetencyLine(**_moments(kept) | {"skills": skills})


def _goal(kept: Kept) -> GoalSheet:
    lists = {name: _gaps(kept[name]) for name in LISTS}
    return GoalSheet(**_moments(kept) | lists)


def _gaps(kept: Sequence[Kept]) -> list[GapLine]:
    return [GapLine(**each) for each in kept]


def _moments(kept: Kept) -> Kept:
    """Read the moments of one record; all else stays."""
    return kept | {
        name: datetime.fromisoformat(kept[name])
        for name in MOMENTS
        if kept.get(name) is not None
    }
