"""Writes to profiles and goals, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from competencies.models import Role
from profiles.answers import Click
from profiles.holdings import Holding, holding_of
from profiles.models import Goal, GoalSkill, Profile, SkillAssessment


class AnswerChangedError(Exception):
    """The answer is another one than the writer had seen, and must not be overtaken."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one click; `overtaken` is what another window had chosen."""

    skill: str
    now: Holding | None
    overtaken: Holding | None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What became of the clicks of one page, and what is held there now."""

    clicks: tuple[Saved, ...]
    holdings: Mapping[int, Holding]
    """By the skill's key."""


def save_profile(profile: Profile) -> Profile:
    """Begin the profile if it isn't saved yet, also when two windows begin at once."""
    if profile.pk is None:
        # Where another window was first, this changes nothing and gives its key.
        Profile.objects.bulk_create(
            [profile],
            update_conflicts=True,
            unique_fields=["owner", "framework"],
            update_fields=["framework"],
        )
    return profile


@transaction.atomic
def save_clicks(
    *,
    profile: Profile,
    clicks: Sequence[Click],
    skills: Mapping[str, int],
    only_if_seen: bool = False,
) -> SavedPage:
    """Keep what was chosen on a page; the newest click wins.

    `skills` gives the key of each skill of the page by its slug. A click that meets
    another state than its page was drawn with is kept too, and says what it overtook;
    with `only_if_seen` it raises AnswerChangedError instead, and nothing is kept.
    """
    if not clicks:
        return SavedPage((), {})
    profile = save_profile(profile)
    before = _locked(profile, skills.values())
    if only_if_seen:
        _refuse_unseen(clicks, skills, before)
    _clear(profile, [skills[c.skill] for c in clicks if c.answer is None])
    rows = [_row(profile, skills[c.skill], c, before) for c in clicks if c.answer]
    _upsert(rows)
    chosen = {skills[click.skill] for click in clicks}
    kept = {skill: held for skill, held in before.items() if skill not in chosen}
    after = kept | {row.skill_id: holding_of(row) for row in rows}
    return SavedPage(
        tuple(_saved(c, skills[c.skill], before, after) for c in clicks), after
    )


def _locked(profile: Profile, skills: Iterable[int]) -> dict[int, Holding]:
    rows = SkillAssessment.objects.select_for_update().filter(
        profile=profile, skill__in=list(skills)
    )
    return {row.skill_id: holding_of(row) for row in rows}


def _refuse_unseen(
    clicks: Sequence[Click], skills: Mapping[str, int], before: Mapping[int, Holding]
) -> None:
    for click in clicks:
        held = before.get(skills[click.skill])
        if click.seen != (held.seen if held else ""):
            raise AnswerChangedError


def _upsert(rows: Sequence[SkillAssessment]) -> None:
    SkillAssessment.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["profile", "skill"],
        update_fields=[
            "rank",
            "not_applicable",
            "rated_in",
            "assessed_at",
            "confirmed_at",
        ],
    )


def _saved(
    click: Click,
    skill: int,
    before: Mapping[int, Holding],
    after: Mapping[int, Holding],
) -> Saved:
    return Saved(click.skill, after.get(skill), _overtaken(click, before.get(skill)))


def _clear(profile: Profile, skills: Sequence[int]) -> None:
    if skills:
        SkillAssessment.objects.filter(profile=profile, skill__in=skills).delete()


def _row(
    profile: Profile, skill: int, click: Click, before: Mapping[int, Holding]
) -> SkillAssessment:
    now = timezone.now()
    old = before.get(skill)
    unchanged = old is not None and old.answer == click.answer
    return SkillAssessment(
        profile=profile,
        skill_id=skill,
        rank=click.answer.rank if click.answer else None,
        not_applicable=bool(click.answer and click.answer.not_applicable),
        rated_in=profile.version,
        assessed_at=old.assessed_at if old and unchanged else now,
        confirmed_at=now,
    )


def _overtaken(click: Click, before: Holding | None) -> Holding | None:
    """Return the other window's choice, when this page didn't know of it."""
    if before is None or before.seen == click.seen or before.answer == click.answer:
        return None
    return before


@transaction.atomic
def create_goal(
    *,
    profile: Profile,
    name: str,
    roles: Iterable[Role],
    targets: Mapping[int, int] | None = None,
) -> Goal:
    """Set a goal from roles, from targets of one's own, or an empty one for these."""
    goal = Goal.objects.create(profile=save_profile(profile), name=name)
    goal.roles.set(roles)
    set_targets(goal=goal, targets=targets or {})
    return goal


@transaction.atomic
def update_goal(
    *,
    goal: Goal,
    name: str,
    roles: Iterable[Role] | None = None,
    targets: Mapping[int, int] | None = None,
) -> None:
    """Change what a goal is called and what it comes from; None leaves that be.

    `targets` are all the own ones there will be, by the skill's key.
    """
    goal.name = name
    goal.save(update_fields=["name"])
    if roles is not None:
        goal.roles.set(roles)
    if targets is not None:
        goal.targets.exclude(skill__in=targets).delete()
        set_targets(goal=goal, targets=targets)


@transaction.atomic
def set_targets(
    *, goal: Goal, targets: Mapping[int, int] | Mapping[int, int | None]
) -> None:
    """Keep targets of one's own by the skill's key; None goes back to the roles'."""
    dropped = [skill for skill, rank in targets.items() if rank is None]
    GoalSkill.objects.filter(goal=goal, skill__in=dropped).delete()
    GoalSkill.objects.bulk_create(
        [
            GoalSkill(goal=goal, skill_id=skill, rank=rank)
            for skill, rank in targets.items()
            if rank is not None
        ],
        update_conflicts=True,
        unique_fields=["goal", "skill"],
        update_fields=["rank"],
    )
