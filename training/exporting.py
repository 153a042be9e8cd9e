"""The catalogue as the plain rows that its importers read: for files that go out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from training.importers.neutral import (
    RequiredRow,
    ResourceRow,
    SkillName,
    TaughtRow,
)
from training.models import LearningResource, Provider, RequiresSkill, TeachesSkill


def with_all_said(
    resources: QuerySet[LearningResource],
) -> QuerySet[LearningResource]:
    """Bring along what a row of the file says: four queries for any number."""
    links = ("skill__framework__slug", "skill__slug")
    return (
        resources.select_related("provider")
        .defer("search", "folded", "imported")
        .prefetch_related(
            "tools",
            Prefetch("teaches", _in_order(TeachesSkill, links)),
            Prefetch("requires", _in_order(RequiresSkill, links)),
        )
    )


def _in_order(model: type[Any], links: tuple[str, ...]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.select_related("skill__framework")
    return rows.order_by(*links)


def rows_of(
    resources: Iterable[LearningResource],
) -> list[tuple[ResourceRow, Provider | None]]:
    """Return resources of `with_all_said` as rows, each with its provider."""
    return [(_row(resource), resource.provider) for resource in resources]


def _row(resource: LearningResource) -> ResourceRow:
    return ResourceRow(
        where=resource.slug,
        slug=resource.slug,
        title=resource.title,
        url=resource.url,
        description=resource.description,
        doi=resource.doi,
        provider=resource.provider.name if resource.provider else "",
        authors=tuple(resource.authors),
        languages=tuple(resource.languages),
        kind=resource.kind,
        format=resource.format,
        cost=resource.cost,
        licence=resource.licence,
        minutes=resource.minutes,
        minutes_source=resource.minutes_source,
        keywords=tuple(resource.keywords),
        tools=tuple(sorted({tool.name for tool in resource.tools.all()})),
        audience=resource.audience,
        outcomes=resource.outcomes,
        version_date=resource.version_date,
        reviewed_on=resource.reviewed_on,
        review_by=resource.review_by,
        teaches=tuple(
            TaughtRow(_skill(link), link.from_rank, link.to_rank)
            for link in resource.teaches.all()
        ),
        requires=tuple(
            RequiredRow(_skill(link), link.rank) for link in resource.requires.all()
        ),
    )


def _skill(link: TeachesSkill | RequiresSkill) -> SkillName:
    framework, slug = link.skill.framework.slug, link.skill.slug
    return SkillName(f"{framework}/{slug}", framework, slug)
