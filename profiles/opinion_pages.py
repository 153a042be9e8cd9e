"""What others said of skills, in words, prepared so that templates only place it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from charts.levels import wash
from competencies.levels import LevelText, level_texts
from competencies.models import Level, SkillEdition
from competencies.outlines import Scale, scale_of
from competencies.pages import own_texts
from profiles.models import Opinion, OpinionRequest, Profile


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One opinion: of which skill, what, by whom, when and why."""

    opinion: Opinion
    skill: str
    said: str
    wash: int
    who: str


def opinion_lines(
    opinions: Iterable[Opinion], editions: Mapping[int, SkillEdition], scale: Scale
) -> list[OpinionLine]:
    """Return opinions in words; `editions` names their skills by key."""
    return [
        OpinionLine(
            opinion=opinion,
            skill=editions[opinion.skill_id].name
            if opinion.skill_id in editions
            else opinion.skill.slug,
            said=_("Endorsed") if opinion.rank is None else scale.name(opinion.rank),
            wash=wash(opinion.rank or 0, scale.highest),
            who=who_said(opinion),
        )
        for opinion in opinions
    ]


def who_said(opinion: Opinion) -> str:
    """Name the author, by name or address; one whose account is gone has none."""
    if opinion.author is None:
        return _("Somebody whose account is gone")
    return opinion.author.name or opinion.author.email


@dataclass(frozen=True, slots=True)
class OpinionQuestion:
    """One skill that somebody is asked about; the person's own answer isn't shown."""

    edition: SkillEdition
    levels: Sequence[LevelText]

    @property
    def slug(self) -> str:
        return self.edition.skill.slug


def opinion_questions(request: OpinionRequest) -> list[OpinionQuestion]:
    """Return the skills that were asked about, as the profile's version has them."""
    version = request.profile.version
    editions = SkillEdition.objects.filter(
        version=version, skill__in=request.skills.all()
    )
    rows = list(editions.in_tree_order().select_related("skill"))
    own = own_texts(version, [row.skill_id for row in rows])
    levels = scale_of(version).levels
    return [
        OpinionQuestion(row, level_texts(levels, own.get(row.skill_id, {})))
        for row in rows
    ]


class OpinionWords:
    """Names skills and levels of opinions from several profiles: two queries."""

    def __init__(self, opinions: Sequence[Opinion]) -> None:
        versions = {opinion.profile.version_id for opinion in opinions}
        editions = SkillEdition.objects.filter(
            version__in=versions, skill__in=[o.skill_id for o in opinions]
        )
        self.editions = {(e.version_id, e.skill_id): e for e in editions}
        levels = Level.objects.filter(version__in=versions).order_by("rank")
        self.levels = list(levels)

    def lines(self, opinions: Sequence[Opinion]) -> list[OpinionLine]:
        return [self._line(opinion) for opinion in opinions]

    def _line(self, opinion: Opinion) -> OpinionLine:
        profile = opinion.profile
        edition = self.editions.get((profile.version_id, opinion.skill_id))
        named = {opinion.skill_id: edition} if edition else {}
        [line] = opinion_lines([opinion], named, self._scale(profile))
        return line

    def _scale(self, profile: Profile) -> Scale:
        levels = [each for each in self.levels if each.version_id == profile.version_id]
        return Scale(tuple(levels), profile.framework.highest_rank or 1)
