"""Every text by which skills and roles are found, as everybody may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from competencies.models import (
    Framework,
    FrameworkVersion,
    LevelDescriptor,
    Role,
    SkillEdition,
    SkillGroupEdition,
    Tool,
)

Versions = QuerySet[FrameworkVersion]


def skill_texts() -> Iterator[str]:
    """Yield the words of the skills that the search over everything finds."""
    versions = FrameworkVersion.objects.visible_to(AnonymousUser())
    return texts_of(versions.one_a_framework())


def texts_of(versions: Versions) -> Iterator[str]:
    """Yield the words of versions: of their groups, skills, levels and tools."""
    within = versions.values("pk")
    groups = SkillGroupEdition.objects.filter(version__in=within)
    skills = SkillEdition.objects.filter(version__in=within)
    levels = LevelDescriptor.objects.filter(skill_edition__version__in=within)
    tools = Tool.objects.filter(skill_editions__version__in=within).distinct()
    yield from _said(groups.values_list("name", "description"))
    yield from _said(skills.values_list("name", "description"))
    yield from _said(levels.values_list("description", "examples"))
    yield from _said(tools.values_list("name"))


def role_texts() -> Iterator[str]:
    roles = Role.objects.visible_to(AnonymousUser())
    return _said(roles.values_list("name", "description"))


def framework_texts() -> Iterator[str]:
    frameworks = Framework.objects.visible_to(AnonymousUser())
    return _said(frameworks.values_list("name", "description"))


def _said(rows: QuerySet[Any, tuple[Any, ...]]) -> Iterator[str]:
    return (text for row in rows for text in _filled(row))


def _filled(row: Iterable[str]) -> Iterator[str]:
    return (text for text in row if text)
