"""A framework's skills narrowed by what they belong to, are done with, or who asks.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from competencies.tree import GroupNode

Skills = frozenset[int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Something to choose by, and the skills that stand under it."""

    slug: str
    name: str
    skills: Skills


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Shelves by the name of their kind, and which one of each kind is chosen."""

    shelves: Mapping[str, Mapping[str, Shelf]]
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_anything(self) -> bool:
        return any(self.chosen.values())

    def shelf(self, kind: str) -> Shelf | None:
        """Return what is chosen of a kind, if it is there."""
        return self.shelves[kind].get(self.chosen.get(kind, ""))

    def keeps(self, skills: Collection[int], *, but: str = "") -> Skills:
        """Return which of the skills stand under all that is chosen.

        `but` leaves a kind's own choice out, so that its other choices can be counted.
        """
        kept = frozenset(skills)
        for kind, slug in self.chosen.items():
            if slug and kind != but:
                shelf = self.shelves[kind].get(slug)
                kept &= shelf.skills if shelf else frozenset()
        return kept

    def counted(self, kind: str, skills: Collection[int]) -> list[tuple[Shelf, int]]:
        """Return the shelves of a kind with how many skills each choice would leave.

        Those that leave none are left out, but for the one that is chosen.
        """
        others = self.keeps(skills, but=kind)
        counts = (
            (shelf, len(shelf.skills & others)) for shelf in self.shelves[kind].values()
        )
        chosen = self.chosen.get(kind)
        return [(s, count) for s, count in counts if count or s.slug == chosen]


def narrowed(tree: Iterable[GroupNode], kept: Collection[int]) -> tuple[GroupNode, ...]:
    """Return the tree with the kept skills alone, without groups left empty."""
    found = (_narrowed(group, kept) for group in tree)
    return tuple(group for group in found if group.skills or group.groups)


def _narrowed(group: GroupNode, kept: Collection[int]) -> GroupNode:
    return replace(
        group,
        groups=narrowed(group.groups, kept),
        skills=tuple(skill for skill in group.skills if skill.pk in kept),
    )


def shelves_of(tree: Iterable[GroupNode]) -> dict[str, Shelf]:
    """Return every group with all the skills below it, in the order of the tree."""
    found: dict[str, Shelf] = {}
    for group in tree:
        skills = frozenset(skill.pk for skill in group.all_skills())
        found[group.slug] = Shelf(group.slug, group.name, skills)
        found |= shelves_of(group.groups)
    return found
