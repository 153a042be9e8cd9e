"""What a move did, or would do, to every answer: a line each, as it is kept.

Plain values in, plain values out: a report is JSON and still reads when years have
gone, so names stand in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from competencies.version_diff import SkillText
from profiles.answers import Answer
from profiles.moving import Fate, Plan, RatingFate, TargetFate

Json = dict[str, Any]
Given = Mapping[str, Answer | None]
"""What the person decided, by the new skill's UUID; None leaves it as it is."""


def report_of(plan: Plan, given: Given | None = None) -> Json:
    """Return a move as it is kept; without `given`, as it stands before deciding."""
    return {
        "ratings": [_rating(rating, given) for rating in plan.ratings],
        "targets": [_target(target) for target in plan.targets],
    }


def _rating(rating: RatingFate, given: Given | None) -> Json:
    return {
        **_skill(rating.skill),
        "place": list(rating.skill.path),
        "fate": rating.fate.value,
        "answer": str(rating.answer),
        "look_again": rating.look_again,
        "to": _to(rating, given),
    }


def _to(rating: RatingFate, given: Given | None) -> list[Json]:
    """Return which skills of the new version the answer is on, and what it is there."""
    after = [rating.after] if rating.after else list(rating.to)
    if rating.fate != Fate.ASKED:
        return [_skill(s) | {"answer": str(rating.answer)} for s in after]
    # One that took others in was asked for as well.
    return [_skill(s) | {"answer": _decided(s, rating, given)} for s in after]


def _decided(skill: SkillText, rating: RatingFate, given: Given | None) -> str | None:
    answer = (given or {}).get(skill.uuid)
    if answer is None and given is not None and skill == rating.after:
        answer = rating.answer
    return None if answer is None else str(answer)


def _target(target: TargetFate) -> Json:
    return {
        **_skill(target.skill),
        "goal": target.goal_name,
        "role": target.role,
        "rank": target.rank,
        "to": [_skill(skill) for skill in target.to],
    }


def _skill(skill: SkillText) -> Json:
    return {"skill": skill.uuid, "name": skill.name, "slug": skill.slug}


def counts_in(report: Json) -> dict[str, int]:
    """Return how many answers met each fate."""
    fates: Sequence[str] = [line["fate"] for line in report["ratings"]]
    return {fate.value: fates.count(fate.value) for fate in Fate}
