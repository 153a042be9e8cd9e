"""A version whole, as it is read on paper: every skill with its levels and examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models.functions import Lower

from competencies.levels import LevelText, level_texts
from competencies.models import FrameworkVersion, Tool
from competencies.outlines import Outline, Scale
from competencies.pages import own_texts
from competencies.tree import SkillNode, every


@dataclass(frozen=True, slots=True)
class WholeSkill:
    """A skill with the levels it has words of its own for, and its tools."""

    name: str
    description: str
    levels: tuple[LevelText, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeGroup:
    """A group and the skills in itself; those in groups below follow in their own."""

    name: str
    description: str
    depth: int
    skills: tuple[WholeSkill, ...]


def whole_groups(outline: Outline, scale: Scale) -> Iterator[WholeGroup]:
    """Yield every group in the order of the tree: two queries more than the outline."""
    own = own_texts(outline.version, outline.skills)
    tools = tools_of(outline.version)

    def skill(node: SkillNode) -> WholeSkill:
        texts = level_texts(scale.levels, own.get(node.pk, {}))
        said = tuple(level for level in texts if not level.is_general)
        return WholeSkill(
            node.name, node.description, said, tuple(tools.get(node.pk, ()))
        )

    for group in every(outline.tree):
        yield WholeGroup(
            group.name,
            group.description,
            group.depth,
            tuple(skill(each) for each in group.skills),
        )


def tools_of(version: FrameworkVersion) -> Mapping[int, list[str]]:
    """Return the names of the tools of each skill, by the skill's key: one query."""
    rows = Tool.objects.filter(skill_editions__version=version)
    found: dict[int, list[str]] = defaultdict(list)
    for skill, name in rows.order_by(Lower("name"), "pk").values_list(
        "skill_editions__skill", "name"
    ):
        found[skill].append(name)
    return found
