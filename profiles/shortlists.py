"""Which skills to ask for first: those of the role that is nearest to the person.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from competencies.tree import GroupNode


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The competencies to ask for, cut to what is likely, and what is behind "more"."""

    near: tuple[GroupNode, ...]
    """With the skills that the role asks for; what it asks most of comes first."""
    rest: tuple[GroupNode, ...]
    """The competencies that it asks nothing of, whole."""
    left_out: Mapping[str, int]
    """How many skills of a near competency are left out, by its slug."""

    def find(self, slug: str) -> GroupNode | None:
        return next((g for g in (*self.near, *self.rest) if g.slug == slug), None)

    @property
    def skill_count(self) -> int:
        return sum(len(group.skills) for group in self.near)


def shorten(competencies: Sequence[GroupNode], asked: Mapping[int, int]) -> Shortlist:
    """Cut the competencies to the skills asked for, by their keys and levels.

    Where nothing is asked for, or nothing of what is there, nothing is cut.
    """
    cut = [_cut(group, asked) for group in competencies]
    near = [group for group in cut if group.skills]
    if not near:
        return Shortlist(tuple(competencies), (), {})
    whole = {group.slug: len(group.skills) for group in competencies}
    return Shortlist(
        near=tuple(sorted(near, key=lambda group: -_weight(group, asked))),
        rest=tuple(
            group
            for group, left in zip(competencies, cut, strict=True)
            if not left.skills
        ),
        left_out={group.slug: whole[group.slug] - len(group.skills) for group in near},
    )


def _cut(group: GroupNode, asked: Mapping[int, int]) -> GroupNode:
    likely = [skill for skill in group.skills if asked.get(skill.pk, 0) > 0]
    return replace(group, skills=tuple(likely))


def _weight(group: GroupNode, asked: Mapping[int, int]) -> int:
    """Return how much is asked for in a competency: its levels together."""
    return sum(asked[skill.pk] for skill in group.skills)
