"""What corresponds to a skill in other frameworks: read in two queries for its page."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, Subquery

from accounts.models import User
from competencies.crosswalks import INVERSE, KINDS
from competencies.models import OutsideRelation, SkillEdition, SkillRelation
from competencies.models.frameworks import PUBLIC_STATUSES, place_of_status
from competencies.models.relations import SkillRelationQuerySet

WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Partner:
    """A skill elsewhere, and how this one stands to it."""

    kind: str
    words: str
    """How this skill stands to it, to be read before its name."""
    name: str
    url: str
    framework: str
    framework_slug: str
    source: str = ""
    note: str = ""
    is_confirmed: bool = True
    page: str = ""
    """Where the tie itself is told and tended; empty for what the hub doesn't have."""


def named(skill: str) -> Subquery:
    """Return what everybody reads as the name of the skill in the column `skill`."""
    editions = SkillEdition.objects.filter(
        skill=OuterRef(skill), version__status__in=PUBLIC_STATUSES
    )
    newest = editions.order_by(place_of_status("version__"), "-version")
    return Subquery(newest.values("name")[:1])


def with_names(relations: SkillRelationQuerySet) -> SkillRelationQuerySet:
    """Bring along both skills, their frameworks and what they are called."""
    ends = ("from_skill__framework", "to_skill__framework")
    return relations.select_related(*ends).annotate(
        from_name=named("from_skill"), to_name=named("to_skill")
    )


def kind_in_words(kind: str) -> str:
    return str(SkillRelation.Kind(kind).label)


def partners_of(skill: int, user: User | AnonymousUser) -> list[Partner]:
    """Return what corresponds to a skill, the nearest first; last what is elsewhere."""
    ends = Q(from_skill=skill) | Q(to_skill=skill)
    ties = SkillRelation.objects.visible_to(user).crosswalks().filter(ends)
    found = [_partner(row, skill) for row in with_names(ties)]
    found.sort(key=lambda each: (KINDS.index(each.kind), each.framework, each.name))
    outside = OutsideRelation.objects.filter(from_skill=skill).order_by("kind", "pk")
    return [*found, *(_elsewhere(row) for row in outside)]


def _partner(row: SkillRelation, skill: int) -> Partner:
    is_said_here = row.from_skill_id == skill
    other = row.to_skill if is_said_here else row.from_skill
    name = getattr(row, "to_name" if is_said_here else "from_name", None)
    kind = row.kind if is_said_here else INVERSE.get(row.kind, row.kind)
    return Partner(
        kind=kind,
        words=kind_in_words(kind),
        name=name or other.slug,
        url=other.get_absolute_url(),
        framework=other.framework.name,
        framework_slug=other.framework.slug,
        source=row.source,
        note=row.note,
        is_confirmed=row.confirmed_at is not None,
        page=row.get_absolute_url(),
    )


def _elsewhere(row: OutsideRelation) -> Partner:
    name = row.target_title or row.target_uri or row.target_identifier
    return Partner(
        kind=row.kind,
        words=kind_in_words(row.kind),
        name=name,
        url=row.target_uri if row.target_uri.startswith(WEB) else "",
        framework="",
        framework_slug="",
        is_confirmed=False,
    )
