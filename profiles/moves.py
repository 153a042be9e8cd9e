"""Moving a profile to another version of its framework, and putting it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competencies.models import FrameworkVersion, Skill
from profiles.answers import Answer
from profiles.models import (
    GoalSkill,
    Move,
    Profile,
    SkillAssessment,
    Snapshot,
    SnapshotKind,
)
from profiles.move_reading import fingerprint_of, read_plan
from profiles.move_reports import Given, report_of
from profiles.moving import Plan
from profiles.snapshots import moment_of, take_snapshot

WRITTEN = ["rank", "not_applicable", "rated_in", "assessed_at", "confirmed_at"]


class UndecidedError(Exception):
    """Skills that the person has to decide on are not among what was given."""

    def __init__(self, skills: list[str]) -> None:
        super().__init__(_("Decide on each skill that was merged or split."))
        self.skills = skills
        """Their UUIDs."""


class CannotMoveError(Exception):
    """The profile can't move there; the text says what to do."""


class NoWayBackError(Exception):
    """The move can't be put back; the text says why."""


@transaction.atomic
def move_profile(*, profile: Profile, target: FrameworkVersion, given: Given) -> Move:
    """Move a profile: keep a snapshot, write what changes, pin the new version.

    Of a profile that is there already, nothing changes and its last move is returned.
    Raises UndecidedError, CannotMoveError; then nothing is written.
    """
    stored = _locked(profile)
    if stored.version_id == target.pk:
        return _last_move(stored)
    if not FrameworkVersion.objects.published().filter(pk=target.pk).exists():
        raise CannotMoveError(
            _("%(it)s is not in force any more. Look at what there is now.")
            % {"it": target}
        )
    plan = read_plan(stored, target)
    missing = [q.skill.uuid for q in plan.questions if q.skill.uuid not in given]
    if missing:
        raise UndecidedError(missing)
    now = timezone.now()
    kept = take_snapshot(
        profile=stored, kind=SnapshotKind.MIGRATION, name=target.version, at=now
    )
    _write_answers(stored, target, plan, given, now)
    before = _write_targets(plan)
    old = stored.version
    stored.version = target
    stored.save(update_fields=["version"])
    return Move.objects.create(
        profile=stored,
        from_version=old,
        to_version=target,
        snapshot=kept,
        moved_at=now,
        report=report_of(plan, given),
        targets_before=before,
        answers_after=fingerprint_of(stored),
    )


def _last_move(profile: Profile) -> Move:
    moves = Move.objects.filter(profile=profile, to_version=profile.version_id)
    last = moves.newest_first().first()
    if last is None:
        words = _("Your profile is on %(it)s already.")
        raise CannotMoveError(words % {"it": profile.version})
    return last


def _locked(profile: Profile) -> Profile:
    """Return the profile as it is stored, kept from others until the end."""
    rows = Profile.objects.select_for_update(of=("self",))
    related = rows.select_related("framework", "version__framework", "owner")
    stored = related.get(pk=profile.pk)
    # Whoever is saving an answer at this moment is waited for, too.
    list(SkillAssessment.objects.select_for_update().filter(profile=stored))
    return stored


def _write_answers(
    profile: Profile,
    target: FrameworkVersion,
    plan: Plan,
    given: Given,
    now: datetime,
) -> None:
    """Write what the person decided and what successors take over; delete nothing.

    What says the same in both versions counts as answered in the new one.
    """
    rows = SkillAssessment.objects.filter(profile=profile)
    same = plan.with_same_words()
    rows.filter(skill__in=same).update(rated_in=target)
    held = {row.skill_id: row for row in rows}
    asked = [question.skill for question in plan.questions]
    decided = [
        _answered(profile, skill.key, answer, target, now)
        for skill in asked
        if (answer := given[skill.uuid]) is not None
    ]
    carried = [
        _carried(held[source], key, None if look_again else target)
        for key, (source, look_again) in plan.carried().items()
    ]
    SkillAssessment.objects.bulk_create(
        [*decided, *carried],
        update_conflicts=True,
        unique_fields=["profile", "skill"],
        update_fields=WRITTEN,
    )


def _answered(
    profile: Profile, key: int, answer: Answer, target: FrameworkVersion, now: datetime
) -> SkillAssessment:
    return SkillAssessment(
        profile=profile,
        skill_id=key,
        rank=answer.rank,
        not_applicable=answer.not_applicable,
        rated_in=target,
        assessed_at=now,
        confirmed_at=now,
    )


def _carried(
    source: SkillAssessment, key: int, target: FrameworkVersion | None
) -> SkillAssessment:
    """Return an answer as its skill's successor takes it over, with its dates."""
    return SkillAssessment(
        profile_id=source.profile_id,
        skill_id=key,
        rank=source.rank,
        not_applicable=source.not_applicable,
        rated_in_id=target.pk if target else source.rated_in_id,
        assessed_at=source.assessed_at,
        confirmed_at=source.confirmed_at,
    )


def _write_targets(plan: Plan) -> list[list[int | None]]:
    """Give successors the targets of those they follow; return what was there."""
    goals = list(plan.aims)
    rows = GoalSkill.objects.filter(goal__in=goals)
    there = {(row.goal_id, row.skill_id): row.rank for row in rows}
    wanted = [
        GoalSkill(goal_id=goal, skill_id=skill, rank=rank)
        for goal, ranks in plan.aims.items()
        for skill, rank in ranks.items()
    ]
    GoalSkill.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["goal", "skill"],
        update_fields=["rank"],
    )
    return [
        [row.goal_id, row.skill_id, row.rank, there.get((row.goal_id, row.skill_id))]
        for row in wanted
    ]


# --- and back ------------------------------------------------------------------------


def can_be_put_back(move: Move) -> bool:
    """Say whether a move is the last thing that happened to the answers: one query."""
    return (
        move.put_back_at is None
        and move.snapshot_id is not None
        and move.profile.version_id == move.to_version_id
        and fingerprint_of(move.profile) == move.answers_after
    )


@transaction.atomic
def put_back(*, move: Move) -> None:
    """Give a profile back the version and the answers it had before a move.

    Raises NoWayBackError when something was answered since.
    """
    profile = _locked(move.profile)
    stored = Move.objects.select_related("snapshot", "from_version").get(pk=move.pk)
    stored.profile = profile
    if stored.put_back_at is not None and profile.version_id == stored.from_version_id:
        return
    snapshot = stored.snapshot
    if snapshot is None or not can_be_put_back(stored):
        raise NoWayBackError(
            _("Your answers have changed since, so the move stays as it is.")
        )
    _restore_answers(profile, snapshot)
    _restore_targets(stored)
    profile.version = stored.from_version
    profile.save(update_fields=["version"])
    stored.put_back_at = timezone.now()
    stored.save(update_fields=["put_back_at"])


def _restore_answers(profile: Profile, snapshot: Snapshot) -> None:
    rows = SkillAssessment.objects.filter(profile=profile)
    rows.exclude(skill__uuid__in=list(snapshot.answers)).delete()
    skills = Skill.objects.filter(uuid__in=list(snapshot.answers))
    versions = profile.framework.versions.values_list("version", "pk")
    keys = dict(versions)
    SkillAssessment.objects.bulk_create(
        [
            _as_kept(profile, skill, snapshot.answers[str(uuid)], keys)
            for skill, uuid in skills.values_list("pk", "uuid")
        ],
        update_conflicts=True,
        unique_fields=["profile", "skill"],
        update_fields=WRITTEN,
    )


def _as_kept(
    profile: Profile, skill: int, kept: Mapping[str, Any], versions: Mapping[str, int]
) -> SkillAssessment:
    return SkillAssessment(
        profile=profile,
        skill_id=skill,
        rank=kept["rank"],
        not_applicable=kept["not_applicable"],
        rated_in_id=versions[kept["rated_in"]],
        assessed_at=moment_of(kept["assessed_at"]),
        confirmed_at=moment_of(kept["confirmed_at"]),
    )


def _restore_targets(move: Move) -> None:
    """Take back what the move wrote, where it still says so."""
    for goal, skill, wrote, before in move.targets_before:
        rows = GoalSkill.objects.filter(goal=goal, skill=skill, rank=wrote)
        if before is None:
            rows.delete()
        else:
            rows.update(rank=before)
