"""Puts the resources and providers of an imported file into the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from competencies.importers.neutral import FrameworkFile, ReportRow, ResourceRow
from competencies.models import Skill
from competencies.upserts import Tally, Upsert, rows_by
from competencies.wording import LinkWording, Wording
from training.models import (
    RESERVED_RESOURCE_SLUGS,
    LearningResource,
    Provider,
    TeachesSkill,
)


def write_training(
    file: FrameworkFile, skills: Mapping[str, Skill], left_out: Collection[str] = ()
) -> tuple[Tally, list[ReportRow]]:
    """Bring the catalogue to what the file says; nothing is deleted.

    Records in `left_out`, such as "resource tests-tell", are not written, and neither
    is what comes from a provider that is new and left out. Call it inside a
    transaction, after the skills are written. Slugs are taken as given; one that the
    hub uses as an address gets "-resource" behind it.
    """
    tally = Tally()
    named = {row.slug: row.name for row in file.providers}
    file = _without(file, left_out)
    providers = _write_providers(file, tally)
    resources, rows = _write_resources(file, providers, tally, named)
    _write_links(file, skills, resources, tally)
    return tally, rows


def _without(file: FrameworkFile, left_out: Collection[str]) -> FrameworkFile:
    if not left_out:
        return file
    known = set(Provider.objects.values_list("slug", flat=True))
    providers = [r for r in file.providers if f"provider {r.slug}" not in left_out]
    there = known | {row.slug for row in providers}
    resources = [
        row
        for row in file.resources
        if f"resource {free_slug(row.slug)}" not in left_out
        and (not row.provider or row.provider in there)
    ]
    taken = {row.slug for row in resources}
    skills = [
        replace(row, resources=tuple(r for r in row.resources if r in taken))
        for row in file.skills
    ]
    return replace(
        file,
        providers=tuple(providers),
        resources=tuple(resources),
        skills=tuple(skills),
    )


def _write_providers(file: FrameworkFile, tally: Tally) -> dict[str, Provider]:
    wanted = {
        row.slug: {
            "slug": row.slug,
            "name": row.name,
            "url": row.url,
            "ror": row.ror,
            "description": row.description,
        }
        for row in file.providers
    }
    providers = rows_by(Provider.objects.all(), "slug")
    told = Wording(
        record=lambda slug: f"provider {slug}",
        title=lambda slug: str(wanted[slug]["name"]),
        hidden=frozenset({"slug"}),
    )
    tally.add(Upsert(Provider, wording=told).apply(providers, wanted))
    return providers


def _write_resources(
    file: FrameworkFile,
    providers: Mapping[str, Provider],
    tally: Tally,
    named: Mapping[str, str],
) -> tuple[dict[str, LearningResource], list[ReportRow]]:
    resources = rows_by(LearningResource.objects.all(), "slug")
    rows = [
        row for row in file.resources if row.slug_only and row.slug not in resources
    ]
    wanted = {
        free_slug(row.slug): _resource_fields(row, providers)
        for row in file.resources
        if not row.slug_only
    }
    told = Wording(
        record=lambda slug: f"resource {slug}",
        title=lambda slug: str(wanted[slug]["title"]),
        hidden=frozenset({"slug"}),
        names={
            "provider_id": {
                row.pk: named.get(slug) or row.name for slug, row in providers.items()
            }
        },
    )
    tally.add(Upsert(LearningResource, wording=told).apply(resources, wanted))
    return resources, [_unknown(row) for row in rows]


def free_slug(slug: str) -> str:
    """Return the slug, changed where the hub itself has a page of that name."""
    return f"{slug}-resource" if slug in RESERVED_RESOURCE_SLUGS else slug


def _resource_fields(
    row: ResourceRow, providers: Mapping[str, Provider]
) -> dict[str, object]:
    return {
        "slug": free_slug(row.slug),
        "title": row.title,
        "url": row.url,
        "description": row.description,
        "languages": list(row.languages),
        "provider_id": providers[row.provider].pk if row.provider else None,
    }


def _unknown(row: ResourceRow) -> ReportRow:
    return ReportRow(
        row=f"resource {row.slug}",
        code="unknown-resource",
        message="The file gives only its slug, and the catalogue doesn't know it.",
        kept=False,
    )


def _write_links(
    file: FrameworkFile,
    skills: Mapping[str, Skill],
    resources: Mapping[str, LearningResource],
    tally: Tally,
) -> None:
    """Link resources to skills. Levels that a curator gave stay as they are."""
    pairs = [
        (resources[free_slug(slug)].pk, skills[row.slug].pk)
        for row in file.skills
        for slug in row.resources
        if free_slug(slug) in resources
    ]
    wanted = {
        (resource, skill): {"resource_id": resource, "skill_id": skill}
        for resource, skill in pairs
    }
    existing = rows_by(
        TeachesSkill.objects.filter(skill__in=list(skills.values())),
        "resource_id",
        "skill_id",
    )
    told = _links(file, skills, resources)
    tally.add(Upsert(TeachesSkill, wording=told).apply(existing, wanted))


def _links(
    file: FrameworkFile,
    skills: Mapping[str, Skill],
    resources: Mapping[str, LearningResource],
) -> LinkWording:
    """Tell a link as something that the resource says: what it teaches."""
    named = {row.slug: row.name for row in file.skills}
    taught = {row.pk: named.get(slug, slug) for slug, row in skills.items()}
    by_key = {row.pk: row for row in resources.values()}
    return LinkWording(
        record=lambda key: f"resource {by_key[key[0]].slug}",
        label=lambda key: _("teaches"),
        other=lambda key: taught[key[1]],
        title=lambda key: by_key[key[0]].title,
    )
