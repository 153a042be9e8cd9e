"""What the hub holds about a person in their profiles and goals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from competencies.models import Level, SkillEdition
from profiles.models import (
    Goal,
    GoalSkill,
    Move,
    Profile,
    SkillAssessment,
    SkillRelevance,
    Snapshot,
)


class _Names:
    """What skills and levels are called, where a person read them: two queries."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        versions = {profile.version_id for profile in profiles}
        editions = SkillEdition.objects.filter(version__in=versions)
        self.skills = {
            (version, skill): (name, group or "")
            for version, skill, name, group in editions.values_list(
                "version", "skill", "name", "group__name"
            )
        }
        levels = Level.objects.filter(version__in=versions)
        self.levels = {
            (version, rank): name
            for version, rank, name in levels.values_list("version", "rank", "name")
        }

    def skill(self, profile: Profile, skill: int, slug: str) -> dict[str, str]:
        name, competency = self.skills.get((profile.version_id, skill), (slug, ""))
        return {"skill": name, "competency": competency}

    def level(self, profile: Profile, rank: int | None) -> str:
        return "" if rank is None else self.levels.get((profile.version_id, rank), "")


def export_profiles(user: User) -> Sequence[Sheet]:
    """Return what the person answered and aims at, with names: a few queries."""
    mine = Profile.objects.filter(owner=user)
    profiles = list(
        mine.select_related("version__framework", "nearest_role").order_by("pk")
    )
    names = _Names(profiles)
    by_key = {profile.pk: profile for profile in profiles}
    return [
        Sheet("profiles", _("Your profiles"), [_profile(p) for p in profiles]),
        Sheet("answers", _("Your answers, skill by skill"), _answers(by_key, names)),
        Sheet(
            "relevance",
            _("What is relevant to you, as you said"),
            _relevance(by_key, names),
        ),
        Sheet("goals", _("Your goals"), _goals(by_key)),
        Sheet("targets", _("Your own targets"), _targets(by_key, names)),
        *_snapshots(by_key),
        *_moves(by_key),
    ]


def _profile(profile: Profile) -> dict[str, str]:
    return {
        "id": str(profile.uuid),
        "framework": profile.version.framework.name,
        "version": profile.version.version,
        "begun": profile.created_at.isoformat(),
        "nearest_role": profile.nearest_role.name if profile.nearest_role else "",
    }


def _answers(
    profiles: dict[int, Profile], names: _Names
) -> list[dict[str, str | int | bool | None]]:
    rows = SkillAssessment.objects.filter(profile__in=profiles)
    return [
        {
            "framework": profiles[row.profile_id].version.framework.name,
            **names.skill(profiles[row.profile_id], row.skill_id, row.skill.slug),
            "skill_id": str(row.skill.uuid),
            "level": row.rank,
            "level_name": names.level(profiles[row.profile_id], row.rank),
            "not_applicable": row.not_applicable,
            "answered": row.assessed_at.isoformat(),
            "confirmed": row.confirmed_at.isoformat(),
        }
        for row in rows.select_related("skill").order_by("profile", "skill")
    ]


def _relevance(
    profiles: dict[int, Profile], names: _Names
) -> list[dict[str, str | bool]]:
    rows = SkillRelevance.objects.filter(profile__in=profiles)
    return [
        {
            "framework": profiles[row.profile_id].version.framework.name,
            **names.skill(profiles[row.profile_id], row.skill_id, row.skill.slug),
            "relevant": row.is_relevant,
            "said": row.said_at.isoformat(),
        }
        for row in rows.select_related("skill").order_by("profile", "skill")
    ]


def _goals(profiles: dict[int, Profile]) -> list[dict[str, str]]:
    goals = Goal.objects.filter(profile__in=profiles).prefetch_related("roles")
    return [
        {
            "id": str(goal.uuid),
            "name": goal.name,
            "framework": profiles[goal.profile_id].version.framework.name,
            "roles": ", ".join(sorted(role.name for role in goal.roles.all())),
            "set": goal.created_at.isoformat(),
            "due": goal.due_on.isoformat() if goal.due_on else "",
            "closed": goal.closed_at.isoformat() if goal.closed_at else "",
            "outcome": goal.get_outcome_display(),
        }
        for goal in goals.order_by("created_at", "pk")
    ]


def _targets(profiles: dict[int, Profile], names: _Names) -> list[dict[str, str | int]]:
    rows = GoalSkill.objects.filter(goal__profile__in=profiles)
    return [
        {
            "goal": row.goal.name,
            **names.skill(profiles[row.goal.profile_id], row.skill_id, row.skill.slug),
            "level": row.rank,
            "level_name": names.level(profiles[row.goal.profile_id], row.rank),
        }
        for row in rows.select_related("goal", "skill").order_by("goal", "pk")
    ]


def _snapshots(profiles: dict[int, Profile]) -> list[Sheet]:
    rows = Snapshot.objects.filter(profile__in=profiles).select_related("version")
    kept = list(rows.order_by("taken_at", "pk"))
    names = _names_in_snapshots(kept)
    return [
        Sheet(
            "snapshots",
            _("Your snapshots"),
            [
                {
                    "id": str(row.uuid),
                    "framework": profiles[row.profile_id].version.framework.name,
                    "version": row.version.version,
                    "kind": row.kind,
                    "name": row.name,
                    "taken": row.taken_at.isoformat(),
                }
                for row in kept
            ],
        ),
        Sheet(
            "snapshot_answers",
            _("The answers in your snapshots"),
            [
                {
                    "snapshot": str(row.uuid),
                    "skill": names.get((row.version_id, skill), ""),
                    "skill_id": skill,
                    **answer,
                }
                for row in kept
                for skill, answer in row.answers.items()
            ],
        ),
    ]


def _moves(profiles: dict[int, Profile]) -> list[Sheet]:
    moves = Move.objects.filter(profile__in=profiles)
    related = moves.select_related("from_version", "to_version")
    made = list(related.order_by("moved_at", "pk"))
    return [
        Sheet(
            "moves",
            _("Your moves to other versions"),
            [
                {
                    "id": str(move.uuid),
                    "framework": profiles[move.profile_id].version.framework.name,
                    "from": move.from_version.version,
                    "to": move.to_version.version,
                    "moved": move.moved_at.isoformat(),
                    "put_back": _said(move.put_back_at),
                }
                for move in made
            ],
        ),
        Sheet(
            "moved_answers",
            _("What became of your answers in a move"),
            [_moved(move, line) for move in made for line in move.report["ratings"]],
        ),
        Sheet(
            "moved_targets",
            _("What became of your targets in a move"),
            [
                {
                    "move": str(move.uuid),
                    "goal": line["goal"],
                    "role": line["role"],
                    "skill": line["name"],
                    "level": line["rank"],
                    "to": ", ".join(each["name"] for each in line["to"]),
                }
                for move in made
                for line in move.report["targets"]
            ],
        ),
    ]


def _said(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _moved(move: Move, line: dict[str, Any]) -> dict[str, str | None]:
    to = [f"{each['name']}: {each['answer'] or '-'}" for each in line["to"]]
    return {
        "move": str(move.uuid),
        "skill": line["name"],
        "skill_id": line["skill"],
        "answer": line["answer"],
        "fate": line["fate"],
        "to": ", ".join(to),
    }


def _names_in_snapshots(snapshots: Sequence[Snapshot]) -> dict[tuple[int, str], str]:
    """Return what skills are called, by the version and the skill's UUID: one query."""
    versions = {row.version_id for row in snapshots}
    editions = SkillEdition.objects.filter(version__in=versions)
    return {
        (version, str(skill)): name
        for version, skill, name in editions.values_list(
            "version", "skill__uuid", "name"
        )
    }


HOLDER = Holder(
    name=gettext_lazy("Your profiles, answers and goals"),
    tables={
        "profiles.profile": ["owner", "uuid", "nearest_role"],
        "profiles.skillassessment": ["profile", "rank", "not_applicable"],
        "profiles.skillrelevance": ["profile", "is_relevant"],
        "profiles.goal": ["profile", "name", "uuid"],
        "profiles.goal_roles": ["goal"],
        "profiles.goalskill": ["goal", "rank"],
        "profiles.snapshot": ["profile", "name", "uuid", "answers"],
        "profiles.move": ["profile", "uuid", "report", "targets_before"],
    },
    export=export_profiles,
)
