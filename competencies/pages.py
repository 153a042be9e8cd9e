"""What the pages of a skill, a framework and a role show, read in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Lower
from django.http import Http404

from accounts.models import User
from charts.levels import wash
from competencies.levels import LevelText, OwnText, examples_in, level_texts
from competencies.models import (
    FrameworkVersion,
    LevelDescriptor,
    Role,
    RoleSkill,
    SkillEdition,
    SkillRelation,
)
from competencies.outlines import Outline, Scale
from competencies.tree import SkillNode


def current_version(user: User | AnonymousUser, slug: str) -> FrameworkVersion:
    """Return the version in force, else the newest that `user` may read.

    Raises Http404 when there is none.
    """
    versions = FrameworkVersion.objects.visible_to(user)
    found = (
        versions.filter(framework__slug=slug)
        .select_related("framework")
        .current_first()
        .first()
    )
    if found is None:
        raise Http404
    return found


def own_texts(
    version: FrameworkVersion, skills: Collection[int]
) -> dict[int, dict[int, OwnText]]:
    """Return what the version says of these skills, by skill and rank: one query."""
    rows = LevelDescriptor.objects.filter(
        skill_edition__version=version, skill_edition__skill__in=skills
    ).values_list("skill_edition__skill_id", "rank", "description", "examples")
    found: dict[int, dict[int, OwnText]] = defaultdict(dict)
    for skill, rank, text, examples in rows:
        found[skill][rank] = OwnText(text, examples_in(examples))
    return found


def levels_of(edition: SkillEdition, scale: Scale) -> list[LevelText]:
    """Return what each level of one skill looks like: one query."""
    own = own_texts(edition.version, [edition.skill_id])
    return level_texts(scale.levels, own[edition.skill_id])


@dataclass(frozen=True, slots=True)
class Expectation:
    """A level that one role expects in one skill, under the name of either."""

    name: str
    slug: str
    rank: int
    wash: int
    level: str
    uuid: str


def roles_expecting(edition: SkillEdition, scale: Scale) -> list[Expectation]:
    """Return the published roles that ask for this skill, highest level first."""
    rows = (
        RoleSkill.objects.filter(skill=edition.skill_id, role__is_published=True)
        .select_related("role")
        .order_by("-rank", Lower("role__name"), "pk")
    )
    return [_expected(row, row.role, scale) for row in rows]


def _expected(row: RoleSkill, role: Role, scale: Scale) -> Expectation:
    return Expectation(
        name=role.name,
        slug=role.slug,
        rank=row.rank,
        wash=wash(row.rank, scale.highest),
        level=scale.name(row.rank),
        uuid=str(role.uuid),
    )


def related_skills(edition: SkillEdition) -> list[SkillEdition]:
    """Return the related skills as this version knows them: one query."""
    related = SkillRelation.objects.filter(
        from_skill=edition.skill_id, kind=SkillRelation.Kind.RELATED
    )
    return list(
        SkillEdition.objects.filter(
            version=edition.version_id, skill__in=related.values("to_skill")
        )
        .select_related("skill", "version__framework")
        .order_by(Lower("name"), "pk")
    )


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The levels a role expects within one competency."""

    name: str
    expectations: list[Expectation]


def expectations_of(role: Role, outline: Outline, scale: Scale) -> list[RoleGroup]:
    """Return what the role expects, in the order of the framework: one query."""
    ranks = dict(role.skills.values_list("skill_id", "rank"))
    groups = [
        RoleGroup(
            group.name,
            [
                Expectation(
                    name=skill.name,
                    slug=skill.slug,
                    rank=ranks[skill.pk],
                    wash=wash(ranks[skill.pk], scale.highest),
                    level=scale.name(ranks[skill.pk]),
                    uuid=skill.uuid,
                )
                for skill in group.skills
                if skill.pk in ranks
            ],
        )
        for group in outline.competencies
    ]
    return [group for group in groups if group.expectations]


def irrelevant_to(role: Role, outline: Outline) -> list[SkillNode]:
    """Return what the role has nothing to do with, in order: one query."""
    marked = set(role.irrelevances.values_list("skill_id", flat=True))
    return [skill for pk, skill in outline.skills.items() if pk in marked]
