"""One version of a framework read whole, in three queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from competencies.models import (
    FrameworkVersion,
    Level,
    SkillEdition,
    SkillGroupEdition,
)
from competencies.tree import (
    GroupNode,
    GroupRow,
    SkillNode,
    SkillRow,
    build_tree,
    competencies,
    without,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels of a version, lowest first, and the framework's highest rank.

    A draft may have a highest rank before it has words for the levels.
    """

    levels: tuple[Level, ...]
    highest: int

    @property
    def highest_name(self) -> str:
        return self.name(self.highest)

    def name(self, rank: int | None) -> str:
        """Return what a rank is called, or the number where it has no name."""
        if rank is None:
            return ""
        return next(
            (level.name for level in self.levels if level.rank == rank), str(rank)
        )


def scale_of(version: FrameworkVersion) -> Scale:
    """Read the levels of a version: one query."""
    levels = tuple(version.levels.order_by("rank"))
    return Scale(levels, version.framework.highest_rank or 1)


class Outline:
    """The tree of a version, and its skills by key."""

    def __init__(self, version: FrameworkVersion) -> None:
        self.version = version
        self.tree = build_tree(
            _group_rows(version), _skill_rows(version), ungrouped_name=_("Other skills")
        )

    def without(self, skills: Collection[int]) -> Outline:
        """Return the outline without these skills, read no second time."""
        other = copy(self)
        for name in ("competencies", "skills", "competency_of"):
            other.__dict__.pop(name, None)
        other.tree = without(self.tree, skills)
        return other

    @cached_property
    def competencies(self) -> list[GroupNode]:
        return competencies(self.tree)

    @cached_property
    def skills(self) -> Mapping[int, SkillNode]:
        return {s.pk: s for root in self.tree for s in root.all_skills()}

    @cached_property
    def competency_of(self) -> Mapping[int, GroupNode]:
        """The group that holds each skill, by the skill's key."""
        return {s.pk: group for group in self.competencies for s in group.skills}

    @property
    def depth(self) -> int:
        """How many groups stand within one another, at the most."""
        return 1 + max((group.depth for group in self.competencies), default=0)

    def competency(self, slug: str) -> GroupNode | None:
        """Return the group with this slug that holds skills, if there is one."""
        return next((group for group in self.competencies if group.slug == slug), None)


def _group_rows(version: FrameworkVersion) -> list[GroupRow]:
    rows = SkillGroupEdition.objects.filter(version=version).values_list(
        "pk", "parent_id", "group__slug", "name", "description", "position"
    )
    return [GroupRow(*row) for row in rows]


def _skill_rows(version: FrameworkVersion) -> list[SkillRow]:
    rows = SkillEdition.objects.filter(version=version).values_list(
        "skill_id",
        "skill__slug",
        "name",
        "description",
        "skill__uuid",
        "group_id",
        "position",
    )
    return [
        SkillRow(SkillNode(pk, slug, name, text, str(uuid)), group, position)
        for pk, slug, name, text, uuid, group, position in rows
    ]
