"""The role that is nearest to what a person does: it cuts what they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import User
from competencies.models import Role, RoleSkill
from competencies.outlines import Outline
from competencies.tree import SkillNode
from profiles.actions import save_profile
from profiles.goal_pages import roles_to_aim_for
from profiles.models import Profile
from profiles.shortlists import Shortlist, shorten


def asked_levels(profile: Profile) -> dict[int, int]:
    """Return the levels that the nearest role expects: a query, where there is one."""
    if profile.nearest_role_id is None:
        return {}
    rows = RoleSkill.objects.filter(role=profile.nearest_role_id)
    return dict(rows.values_list("skill_id", "rank"))


def shortlist_of(profile: Profile, outline: Outline) -> Shortlist:
    return shorten(outline.competencies, asked_levels(profile))


def likely_skills(profile: Profile, skills: Sequence[SkillNode]) -> Sequence[SkillNode]:
    """Return those of a competency's skills that are asked; all, where none is."""
    asked = asked_levels(profile)
    return [skill for skill in skills if asked.get(skill.pk, 0) > 0] or skills


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role that one may name as the nearest, and how many skills it asks for."""

    role: Role
    skill_count: int


def roles_to_choose(user: User, profile: Profile) -> list[RoleChoice]:
    """Return the roles of the framework, by name: one query."""
    asked = Count("skills", filter=Q(skills__rank__gt=0))
    roles = roles_to_aim_for(user, profile.framework).annotate(asked=asked)
    return [RoleChoice(role, getattr(role, "asked", 0)) for role in roles]


def choose_role(*, profile: Profile, role: Role | None) -> None:
    """Remember the nearest role, or that all skills are asked for."""
    profile = save_profile(profile)
    Profile.objects.filter(pk=profile.pk).update(nearest_role=role, role_asked=True)
