"""The draft that comes after the version in force: found, or copied from it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    SkillEdition,
    SkillGroupEdition,
)
from competencies.models.frameworks import RESERVED_VERSIONS, Status
from curation.kinds import RefusedError

M = TypeVar("M", bound=Model)
LONGEST_VERSION = 40


def name_after(version: str, taken: Collection[str]) -> str:
    """Return what the next version is called: the last number counted up until free.

    >>> name_after("2.0", ["2.0", "2.1"])
    '2.2'
    """
    found = re.search(r"(\d{1,9})(\D*)\Z", version)
    head, number, tail = (
        (version[: found.start()], int(found[1]), found[2])
        if found
        else (f"{version[: LONGEST_VERSION - 12]}.", 0, "")
    )
    while True:
        number += 1
        name = f"{head}{number}{tail}"
        if name not in taken and name not in RESERVED_VERSIONS:
            return name


def draft_of(framework: Framework) -> FrameworkVersion | None:
    """Return the draft that changes go into, if there is one."""
    drafts = framework.versions.filter(status=Status.DRAFT)
    return drafts.select_related("framework").order_by("-pk").first()


@transaction.atomic
def begin_next_version(*, framework: Framework) -> FrameworkVersion:
    """Return the framework's draft; without one, copy the current version into one.

    Levels, groups, skills, their tools and the words of their levels come along.
    Raises RefusedError for a framework without any version.
    """
    # Two at once would make two drafts.
    Framework.objects.select_for_update().get(pk=framework.pk)
    draft = draft_of(framework)
    if draft is not None:
        return draft
    versions = FrameworkVersion.objects.filter(framework=framework)
    current = versions.current_first().select_related("framework").first()
    if current is None:
        raise RefusedError(_("This framework has no version yet."))
    return _copy(current)


def _copy(source: FrameworkVersion) -> FrameworkVersion:
    taken = list(source.framework.versions.values_list("version", flat=True))
    target = FrameworkVersion.objects.create(
        framework=source.framework,
        version=name_after(source.version, taken),
        depth_names=source.depth_names,
        licence=source.licence,
        source=source.source,
        extra=source.extra,
    )
    levels = [_copied(row, version_id=target.pk) for row in source.levels.all()]
    Level.objects.bulk_create(levels)
    _copy_skills(source, target, _copy_groups(source, target))
    return target


def _copied(row: M, **changes: Any) -> M:
    """Return a row like another, without its key, that is not saved yet."""
    fields = [
        field
        for field in row._meta.concrete_fields
        if not field.primary_key and not field.generated
    ]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    return type(row)(**values | changes)


def _copy_groups(
    source: FrameworkVersion, target: FrameworkVersion
) -> dict[int, SkillGroupEdition]:
    """Copy the tree of groups; return the new ones by the key of the old."""
    old = list(source.group_editions.order_by("pk"))
    new = SkillGroupEdition.objects.bulk_create(
        [_copied(row, version_id=target.pk, parent_id=None) for row in old]
    )
    by_old = dict(zip((row.pk for row in old), new, strict=True))
    for row in old:
        if row.parent_id is not None:
            by_old[row.pk].parent = by_old[row.parent_id]
    SkillGroupEdition.objects.bulk_update(new, ["parent"])
    return by_old


def _copy_skills(
    source: FrameworkVersion,
    target: FrameworkVersion,
    groups: dict[int, SkillGroupEdition],
) -> None:
    old = list(source.skill_editions.order_by("pk"))
    new = SkillEdition.objects.bulk_create(
        [
            _copied(
                row,
                version_id=target.pk,
                group_id=groups[row.group_id].pk if row.group_id else None,
            )
            for row in old
        ]
    )
    keys = dict(zip((row.pk for row in old), (row.pk for row in new), strict=True))
    for model in (LevelDescriptor, SkillEdition.tools.through):
        _copy_rows_of_skills(model, keys)


def _copy_rows_of_skills(model: type[Model], keys: dict[int, int]) -> None:
    """Copy the rows that hang on skills of a version to those of the next."""
    column = "skilledition" if model is SkillEdition.tools.through else "skill_edition"
    rows = model._default_manager.filter(**{f"{column}__in": list(keys)}).order_by("pk")
    model._default_manager.bulk_create(
        [
            _copied(row, **{f"{column}_id": keys[getattr(row, f"{column}_id")]})
            for row in rows
        ]
    )
