"""Give the rows of a file without slugs those that the hub knows them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from competencies.importers.neutral import FrameworkFile, GroupRow, SkillRow
from competencies.models import Framework, SkillEdition, SkillGroupEdition


@dataclass(frozen=True, slots=True)
class KnownSlugs:
    """Slugs by trimmed name, of the newest version that has the name."""

    groups: Mapping[str, str]
    skills: Mapping[str, str]


def known_slugs(framework: Framework) -> KnownSlugs:
    """Read the names of a framework, newest last so that it wins: two queries."""
    groups = SkillGroupEdition.objects.filter(version__framework=framework)
    skills = SkillEdition.objects.filter(version__framework=framework)
    return KnownSlugs(
        dict(groups.order_by("version", "pk").values_list("name", "group__slug")),
        dict(skills.order_by("version", "pk").values_list("name", "skill__slug")),
    )


def with_slugs(file: FrameworkFile, known: KnownSlugs) -> FrameworkFile:
    """Return the file with the hub's own slugs wherever it knows the name.

    A name that the file has twice tells nothing, and keeps its own slugs.
    """
    groups = _by_slug(file.groups, known.groups)
    skills = _by_slug(file.skills, known.skills)
    return replace(
        file,
        groups=tuple(_group(row, groups) for row in file.groups),
        skills=tuple(_skill(row, skills, groups) for row in file.skills),
    )


def _by_slug(
    rows: Sequence[GroupRow] | Sequence[SkillRow], known: Mapping[str, str]
) -> dict[str, str]:
    times = Counter(row.name for row in rows)
    return {
        row.slug: known.get(row.name, row.slug) if times[row.name] == 1 else row.slug
        for row in rows
    }


def _group(row: GroupRow, groups: Mapping[str, str]) -> GroupRow:
    parent = groups[row.parent] if row.parent else None
    return replace(row, slug=groups[row.slug], parent=parent)


def _skill(
    row: SkillRow, skills: Mapping[str, str], groups: Mapping[str, str]
) -> SkillRow:
    return replace(
        row,
        slug=skills[row.slug],
        group=groups[row.group],
        related=tuple(skills[slug] for slug in row.related),
    )
