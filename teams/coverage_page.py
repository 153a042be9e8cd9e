"""The coverage of a team laid out: each wanted skill, in words, worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts.levels import wash
from competencies.tree import SkillNode
from teams.coverage import (
    Cover,
    Loss,
    Risk,
    hiring_gap,
    left_missing,
    losses,
    worst_first,
)
from teams.crew import Crew
from teams.trend import covers_before

Row = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One wanted skill: how many hold it, who, and in words what that means."""

    cover: Cover
    skill: SkillNode
    wash: int
    level: str
    mark: str
    """The word where it rests on one person or nobody."""
    holders: str
    near: str
    missing: str
    trend: str


@dataclass(frozen=True, slots=True)
class LossLine:
    """A skill that would stand worse without somebody."""

    skill: SkillNode
    words: str


@dataclass(frozen=True, slots=True)
class HiringLine:
    """What the next hire should bring in one skill."""

    skill: SkillNode
    rank: int
    wash: int
    level: str


class CoveragePage:
    """What a team should hold, as its page, its file and the API show it."""

    def __init__(self, crew: Crew, *, without: str = "") -> None:
        self.crew = crew
        self.without = without if without in crew.names else ""

    @cached_property
    def before(self) -> Mapping[int, Cover]:
        return covers_before(self.crew)

    @cached_property
    def lines(self) -> list[CoverLine]:
        return [self.line(each) for each in worst_first(self.crew.covers)]

    def line(self, cover: Cover) -> CoverLine:
        names, scale = self.crew.names, self.crew.scale
        return CoverLine(
            cover=cover,
            skill=self.crew.outline.skills[cover.skill],
            wash=wash(cover.rank, scale.highest),
            level=scale.name(cover.rank),
            mark=mark_in_words(cover.risk),
            holders=", ".join(names[key] for key in cover.holders),
            near=", ".join(names[key] for key in cover.near),
            missing=missing_in_words(cover),
            trend=self._trend(cover),
        )

    def _trend(self, cover: Cover) -> str:
        earlier = self.before.get(cover.skill)
        if earlier is None or len(earlier.holders) == len(cover.holders):
            return ""
        return _("%(count)d at the end of last quarter") % {
            "count": len(earlier.holders)
        }

    @property
    def at_risk(self) -> int:
        return sum(each.risk != Risk.SOME for each in self.crew.covers)

    @property
    def missing(self) -> int:
        return left_missing(self.crew.covers)

    @property
    def finding(self) -> str:
        """Say in a sentence where the team stands."""
        nobody = sum(each.risk == Risk.NOBODY for each in self.crew.covers)
        one = sum(each.risk == Risk.ONE for each in self.crew.covers)
        if not nobody and not one:
            return _("Everything the team aims at is held by two people or more")
        return " ".join(
            [
                ngettext(
                    "%(count)d skill rests on one person,",
                    "%(count)d skills rest on one person,",
                    one,
                )
                % {"count": one},
                ngettext("%(count)d on nobody", "%(count)d on nobody", nobody)
                % {"count": nobody},
            ]
        )

    @cached_property
    def losses(self) -> list[LossLine]:
        """What would stand worse without somebody who is named."""
        if not self.without:
            return []
        after = self.crew.covers_without(self.without)
        skills = self.crew.outline.skills
        return [
            LossLine(skills[loss.before.skill], loss_in_words(loss))
            for loss in losses(self.crew.covers, after)
        ]

    @property
    def leaver(self) -> str:
        return self.crew.names.get(self.without, "")

    @cached_property
    def hiring(self) -> list[HiringLine]:
        """What the next hire should bring, in the framework's order."""
        scale, skills = self.crew.scale, self.crew.outline.skills
        return [
            HiringLine(skills[skill], rank, wash(rank, scale.highest), scale.name(rank))
            for skill, rank in hiring_gap(self.crew.covers).items()
        ]

    def rows(self) -> Sequence[Row]:
        """Return one row a skill: for the file."""
        return [
            {
                "skill": line.skill.name,
                "level": line.cover.rank,
                "people_wanted": line.cover.people,
                "people": len(line.cover.holders),
                "risk": line.cover.risk.value,
                "who": line.holders,
                "one_level_below": line.near,
                "not_assessed": line.cover.unknown,
                "missing": " ".join(map(str, line.cover.missing)),
            }
            for line in self.lines
        ]


def mark_in_words(risk: Risk) -> str:
    """Say on how many people a skill rests, where that is a risk."""
    words = {Risk.NOBODY: _("Held by nobody"), Risk.ONE: _("Held by one person")}
    return words.get(risk, "")


def missing_in_words(cover: Cover) -> str:
    if not cover.missing:
        return ""
    count = len(cover.missing)
    words = ngettext("%(count)d person missing", "%(count)d people missing", count)
    return words % {"count": count}


def loss_in_words(loss: Loss) -> str:
    """Say what changes: who is left, and what goes missing."""
    if loss.after.risk == Risk.NOBODY and loss.before.risk != Risk.NOBODY:
        return _("Nobody would be left who holds it.")
    if loss.after.risk == Risk.ONE and loss.before.risk == Risk.SOME:
        return _("It would rest on one person.")
    return _("One more would be missing.")
