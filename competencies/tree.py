"""The tree of a framework: groups of any depth, and the skills in them.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SkillNode:
    """A skill as it stands in one version: `pk` is the stable skill's own key."""

    pk: int
    slug: str
    name: str
    description: str = ""
    uuid: str = ""
    """What the stable skill is called outside the hub."""


@dataclass(frozen=True, slots=True)
class GroupNode:
    """A group with all that is below it. `depth` counts from 0, the outermost."""

    slug: str
    name: str
    description: str
    depth: int
    groups: tuple[GroupNode, ...]
    skills: tuple[SkillNode, ...]

    def all_skills(self) -> Iterator[SkillNode]:
        """Yield the skills of this group and of every group below, in order."""
        yield from self.skills
        for group in self.groups:
            yield from group.all_skills()

    def competencies(self) -> Iterator[GroupNode]:
        """Yield the groups that hold skills themselves, in order, this one included."""
        if self.skills:
            yield self
        for group in self.groups:
            yield from group.competencies()

    def skill_count(self) -> int:
        return sum(1 for _ in self.all_skills())


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as it lies in the table: `parent` is None for the outermost."""

    pk: int
    parent: int | None
    slug: str
    name: str
    description: str
    position: int


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill as it lies in the table; `group` is None when it stands in no group."""

    skill: SkillNode
    group: int | None
    position: int


UNGROUPED = "other-skills"


class TreeBuilder:
    """Puts rows together once, without a query for each group."""

    def __init__(self, groups: Iterable[GroupRow], skills: Iterable[SkillRow]) -> None:
        self.children: dict[int | None, list[GroupRow]] = defaultdict(list)
        for row in sorted(groups, key=lambda row: (row.position, row.pk)):
            self.children[row.parent].append(row)
        self.skills: dict[int | None, list[SkillNode]] = defaultdict(list)
        for skill in sorted(skills, key=lambda row: (row.position, row.skill.pk)):
            self.skills[skill.group].append(skill.skill)

    def node(self, row: GroupRow, depth: int) -> GroupNode:
        return GroupNode(
            slug=row.slug,
            name=row.name,
            description=row.description,
            depth=depth,
            groups=tuple(
                self.node(child, depth + 1) for child in self.children[row.pk]
            ),
            skills=tuple(self.skills[row.pk]),
        )

    def build(self, ungrouped_name: str) -> tuple[GroupNode, ...]:
        roots = tuple(self.node(row, 0) for row in self.children[None])
        loose = tuple(self.skills[None])
        if not loose:
            return roots
        return (*roots, GroupNode(UNGROUPED, ungrouped_name, "", 0, (), loose))


def build_tree(
    groups: Iterable[GroupRow],
    skills: Iterable[SkillRow],
    *,
    ungrouped_name: str = "Other skills",
) -> tuple[GroupNode, ...]:
    """Return the outermost groups, in order, each with all below it.

    Skills that stand in no group come last, in a group called `ungrouped_name`.
    """
    return TreeBuilder(groups, skills).build(ungrouped_name)


def without(
    tree: Iterable[GroupNode], skills: Collection[int]
) -> tuple[GroupNode, ...]:
    """Return the tree without these skills; the groups stay, even with none left."""
    return tuple(
        replace(
            group,
            groups=without(group.groups, skills),
            skills=tuple(skill for skill in group.skills if skill.pk not in skills),
        )
        for group in tree
    )


def competencies(tree: Iterable[GroupNode]) -> list[GroupNode]:
    """Return the groups that hold skills themselves, in the order of the tree."""
    return [found for root in tree for found in root.competencies()]


def every(tree: Iterable[GroupNode]) -> Iterator[GroupNode]:
    """Yield all groups of a tree, each before those in it."""
    for group in tree:
        yield group
        yield from every(group.groups)
