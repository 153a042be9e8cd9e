"""Write a framework in the hub's own JSON: one object, nothing left out but blanks.

What is empty is not written. `competencies/importers/hub_json.py` reads it back as it
was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from competencies.exporters.formats import Exported, Exporter, Place, losses_of
from competencies.importers.hub_json import EDITION, MARK
from competencies.importers.neutral import (
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    ProviderRow,
    RelationRow,
    ResourceRow,
    RoleRow,
    SkillRow,
    ToolRow,
)

Values = dict[str, Any]
STEPS = "From which level to which a resource teaches a skill."


def write_hub(file: FrameworkFile, place: Place) -> Exported:
    """Return the framework as JSON; what it holds of the web stays as it is."""
    text = json.dumps(_document(file), ensure_ascii=False, indent=1)
    return Exported(f"{text}\n".encode(), hub_losses(file))


def hub_losses(file: FrameworkFile) -> tuple[str, ...]:
    return losses_of((file.resources, STEPS))


def _document(file: FrameworkFile) -> Values:
    head = {
        "slug": file.slug,
        "version": file.version,
        "name": file.name,
        "identifier": file.identifier,
        "uri": file.uri,
        "description": file.description,
        "licence": file.licence,
        "source": file.source,
        "notes": file.notes,
        "depth_names": list(file.depth_names),
        "extra": file.extra,
    }
    rows = {
        "levels": [_level(row) for row in file.levels],
        "groups": [_group(row) for row in file.groups],
        "skills": [_skill(row) for row in file.skills],
        "tools": [_tool(row) for row in file.tools],
        "providers": [_provider(row) for row in file.providers],
        "resources": [_resource(row) for row in file.resources],
        "roles": [_role(row) for row in file.roles],
        "relations": [_relation(row) for row in file.ties],
        "crosswalks": [_crosswalk(row) for row in file.crosswalks],
    }
    return {MARK: EDITION, **_said(head), **_said(rows)}


def _said(values: Mapping[str, Any]) -> Values:
    """Return the values without the empty ones."""
    return {name: value for name, value in values.items() if value}


def _level(row: LevelRow) -> Values:
    return {"rank": row.rank} | _said(
        {
            "name": row.name,
            "short_description": row.short_description,
            "description": row.description,
            "focus": row.focus,
        }
    )


def _group(row: GroupRow) -> Values:
    return _said(
        {
            "slug": row.slug,
            "name": row.name,
            "parent": row.parent,
            "description": row.description,
            "identifier": row.identifier,
            "uri": row.uri,
            "extra": row.extra,
        }
    ) | {"position": row.position}


def _skill(row: SkillRow) -> Values:
    return _said(
        {
            "slug": row.slug,
            "name": row.name,
            "group": row.group,
            "description": row.description,
            "levels": _words(row),
            "tools": list(row.tools),
            "related": list(row.related),
            "resources": list(row.resources),
            "identifier": row.identifier,
            "uri": row.uri,
            "extra": row.extra,
        }
    ) | {"position": row.position}


def _words(row: SkillRow) -> list[Values]:
    examples = dict(row.examples)
    return [
        {"rank": rank, "text": text} | _said({"examples": [*examples.get(rank, ())]})
        for rank, text in row.descriptors
    ]


def _tool(row: ToolRow) -> Values:
    return _said(
        {
            "slug": row.slug,
            "name": row.name,
            "kind": row.kind,
            "description": row.description,
            "url": row.url,
            "slug_only": row.slug_only,
        }
    )


def _provider(row: ProviderRow) -> Values:
    return _said(
        {
            "slug": row.slug,
            "name": row.name,
            "url": row.url,
            "ror": row.ror,
            "description": row.description,
        }
    )


def _resource(row: ResourceRow) -> Values:
    return _said(
        {
            "slug": row.slug,
            "title": row.title,
            "url": row.url,
            "provider": row.provider,
            "languages": list(row.languages),
            "description": row.description,
            "slug_only": row.slug_only,
        }
    )


def _role(row: RoleRow) -> Values:
    return _said(
        {
            "slug": row.slug,
            "name": row.name,
            "description": row.description,
            "identifier": row.identifier,
            "levels": [{"skill": skill, "rank": rank} for skill, rank in row.levels],
        }
    )


def _relation(row: RelationRow) -> Values:
    return {"from": row.from_skill, "to": row.to_skill, "kind": row.kind}


def _crosswalk(row: CrosswalkRow) -> Values:
    return {"from": row.from_skill, "kind": row.kind} | _said(
        {
            "uri": row.target_uri,
            "identifier": row.target_identifier,
            "title": row.target_title,
        }
    )


EXPORTER = Exporter(
    "hub", "RSE Hub (JSON)", "application/json", ".json", write_hub, hub_losses
)
