"""Whom to ask in a team, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts.levels import wash
from competencies.tree import SkillNode
from teams.crew import Crew
from teams.finding import Found, Knower, find


@dataclass(frozen=True, slots=True)
class FoundLine:
    found: Found
    wash: int
    level: str
    reasons: str


class FindingPage:
    """Who of the named holds a skill at a level, as the page and the API show it."""

    def __init__(self, crew: Crew, *, skill: int, rank: int, today: date) -> None:
        self.crew, self.rank, self.today = crew, rank, today
        self.skill: SkillNode = crew.outline.skills[skill]

    @cached_property
    def found(self) -> list[Found]:
        skill, names = self.skill.pk, self.crew.names
        knowers = [
            Knower(
                key=key,
                name=names[key],
                rank=said[skill].rank or 0,
                confirmed=said[skill].confirmed,
                is_keen=skill in self.crew.keen.get(key, ()),
            )
            for key, said in self.crew.said.items()
            if skill in said
        ]
        return find(knowers, rank=self.rank, today=self.today)

    @property
    def holders(self) -> list[FoundLine]:
        return [self._line(each) for each in self.found if each.above >= 0]

    @property
    def near(self) -> list[FoundLine]:
        """Who is one level below."""
        return [self._line(each) for each in self.found if each.above < 0]

    def _line(self, found: Found) -> FoundLine:
        scale, rank = self.crew.scale, found.knower.rank
        return FoundLine(
            found, wash(rank, scale.highest), scale.name(rank), reasons_of(found)
        )


def reasons_of(found: Found) -> str:
    """Say why somebody stands where they do in the list."""
    day = date_format(found.knower.confirmed, "j F Y")
    reasons = []
    if found.above > 0:
        words = ngettext(
            "%(count)d level above what you ask",
            "%(count)d levels above what you ask",
            found.above,
        )
        reasons.append(words % {"count": found.above})
    if found.knower.is_keen:
        reasons.append(_("keen to work on it"))
    said = _("said so on %(day)s") if found.is_fresh else _("last said so on %(day)s")
    reasons.append(said % {"day": day})
    return ", ".join(reasons)
