"""Sample data to try the hub with: a small framework, what teaches it, and a cast.

The words are in `rsehub/sample/`; DIRECT comes along where its files are at hand.
What the database has already stays as it is, so a rerun changes nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from competencies.actions import publish_version
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    ProviderRow,
    ResourceRow,
    SkillRow,
    ToolRow,
)
from competencies.importers.roles import RoleRow
from competencies.models import Framework
from competencies.role_writer import RoleWriter
from competencies.writer import write_framework
from rsehub.imports import import_framework, import_roles
from rsehub.sample_people import load_cast
from training.models import LearningResource, Provider, TeachesSkill
from training.writer import write_training

Json = dict[str, Any]
FRAMEWORK_FILE = Path(__file__).parent / "sample" / "framework.json"
DIRECT_SLUG, DIRECT_VERSION = "direct", "2.0"


@transaction.atomic
def load_sample() -> None:
    """Load what is missing of the sample data, all of it or nothing.

    Raises UnreadableFile or ImportRefusedError when DIRECT's files are not DIRECT.
    """
    if settings.REFERENCE_DATA is not None:
        load_direct(settings.REFERENCE_DATA)
    load_framework()
    load_cast()


def load_direct(folder: Path) -> None:
    """Import and publish DIRECT 2.0 and its roles, where `folder` has them."""
    path = folder / "direct-framework-2"
    if not path.is_dir() or Framework.objects.filter(slug=DIRECT_SLUG).exists():
        return
    import_framework(path, slug=DIRECT_SLUG, version=DIRECT_VERSION, publish=True)
    roles = sorted((folder / "direct-roles").glob("*.json"))
    import_roles(Framework.objects.get(slug=DIRECT_SLUG), roles)


def load_framework() -> None:
    """Write and publish the sample framework, its training and its roles."""
    data = json.loads(FRAMEWORK_FILE.read_text(encoding="utf-8"))
    file = read_sample(data)
    if Framework.objects.filter(slug=data["slug"]).exists():
        return
    written = write_framework(file, slug=data["slug"], version=data["version"])
    write_training(_leaving_what_is_known(file), written.skills)
    _set_steps(written.version.framework, data["resources"])
    publish_version(written.version)
    RoleWriter(written.version.framework).write(read_roles(data))


def read_sample(data: Json) -> FrameworkFile:
    """Return the framework that the sample file describes."""
    return FrameworkFile(
        format="sample",
        name=data["name"],
        slug=data["slug"],
        version=data["version"],
        licence=data["licence"],
        source=data["source"],
        description=data["description"],
        depth_names=tuple(data["depth_names"]),
        levels=tuple(LevelRow(**level) for level in data["levels"]),
        groups=tuple(_groups(data["areas"])),
        skills=tuple(_skills(data)),
        tools=tuple(ToolRow(**tool) for tool in data["tools"]),
        resources=tuple(_resource(row) for row in data["resources"]),
        providers=tuple(ProviderRow(**provider) for provider in data["providers"]),
    )


def _groups(areas: list[Json]) -> Iterator[GroupRow]:
    for place, area in enumerate(areas):
        yield GroupRow(area["slug"], area["name"], area["description"], position=place)
        for position, group in enumerate(area["competencies"]):
            yield GroupRow(
                group["slug"],
                group["name"],
                group["description"],
                parent=area["slug"],
                position=position,
            )


def _skills(data: Json) -> Iterator[SkillRow]:
    taught_by = _resources_by_skill(data["resources"])
    for area in data["areas"]:
        for group in area["competencies"]:
            for position, skill in enumerate(group["skills"]):
                yield SkillRow(
                    slug=skill["slug"],
                    name=skill["name"],
                    group=group["slug"],
                    description=skill["description"],
                    position=position,
                    tools=tuple(skill.get("tools", [])),
                    resources=tuple(taught_by[skill["slug"]]),
                    descriptors=_descriptors(skill.get("levels", {})),
                )


def _resources_by_skill(resources: list[Json]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for resource in resources:
        for step in resource["teaches"]:
            found[step["skill"]].append(resource["slug"])
    return found


def _descriptors(levels: dict[str, str]) -> tuple[tuple[int, str], ...]:
    return tuple((int(rank), text) for rank, text in levels.items())


def _resource(row: Json) -> ResourceRow:
    return ResourceRow(
        slug=row["slug"],
        title=row["title"],
        url=row["url"],
        description=row["description"],
        languages=tuple(row.get("languages", ["en"])),
        provider=row["provider"],
    )


def read_roles(data: Json) -> list[RoleRow]:
    """Return the roles that the sample file describes."""
    return [
        RoleRow(
            name=role["name"],
            slug=role["slug"],
            description=role["description"],
            levels=tuple(role["expects"].items()),
        )
        for role in data["roles"]
    ]


def _leaving_what_is_known(file: FrameworkFile) -> FrameworkFile:
    """Link the resources that the catalogue has already, and overwrite none.

    DIRECT lists some of the same pages under the same slugs.
    """
    resources = set(LearningResource.objects.values_list("slug", flat=True))
    providers = set(Provider.objects.values_list("slug", flat=True))
    return replace(
        file,
        resources=tuple(
            replace(row, slug_only=row.slug in resources) for row in file.resources
        ),
        providers=tuple(row for row in file.providers if row.slug not in providers),
    )


def _set_steps(framework: Framework, resources: list[Json]) -> None:
    """Say from which level to which each resource teaches, where the file knows."""
    steps = {
        (resource["slug"], step["skill"]): (step.get("from"), step.get("to"))
        for resource in resources
        for step in resource["teaches"]
    }
    links = TeachesSkill.objects.filter(skill__framework=framework)
    rows = list(links.select_related("resource", "skill"))
    for row in rows:
        row.from_rank, row.to_rank = steps[row.resource.slug, row.skill.slug]
    TeachesSkill.objects.bulk_update(rows, ["from_rank", "to_rank"])
