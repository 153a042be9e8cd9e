"""What is asked of a person: their version without what isn't relevant to them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from competencies.models import Role
from competencies.outlines import Outline
from profiles.actions import save_profile
from profiles.models import Profile, SkillRelevance
from profiles.relevance import ROLE, Mark, Relevance, agreed, sort_out, to_write
from profiles.relevance_sources import marks_of_others


def marks_of_roles(profile: Profile) -> list[Mark]:
    """Return on what the roles that the person aims at agree: one query."""
    skills = ArrayAgg(
        "irrelevances__skill",
        filter=Q(irrelevances__isnull=False),
        distinct=True,
        default=[],
    )
    roles = Role.objects.filter(goals__profile=profile).annotate(marked=skills)
    rows = list(roles.values_list("pk", "name", "marked"))
    # Two roles may have one name.
    names = {str(pk): name for pk, name, _keys in rows}
    found = agreed({str(pk): keys for pk, _name, keys in rows}, ROLE)
    return [Mark(mark.skill, mark.source, names[mark.name]) for mark in found]


def own_marks(profile: Profile) -> dict[int, bool]:
    """Return the person's own word by the skill's key: one query."""
    if profile.pk is None:
        return {}
    rows = SkillRelevance.objects.filter(profile=profile)
    return dict(rows.values_list("skill_id", "is_relevant"))


@dataclass(frozen=True)
class Asked:
    """A version whole, and what of it is asked of one person."""

    whole: Outline
    relevance: Relevance

    @cached_property
    def outline(self) -> Outline:
        """The version without what isn't relevant to the person."""
        return self.whole.without(self.relevance.hidden_skills)

    def hidden_in(self, competency: str) -> int:
        """Return how many skills of a competency, by its slug, aren't asked."""
        group = self.whole.competency(competency)
        held = {skill.pk for skill in group.skills} if group else set()
        return len(held & self.relevance.hidden_skills)


def relevance_of(profile: Profile, outline: Outline) -> Relevance:
    """Return what of a version is asked of a person: a query for each who may say."""
    return sort_out(list(outline.skills), marks_of_others(profile), own_marks(profile))


def asked_of(profile: Profile) -> Asked:
    """Read the profile's version and what of it is asked."""
    whole = Outline(profile.version)
    return Asked(whole, relevance_of(profile, whole))


def relevance_url(profile: Profile, group: str) -> str:
    """Return where what isn't relevant to the person can be brought back."""
    page = reverse("profiles:profile-relevance", args=[profile.framework.slug])
    return f"{page}#competency-{group}"


def hidden_from(profile: Profile) -> frozenset[int]:
    """Return the keys of what isn't asked, without reading the framework."""
    others, own = marks_of_others(profile), own_marks(profile)
    named = sorted({mark.skill for mark in others} | set(own))
    return sort_out(named, others, own).hidden_skills


@transaction.atomic
def mark(*, profile: Profile, skills: Collection[int], is_relevant: bool) -> None:
    """Keep the person's word on skills; their answers stay as they are."""
    profile = save_profile(profile)
    words = to_write(skills, marks_of_others(profile), is_relevant=is_relevant)
    gone = [skill for skill, word in words.items() if word is None]
    SkillRelevance.objects.filter(profile=profile, skill__in=gone).delete()
    now = timezone.now()
    SkillRelevance.objects.bulk_create(
        [
            SkillRelevance(
                profile=profile, skill_id=skill, is_relevant=word, said_at=now
            )
            for skill, word in words.items()
            if word is not None
        ],
        update_conflicts=True,
        unique_fields=["profile", "skill"],
        update_fields=["is_relevant", "said_at"],
    )
