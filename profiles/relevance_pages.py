"""What the page about relevance shows: every competency, and who hides what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competencies.outlines import Outline
from competencies.tree import GroupNode, SkillNode
from profiles.answers import Answer
from profiles.asked import Asked
from profiles.relevance import PERSON, Hidden, Mark


def said_by_in_words(marks: Sequence[Mark]) -> str:
    """Say who holds that a skill isn't relevant: the person, roles, organisations."""
    return ", ".join(_("you") if m.source == PERSON else m.name for m in marks)


@dataclass(frozen=True, slots=True)
class HiddenSkill:
    """A skill that isn't asked, who says so, and whether an answer is kept."""

    skill: SkillNode
    said_by: str
    has_answer: bool


@dataclass(frozen=True, slots=True)
class RelevanceRow:
    """One competency: what of it is asked, and what isn't."""

    group: GroupNode
    shown: tuple[SkillNode, ...]
    hidden: tuple[HiddenSkill, ...]

    @property
    def state(self) -> str:
        if not self.hidden:
            return _("All of it is asked")
        if not self.shown:
            return _("Not relevant to you")
        words = ngettext(
            "%d skill is not relevant to you",
            "%d skills are not relevant to you",
            len(self.hidden),
        )
        return words % len(self.hidden)


def relevance_rows(asked: Asked, answers: Mapping[int, Answer]) -> list[RelevanceRow]:
    """Return every competency of the whole version, in the order of the framework."""
    hidden = {each.skill: each for each in asked.relevance.hidden}
    return [_row(group, hidden, answers) for group in asked.whole.competencies]


def _row(
    group: GroupNode, hidden: Mapping[int, Hidden], answers: Mapping[int, Answer]
) -> RelevanceRow:
    return RelevanceRow(
        group=group,
        shown=tuple(skill for skill in group.skills if skill.pk not in hidden),
        hidden=tuple(
            HiddenSkill(
                skill,
                said_by_in_words(hidden[skill.pk].said_by),
                has_answer=skill.pk in answers,
            )
            for skill in group.skills
            if skill.pk in hidden
        ),
    )


def skills_meant(outline: Outline, given: Mapping[str, str]) -> tuple[set[int], bool]:
    """Return the skills that a press of a button means, and whether they are relevant.

    The keys are `hide` and `show` for a skill, `hide-group` and `show-group` for a
    competency, each with a slug. No skill: the button is of another version.
    """
    for verb, is_relevant in (("hide", False), ("show", True)):
        if slug := given.get(verb):
            return {
                s.pk for s in outline.skills.values() if s.slug == slug
            }, is_relevant
        if slug := given.get(f"{verb}-group"):
            group = outline.competency(slug)
            found = group.skills if group else ()
            return {skill.pk for skill in found}, is_relevant
    return set(), True
