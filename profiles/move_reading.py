"""What moving a profile would do, read from the database in few queries."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping

from competencies.models import FrameworkVersion, RoleSkill, SkillEdition
from competencies.version_diff import SkillText
from competencies.version_texts import replacements_in, version_text
from profiles.answers import Answer
from profiles.models import Goal, GoalSkill, Profile, SkillAssessment
from profiles.moving import AimedAt, Plan, Planner
from profiles.snapshots import answers_by_profile


def version_to_move_to(profile: Profile) -> FrameworkVersion | None:
    """Return the version in force, where the profile is on another: one query.

    None is needed while its own is in force.
    """
    if profile.pk is None:
        return None
    if not profile.version.is_retired:
        return None
    in_force = FrameworkVersion.objects.published()
    newer = in_force.filter(framework=profile.framework_id)
    return newer.select_related("framework").first()


def read_plan(profile: Profile, target: FrameworkVersion) -> Plan:
    """Return what moving to `target` would do: sixteen queries."""
    old, new = version_text(profile.version), version_text(target)
    answers = _answers(profile)
    known = {skill.key for skill in (*old.skills, *new.skills)}
    others = _others([key for key in answers if key not in known])
    planner = Planner(old, new, replacements_in(target), answers, others)
    return planner.plan(aims_of(profile))


def _answers(profile: Profile) -> dict[int, Answer]:
    rows = SkillAssessment.objects.filter(profile=profile)
    return {key: Answer(rank) for key, rank in rows.values_list("skill_id", "rank")}


def _others(keys: list[int]) -> dict[int, SkillText]:
    """Read skills that neither version has, as the newest that has them says them."""
    public = FrameworkVersion.objects.public()
    editions = SkillEdition.objects.filter(skill__in=keys).concepts(public)
    rows = editions.values_list("skill_id", "skill__uuid", "skill__slug", "name")
    return {
        key: SkillText(key, str(uuid), slug, name) for key, uuid, slug, name in rows
    }


def aims_of(profile: Profile) -> list[AimedAt]:
    """Return what the goals of a profile ask for: three queries."""
    own: dict[int, dict[int, int]] = defaultdict(dict)
    targets = GoalSkill.objects.filter(goal__profile=profile).order_by("pk")
    for goal, skill, rank in targets.values_list("goal_id", "skill_id", "rank"):
        own[goal][skill] = rank
    roles = _roles(profile)
    goals = Goal.objects.filter(profile=profile).order_by("created_at", "pk")
    return [
        AimedAt(key, name, own.get(key, {}), list(roles.get(key, {}).items()))
        for key, name in goals.values_list("pk", "name")
    ]


def _roles(profile: Profile) -> Mapping[int, Mapping[str, Mapping[int, int]]]:
    """Return what each goal's roles ask for, by goal and the role's name."""
    found: dict[int, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    rows = RoleSkill.objects.filter(role__goals__profile=profile)
    for goal, role, skill, rank in rows.order_by("role__name", "pk").values_list(
        "role__goals__pk", "role__name", "skill_id", "rank"
    ):
        found[goal][role][skill] = rank
    return found


def fingerprint_of(profile: Profile) -> str:
    """Name the state that all answers of a profile are in: one query."""
    answers = answers_by_profile([profile.pk]).get(profile.pk, {})
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()
