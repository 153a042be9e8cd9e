"""What a visitor sees first: a wheel that answers, and one skill at every level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.http import HttpRequest

from charts.drawing import WheelDrawing
from competencies.levels import LevelText, OwnText, level_texts
from competencies.models import FrameworkVersion, Role, RoleSkill
from competencies.outlines import Outline, Scale, scale_of
from competencies.pages import own_texts
from competencies.paging import slug_in
from competencies.teaching import TeachingResource, resources_for
from competencies.tree import SkillNode
from rsehub.sample_data import STARTER_SLUG
from rsehub.sample_wheel import (
    SampleSpoke,
    chosen,
    draw,
    sample_spokes,
    telling_skill,
)

MOST_ROLES = 10
# The role to begin with, where the framework has it.
FIRST_ROLE = "rse"


@dataclass(frozen=True, slots=True)
class Step:
    """The way up in one skill: what the next level looks like, and what teaches it."""

    skill: SkillNode
    level: LevelText
    resource: TeachingResource | None


@dataclass(frozen=True, slots=True)
class Sample:
    """The made-up person against a role, and the competency that is looked at."""

    roles: list[Role]
    role: Role | None
    spokes: list[SampleSpoke]
    drawing: WheelDrawing
    spoke: SampleSpoke
    step: Step | None

    @property
    def slices(self) -> Iterator[tuple[SampleSpoke, str]]:
        """Each competency with the path of its slice of the wheel."""
        paths = (sector.slice for sector in self.drawing.sectors)
        return zip(self.spokes, paths, strict=True)

    @property
    def compared(self) -> list[SampleSpoke]:
        """The competencies that are assessed, and asked for by the role."""
        return [s for s in self.spokes if s.value is not None and s.target is not None]

    @property
    def reached(self) -> int:
        return sum(spoke.gap == 0 for spoke in self.compared)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the start page shows of one framework: eight queries."""

    version: FrameworkVersion
    sample: Sample
    skill: SkillNode
    levels: list[LevelText]


def version_to_show() -> FrameworkVersion | None:
    """Return the version in force to open with: the starter's, else the first."""
    versions = FrameworkVersion.objects.published().select_related("framework")
    in_order = list(versions.order_by("framework__name", "pk"))
    starter = (v for v in in_order if v.framework.slug == STARTER_SLUG)
    return next(starter, None) or next(iter(in_order), None)


def welcome(request: HttpRequest) -> Welcome | None:
    """Read what to show to a visitor; None where no framework is in force."""
    version = version_to_show()
    if version is None:
        return None
    outline, scale = Outline(version), scale_of(version)
    first = outline.competencies[0].skills[0]
    roles = _roles(request, version)
    role = _chosen_role(roles, slug_in(request, "role"))
    asked = _asked_by(role)
    spokes = sample_spokes(outline.competencies, asked, highest=scale.highest)
    spoke = chosen(spokes, slug_in(request, "at"))
    telling = telling_skill(spoke, asked)
    own = own_texts(version, {first.pk, telling.pk})
    sample = Sample(
        roles=roles,
        role=role,
        spokes=spokes,
        drawing=draw(spokes, highest=scale.highest),
        spoke=spoke,
        step=_step(spoke, telling, scale, own[telling.pk]),
    )
    levels = level_texts(scale.levels, own[first.pk])
    return Welcome(version, sample, first, levels)


def _roles(request: HttpRequest, version: FrameworkVersion) -> list[Role]:
    roles = Role.objects.visible_to(request.user).filter(framework=version.framework)
    return list(
        roles.filter(is_published=True).order_by(Lower("name"), "pk")[:MOST_ROLES]
    )


def _chosen_role(roles: list[Role], slug: str) -> Role | None:
    by_slug = {role.slug: role for role in roles}
    return by_slug.get(slug) or by_slug.get(FIRST_ROLE) or next(iter(roles), None)


def _asked_by(role: Role | None) -> dict[int, int]:
    """Return the rank that the role expects, by the skill's key: one query."""
    return dict(RoleSkill.objects.filter(role=role).values_list("skill_id", "rank"))


def _step(
    spoke: SampleSpoke, skill: SkillNode, scale: Scale, own: Mapping[int, OwnText]
) -> Step | None:
    """Return what comes next in a skill, for somebody at the competency's mean."""
    rank = min(int(spoke.value or 0) + 1, scale.highest)
    levels = level_texts(scale.levels, own)
    level = next((level for level in levels if level.rank == rank), None)
    taught = resources_for([skill.pk])[skill.pk]
    resource = next((r for r in taught if r.helps_from(rank - 1)), None)
    return Step(skill, level, resource) if level else None
