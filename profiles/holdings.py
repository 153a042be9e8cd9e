"""What one person holds in one framework, read whole in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Lower
from django.http import Http404

from accounts.models import User
from competencies.models import Framework, FrameworkVersion
from competencies.tree import GroupNode
from profiles.answers import Answer
from profiles.models import Profile, SkillAssessment
from profiles.summaries import Summary, summarise


@dataclass(frozen=True, slots=True)
class Holding:
    """One answer as it is kept, and when it was given and last confirmed."""

    answer: Answer
    assessed_at: datetime
    confirmed_at: datetime
    rated_in: int | None = None
    """The key of the version whose words it was given to."""

    @property
    def seen(self) -> str:
        """Name this state, so that a page can say later what it was drawn with."""
        return self.assessed_at.isoformat()


def holding_of(row: SkillAssessment) -> Holding:
    answer = Answer(row.rank)
    return Holding(answer, row.assessed_at, row.confirmed_at, row.rated_in_id)


class Holdings:
    """The answers of a profile, by the skill's key."""

    def __init__(self, by_skill: Mapping[int, Holding]) -> None:
        self.by_skill = by_skill
        self.answers = {skill: held.answer for skill, held in by_skill.items()}
        self.confirmed = {skill: held.confirmed_at for skill, held in by_skill.items()}

    def summary(self, group: GroupNode) -> Summary:
        """Return what the answers for the skills of this group come to."""
        skills = [skill.pk for skill in group.skills]
        return summarise(skills, self.answers, self.confirmed)

    def worded_anew(self, version: int) -> list[int]:
        """Return the skills that were answered in other words than a version has."""
        held = self.by_skill.items()
        return [skill for skill, each in held if each.rated_in not in (None, version)]

    def latest(self) -> datetime | None:
        """Return when anything was last confirmed."""
        return max(self.confirmed.values(), default=None)


def holdings_of(profile: Profile, skills: Sequence[int] | None = None) -> Holdings:
    """Read the answers of a profile, or those for some skills: one query."""
    if profile.pk is None:
        return Holdings({})
    rows = SkillAssessment.objects.filter(profile=profile)
    if skills is not None:
        rows = rows.filter(skill__in=skills)
    return Holdings({row.skill_id: holding_of(row) for row in rows})


def profile_for(user: User | AnonymousUser, framework_slug: str) -> Profile:
    """Return the person's profile in a framework, or a new one that isn't saved.

    Raises Http404 when the framework is not there, or has nothing published to rate.
    """
    profile = (
        Profile.objects.visible_to(user)
        .select_related("framework", "version__framework", "nearest_role")
        .filter(framework__slug=framework_slug)
        .first()
    )
    return profile or _new_profile(user, framework_slug)


def _new_profile(user: User | AnonymousUser, framework_slug: str) -> Profile:
    version = (
        FrameworkVersion.objects.published()
        .filter(framework__slug=framework_slug)
        .select_related("framework")
        .first()
    )
    if version is None or not isinstance(user, User):
        raise Http404
    return Profile(owner=user, framework=version.framework, version=version)


def last_profile(user: User) -> Profile | None:
    """Return the profile the person used last."""
    return (
        Profile.objects.visible_to(user)
        .select_related("framework", "version__framework")
        .last_used_first()
        .first()
    )


def frameworks_to_start() -> list[Framework]:
    """Return the frameworks that one can make a profile in."""
    return list(Framework.objects.published().order_by(Lower("name"), "pk"))
