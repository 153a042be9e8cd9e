"""Writes to what a team aims at, hires for and sets out to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from competencies.models import Framework, Role
from teams.actions import lock
from teams.models import (
    HiringRole,
    HiringRoleSkill,
    Membership,
    Team,
    TeamAction,
    TeamTarget,
)

MOST_TARGETS = 300
MOST_HIRING_ROLES = 50
MOST_ACTIONS = 300


@transaction.atomic
def aim_at(
    *,
    team: Team,
    people: int,
    role: Role | None = None,
    skill: str = "",
    rank: str = "",
) -> bool:
    """Let a team aim at something; the same again changes how many people.

    Return whether there was room for it.
    """
    lock(team)
    if team.targets.count() >= MOST_TARGETS:
        return False
    if role is not None:
        TeamTarget.objects.update_or_create(
            team=team, role=role, defaults={"people": people}
        )
    else:
        TeamTarget.objects.update_or_create(
            team=team,
            skill_id=int(skill),
            defaults={"people": people, "rank": int(rank)},
        )
    return True


def roles_held(team: Team) -> Mapping[Role, int]:
    """Return how many people of the team have each role of its framework: one query."""
    live = Membership.objects.live().filter(team=team)
    rows = live.filter(role__framework=team.framework_id).select_related("role")
    return Counter(each.role for each in rows if each.role is not None)


@transaction.atomic
def aim_at_roles_of(*, team: Team) -> None:
    """Let a team aim at the roles that its people have, as many of each."""
    for role, people in roles_held(team).items():
        aim_at(team=team, role=role, people=people)


@transaction.atomic
def save_hiring_role(
    *, team: Team, framework: Framework, name: str, levels: Mapping[int, int], by: User
) -> HiringRole | None:
    """Keep what the next hire should bring, as it is today; None where there is no
    room for more."""
    lock(team)
    if team.hiring_roles.count() >= MOST_HIRING_ROLES:
        return None
    role = HiringRole.objects.create(
        team=team, framework=framework, name=name, saved_by=by
    )
    HiringRoleSkill.objects.bulk_create(
        HiringRoleSkill(role=role, skill_id=skill, rank=rank)
        for skill, rank in levels.items()
    )
    return role


@transaction.atomic
def set_action(
    *, team: Team, what: str, owner: Membership, due_on: date
) -> TeamAction | None:
    """Set out to do something; None where there is no room for more."""
    lock(team)
    if team.actions.count() >= MOST_ACTIONS:
        return None
    return TeamAction.objects.create(team=team, what=what, owner=owner, due_on=due_on)


def settle_action(*, action: TeamAction, is_done: bool) -> None:
    """Say that something is done, or that it isn't after all."""
    done_at = timezone.now() if is_done else None
    TeamAction.objects.filter(pk=action.pk).update(done_at=done_at)
