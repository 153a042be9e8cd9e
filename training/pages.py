"""What the pages of the catalogue show beside each resource."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Lower
from django.urls import reverse

from charts.levels import wash
from competencies.models import SkillEdition
from competencies.models.frameworks import PUBLIC_STATUSES
from training.models import LearningResource, RequiresSkill, TeachesSkill


@dataclass(frozen=True, slots=True)
class Step:
    """A skill that a resource teaches; both ranks None where nobody said them yet."""

    skill: str
    uuid: str
    framework: str
    url: str
    from_rank: int | None
    to_rank: int | None
    from_wash: int
    to_wash: int
    pk: int = 0
    """The skill's key, to look up what a person holds."""
    is_confirmed: bool = False
    imported_as: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A level of a skill that a resource asks for at its start."""

    skill: str
    uuid: str
    framework: str
    url: str
    rank: int
    wash: int
    pk: int


def _name_of_skill() -> Subquery:
    """The skill's name in the version in force, else in the newest that was."""
    editions = SkillEdition.objects.filter(
        skill=OuterRef("skill"), version__status__in=PUBLIC_STATUSES
    )
    # "published" comes before "retired".
    newest = editions.order_by("version__status", "-version__published_at", "-pk")
    return Subquery(newest.values("name")[:1])


def steps_of(resources: Iterable[LearningResource]) -> dict[int, list[Step]]:
    """Return what each resource teaches, by the resource's key: one query.

    Skills that no public version has are a curator's draft, and left out.
    """
    links = (
        TeachesSkill.objects.filter(resource__in=[r.pk for r in resources])
        .select_related("skill__framework")
        .annotate(skill_name=_name_of_skill())
        .filter(skill_name__isnull=False)
        .order_by(Lower("skill_name"), "pk")
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for link in links:
        found[link.resource_id].append(_step(link, link.skill_name))
    return found


def _step(link: TeachesSkill, name: str) -> Step:
    framework = link.skill.framework
    highest = framework.highest_rank or 1
    return Step(
        skill=name,
        uuid=str(link.skill.uuid),
        framework=framework.slug,
        url=reverse(
            "competencies:skill-detail", args=[framework.slug, link.skill.slug]
        ),
        from_rank=link.from_rank,
        to_rank=link.to_rank,
        from_wash=wash(link.from_rank or 0, highest),
        to_wash=wash(link.to_rank or 0, highest),
        pk=link.skill_id,
        is_confirmed=link.is_confirmed,
        imported_as=link.imported_as,
    )


def needs_of(resources: Iterable[LearningResource]) -> dict[int, list[Need]]:
    """Return what each resource asks for, by the resource's key: one query."""
    links = (
        RequiresSkill.objects.filter(resource__in=[r.pk for r in resources])
        .select_related("skill__framework")
        .annotate(skill_name=_name_of_skill())
        .filter(skill_name__isnull=False)
        .order_by(Lower("skill_name"), "pk")
    )
    found: dict[int, list[Need]] = defaultdict(list)
    for link in links:
        framework = link.skill.framework
        address = [framework.slug, link.skill.slug]
        found[link.resource_id].append(
            Need(
                skill=link.skill_name,
                uuid=str(link.skill.uuid),
                framework=framework.slug,
                url=reverse("competencies:skill-detail", args=address),
                rank=link.rank,
                wash=wash(link.rank, framework.highest_rank or 1),
                pk=link.skill_id,
            )
        )
    return found


def skill_names(slugs: Collection[str]) -> dict[str, str]:
    """Return the newest name of each skill by its slug: one query."""
    public = SkillEdition.objects.filter(version__status__in=PUBLIC_STATUSES)
    rows = public.filter(skill__slug__in=slugs).order_by("pk")
    return dict(rows.values_list("skill__slug", "name"))
