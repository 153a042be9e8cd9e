"""The catalogue as plain rows, for frameworks that are exported with their training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from competencies.catalogue import Catalogue
from competencies.importers.neutral import ProviderRow, ResourceRow
from training.models import LearningResource, TeachesSkill


def catalogue_of(skills: Collection[int]) -> Catalogue:
    """Return what teaches the skills: two queries."""
    links = TeachesSkill.objects.filter(skill__in=skills).order_by("resource__slug")
    teaching: dict[int, list[str]] = defaultdict(list)
    for skill, slug in links.values_list("skill_id", "resource__slug"):
        teaching[skill].append(slug)
    taught = {slug for slugs in teaching.values() for slug in slugs}
    rows = LearningResource.objects.filter(slug__in=taught).select_related("provider")
    resources = list(rows.defer("search", "folded").order_by("slug"))
    providers = {row.provider.slug: row.provider for row in resources if row.provider}
    return Catalogue(
        tuple(
            ProviderRow(slug, row.name, row.url, row.ror, row.description)
            for slug, row in sorted(providers.items())
        ),
        tuple(_resource(row) for row in resources),
        {skill: tuple(slugs) for skill, slugs in teaching.items()},
    )


def _resource(row: LearningResource) -> ResourceRow:
    return ResourceRow(
        slug=row.slug,
        title=row.title,
        url=row.url,
        description=row.description,
        languages=tuple(row.languages),
        provider=row.provider.slug if row.provider else None,
    )
