"""Which skills are asked of a person: what roles, organisations and they say of it.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

ROLE, ORGANISATION, PERSON = "role", "organisation", "person"


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody says that a skill, by its key, isn't relevant."""

    skill: int
    source: str
    """`role`, `organisation` or `person`."""
    name: str = ""
    """Which role or organisation; the person needs none."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A skill that isn't asked, and all who say so."""

    skill: int
    said_by: tuple[Mark, ...]

    @property
    def is_own(self) -> bool:
        """Whether the person says so too."""
        return any(mark.source == PERSON for mark in self.said_by)


@dataclass(frozen=True, slots=True)
class Relevance:
    """Every skill in exactly one of two lists, in the order of the framework."""

    shown: tuple[int, ...]
    hidden: tuple[Hidden, ...]

    @property
    def hidden_skills(self) -> frozenset[int]:
        return frozenset(each.skill for each in self.hidden)


def sort_out(
    skills: Sequence[int], by_others: Iterable[Mark], own: Mapping[int, bool]
) -> Relevance:
    """Sort skills into those asked and those not.

    `own` is the person's word by skill, True for relevant: where there is one it
    counts, whoever says otherwise.
    """
    marks: dict[int, list[Mark]] = defaultdict(list)
    for mark in by_others:
        marks[mark.skill].append(mark)
    for skill, is_relevant in own.items():
        if not is_relevant:
            marks[skill].insert(0, Mark(skill, PERSON))
    hidden = [
        Hidden(skill, tuple(marks[skill]))
        for skill in skills
        if marks.get(skill) and not own.get(skill, False)
    ]
    out = {each.skill for each in hidden}
    return Relevance(tuple(s for s in skills if s not in out), tuple(hidden))


def agreed(marked: Mapping[str, Collection[int]], source: str) -> list[Mark]:
    """Return the marks on which all named of one source agree.

    Whoever aims at two roles is asked what either asks: one role alone hides nothing
    of the other.
    """
    if not marked:
        return []
    common = set.intersection(*(set(skills) for skills in marked.values()))
    return [
        Mark(skill, source, name) for skill in sorted(common) for name in sorted(marked)
    ]


def to_write(
    skills: Iterable[int], by_others: Iterable[Mark], *, is_relevant: bool
) -> dict[int, bool | None]:
    """Return the person's word to keep of each skill; None: none needs to be kept.

    What others hide is brought back by a word of one's own; what only the person hid
    needs none.
    """
    others = {mark.skill for mark in by_others}
    if not is_relevant:
        return dict.fromkeys(skills, False)
    return {skill: True if skill in others else None for skill in skills}
