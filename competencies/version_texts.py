"""Versions of a framework read as plain values, to be compared: few queries each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models.functions import Lower

from competencies.models import (
    FrameworkVersion,
    LevelDescriptor,
    SkillEdition,
    SkillRelation,
)
from competencies.outlines import Outline
from competencies.tree import UNGROUPED, GroupNode
from competencies.version_diff import (
    GroupText,
    LevelText,
    OwnWords,
    SkillText,
    VersionDiff,
    VersionText,
    compare,
)


def version_text(version: FrameworkVersion) -> VersionText:
    """Read a version whole: five queries."""
    outline = Outline(version)
    levels, tools = _own_words(version), _tools(version)
    walk = _Walk(levels, tools)
    for root in outline.tree:
        walk.into(root, None, ())
    return VersionText(
        skills=tuple(walk.skills),
        groups=tuple(walk.groups),
        levels=tuple(
            LevelText(*row)
            for row in version.levels.order_by("rank").values_list(
                "rank", "name", "short_description", "description", "focus"
            )
        ),
    )


class _Walk:
    """Goes through a tree once and notes each skill with the names above it."""

    def __init__(
        self,
        levels: Mapping[int, Mapping[int, OwnWords]],
        tools: Mapping[int, list[str]],
    ) -> None:
        self.levels, self.tools = levels, tools
        self.skills: list[SkillText] = []
        self.groups: list[GroupText] = []

    def into(
        self, node: GroupNode, parent: GroupNode | None, above: tuple[str, ...]
    ) -> None:
        path = (*above, node.name)
        if node.slug != UNGROUPED:
            self.groups.append(_group(node, parent, above))
        for skill in node.skills:
            self.skills.append(
                SkillText(
                    key=skill.pk,
                    uuid=skill.uuid,
                    slug=skill.slug,
                    name=skill.name,
                    description=skill.description,
                    group=node.slug,
                    path=path,
                    levels=self.levels.get(skill.pk),
                    tools=tuple(self.tools.get(skill.pk, ())),
                )
            )
        for child in node.groups:
            self.into(child, node, path)


def _group(
    node: GroupNode, parent: GroupNode | None, above: tuple[str, ...]
) -> GroupText:
    return GroupText(
        slug=node.slug,
        name=node.name,
        description=node.description,
        parent=parent.slug if parent else "",
        path=above,
    )


def _own_words(version: FrameworkVersion) -> dict[int, dict[int, OwnWords]]:
    rows = LevelDescriptor.objects.filter(skill_edition__version=version)
    found: dict[int, dict[int, OwnWords]] = defaultdict(dict)
    for skill, rank, text, examples in rows.order_by("rank").values_list(
        "skill_edition__skill_id", "rank", "description", "examples"
    ):
        found[skill][rank] = OwnWords(text, examples)
    return found


def _tools(version: FrameworkVersion) -> dict[int, list[str]]:
    rows = SkillEdition.objects.filter(version=version, tools__isnull=False)
    found: dict[int, list[str]] = defaultdict(list)
    for skill, tool in rows.order_by(Lower("tools__name")).values_list(
        "skill_id", "tools__name"
    ):
        found[skill].append(tool)
    return found


def replacements_in(version: FrameworkVersion) -> list[tuple[int, int]]:
    """Return which skill of the framework is replaced by which: one query."""
    relations = SkillRelation.objects.filter(
        kind=SkillRelation.Kind.REPLACED_BY,
        from_skill__framework=version.framework_id,
        to_skill__framework=version.framework_id,
    )
    return list(relations.order_by("pk").values_list("from_skill_id", "to_skill_id"))


def compare_versions(old: FrameworkVersion, new: FrameworkVersion) -> VersionDiff:
    """Read two versions of a framework and compare them: eleven queries."""
    return compare(version_text(old), version_text(new), replacements_in(new))
