"""A version of a framework whole, as the API gives it: lists that name one another.

Five queries, however large the version is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from competencies.models import FrameworkVersion, Level, Tool
from competencies.outlines import Outline, scale_of
from competencies.pages import own_texts
from competencies.tree import GroupNode, SkillNode


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group and the slug of the one it stands in; empty for the outermost."""

    slug: str
    name: str
    description: str
    parent: str
    depth: int


@dataclass(frozen=True, slots=True)
class DescriptorLine:
    """What a level looks like for one skill, in the skill's own words."""

    rank: int
    text: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill as this version has it, and the slug of the group it stands in."""

    uuid: str
    slug: str
    name: str
    description: str
    group: str
    tools: tuple[str, ...]
    levels: tuple[DescriptorLine, ...]


@dataclass(frozen=True, slots=True)
class VersionDocument:
    version: FrameworkVersion
    levels: tuple[Level, ...]
    groups: tuple[GroupLine, ...]
    skills: tuple[SkillLine, ...]


def version_document(version: FrameworkVersion) -> VersionDocument:
    """Read a version whole, in the order of its tree."""
    outline, scale = Outline(version), scale_of(version)
    return VersionDocument(
        version=version,
        levels=scale.levels,
        groups=tuple(_group_lines(outline.tree)),
        skills=tuple(_skill_lines(outline)),
    )


def _group_lines(groups: Iterable[GroupNode], parent: str = "") -> Iterator[GroupLine]:
    for group in groups:
        yield GroupLine(group.slug, group.name, group.description, parent, group.depth)
        yield from _group_lines(group.groups, group.slug)


def _skill_lines(outline: Outline) -> Iterator[SkillLine]:
    own = own_texts(outline.version, outline.skills)
    tools = _tools_of(outline.version)
    for pk, skill in outline.skills.items():
        levels = (
            DescriptorLine(rank, found.text, found.examples)
            for rank, found in sorted(own.get(pk, {}).items())
        )
        group = outline.competency_of[pk].slug
        yield _skill_line(skill, group, tools[pk], tuple(levels))


def _skill_line(
    skill: SkillNode,
    group: str,
    tools: Iterable[str],
    levels: tuple[DescriptorLine, ...],
) -> SkillLine:
    return SkillLine(
        uuid=skill.uuid,
        slug=skill.slug,
        name=skill.name,
        description=skill.description,
        group=group,
        tools=tuple(tools),
        levels=levels,
    )


def _tools_of(version: FrameworkVersion) -> dict[int, list[str]]:
    """Return the names of the tools of each skill, by the skill's key: one query."""
    rows = Tool.objects.filter(skill_editions__version=version).order_by("name", "pk")
    found: dict[int, list[str]] = defaultdict(list)
    for skill, name in rows.values_list("skill_editions__skill", "name"):
        found[skill].append(name)
    return found
