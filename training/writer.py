"""Puts the resources and providers of an imported file into the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from competencies.importers.neutral import FrameworkFile, ReportRow, ResourceRow
from competencies.importers.protection import FROM, Allowed, allowed, kept_rows
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
    known = LearningResource.objects.select_related("provider")
    resources = rows_by(known.defer("search", "folded"), "slug")
    rows = [
        _unknown(row)
        for row in file.resources
        if row.slug_only and row.slug not in resources
    ]
    wanted, memories = {}, {}
    for row in (each for each in file.resources if not each.slug_only):
        slug = free_slug(row.slug)
        found = _allowed(row, resources.get(slug), providers, file.format)
        memories[slug] = {FROM: file.format, **found.remembered}
        rows += kept_rows(f"resource {slug}", found)
        own = _columns(found.values, providers)
        wanted[slug] = own if slug in resources else {"slug": slug, **own}
    titles = {free_slug(row.slug): row.title for row in file.resources}
    told = Wording(
        record=lambda slug: f"resource {slug}",
        title=lambda slug: titles[slug],
        hidden=frozenset({"slug"}),
        names={
            "provider_id": {
                row.pk: named.get(slug) or row.name for slug, row in providers.items()
            }
        },
    )
    tally.add(Upsert(LearningResource, wording=told).apply(resources, wanted))
    _remember(resources, memories)
    return resources, rows


def free_slug(slug: str) -> str:
    """Return the slug, changed where the hub itself has a page of that name."""
    return f"{slug}-resource" if slug in RESERVED_RESOURCE_SLUGS else slug


def _allowed(
    row: ResourceRow,
    there: LearningResource | None,
    providers: Mapping[str, Provider],
    source: str,
) -> Allowed:
    """Return what the file may say of a resource: nothing over a curator's word."""
    imported = there.imported if there else {}
    provider = providers[row.provider].slug if row.provider else ""
    return allowed(
        present=_said_by(there) if there else {},
        wanted={
            "title": row.title,
            "url": row.url,
            "description": row.description,
            "languages": list(row.languages),
            "provider": provider,
        },
        imported=imported,
        locked=there.locked if there else (),
        may_update=imported.get(FROM, source) == source,
    )


def _said_by(resource: LearningResource) -> dict[str, object]:
    names = ("title", "url", "description", "languages")
    provider = resource.provider.slug if resource.provider else ""
    return {name: getattr(resource, name) for name in names} | {"provider": provider}


def _columns(
    values: Mapping[str, Any], providers: Mapping[str, Provider]
) -> dict[str, Any]:
    columns = dict(values)
    if "provider" in columns:
        columns["provider_id"] = providers[columns.pop("provider")].pk
    return columns


def _remember(
    resources: Mapping[str, LearningResource], memories: Mapping[str, dict[str, Any]]
) -> None:
    changed = []
    for slug, memory in memories.items():
        if resources[slug].imported != memory:
            resources[slug].imported = memory
            changed.append(resources[slug])
    LearningResource.objects.bulk_update(changed, ["imported"], batch_size=500)


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
