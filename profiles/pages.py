"""What the pages of a profile show, prepared so that templates only place it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from charts.levels import wash
from competencies.levels import LevelText, OwnText, level_texts
from competencies.outlines import Outline, Scale
from competencies.tree import GroupNode, SkillNode
from profiles.answers import Answer
from profiles.evidence import Beside
from profiles.fading import faded_among, is_faded
from profiles.holdings import Holding, Holdings
from profiles.summaries import Summary


def state_in_words(summary: Summary) -> str:
    """Say how far a competency is: words, never a bare percentage."""
    if not summary.is_started:
        return _("Not started")
    if summary.applicable == 0:
        return _("Not part of my work")
    if summary.is_done:
        return _("Done")
    return _("%(answered)d of %(total)d answered") % {
        "answered": summary.answered,
        "total": summary.total,
    }


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """One competency of a profile, in a table, a list of tasks or a chart."""

    group: GroupNode
    summary: Summary
    state: str
    mean: str
    """With one decimal; empty when nothing is rated."""

    @property
    def is_hollow(self) -> bool:
        """Whether the mean rests on fewer than half of the skills that apply."""
        return 0 < self.summary.rated * 2 < self.summary.applicable

    @property
    def lowest(self) -> int:
        return min(self.summary.ranks)

    @property
    def highest(self) -> int:
        return max(self.summary.ranks)


def competency_rows(outline: Outline, holdings: Holdings) -> list[CompetencyRow]:
    """Return every competency with what the person answered there, in tree order."""
    return rows_of(outline.competencies, holdings)


def rows_of(groups: Sequence[GroupNode], holdings: Holdings) -> list[CompetencyRow]:
    """Return these competencies with what the person answered there."""
    return [competency_row(group, holdings) for group in groups]


def competency_row(group: GroupNode, holdings: Holdings) -> CompetencyRow:
    summary = holdings.summary(group)
    return CompetencyRow(
        group=group,
        summary=summary,
        state=state_in_words(summary),
        mean="" if summary.mean is None else f"{summary.mean:.1f}",
    )


@dataclass(frozen=True, slots=True)
class FadedRow:
    """A competency with answers from more than a year ago."""

    group: GroupNode
    count: int
    since: datetime
    is_all: bool
    """Whether every answer of it is that old."""


def faded_rows(outline: Outline, holdings: Holdings) -> list[FadedRow]:
    """Return where answers faded, in the order of the framework."""
    now = timezone.now()
    found = []
    for group in outline.competencies:
        skills = [skill.pk for skill in group.skills]
        faded = faded_among(skills, holdings.confirmed, now)
        if faded:
            answered = sum(skill in holdings.answers for skill in skills)
            is_all = faded.count == answered
            found.append(FadedRow(group, faded.count, faded.since, is_all))
    return found


def next_competency(
    rows: Sequence[CompetencyRow], after: str | None = None
) -> CompetencyRow | None:
    """Return the competency to go on with: one begun, else the next not done."""
    slugs = [row.group.slug for row in rows]
    start = slugs.index(after) + 1 if after in slugs else 0
    ahead = [*rows[start:], *rows[:start]]
    open_rows = [row for row in ahead if not row.summary.is_done]
    if after is None:
        begun = [row for row in open_rows if row.summary.is_started]
        open_rows = begun or open_rows
    return next((row for row in open_rows if row.group.slug != after), None)


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill with its answer, as the table behind the chart shows it."""

    skill: SkillNode
    answer: Answer | None
    level: str
    wash: int
    confirmed_at: datetime | None
    beside: Beside | None = None
    """Evidence, notes and opinions, where the page shows them."""

    @property
    def is_faded(self) -> bool:
        """Whether the answer is from more than a year ago."""
        return bool(self.confirmed_at and is_faded(self.confirmed_at, timezone.now()))


def skill_rows(group: GroupNode, holdings: Holdings, scale: Scale) -> list[SkillRow]:
    """Return the skills of a competency with what the person answered."""
    return [_skill_row(s, holdings.by_skill.get(s.pk), scale) for s in group.skills]


def _skill_row(skill: SkillNode, held: Holding | None, scale: Scale) -> SkillRow:
    rank = held.answer.rank if held else None
    return SkillRow(
        skill=skill,
        answer=held.answer if held else None,
        level=answer_in_words(held.answer if held else None, scale),
        wash=wash(rank or 0, scale.highest),
        confirmed_at=held.confirmed_at if held else None,
    )


def answer_in_words(answer: Answer | None, scale: Scale) -> str:
    """Say an answer: the level's name, or one of the two states without a level."""
    if answer is None:
        return _("Not assessed")
    if answer.not_applicable:
        return _("Not applicable")
    return scale.name(answer.rank)


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """A profile whole: each competency, the skills in it, and what they come to."""

    rows: list[CompetencyRow]
    skills: list[list[SkillRow]]
    """The skills of each row, in the same order."""
    next: CompetencyRow | None
    latest: datetime | None

    @property
    def answered(self) -> int:
        return sum(row.summary.answered for row in self.rows)

    @property
    def total(self) -> int:
        return sum(row.summary.total for row in self.rows)


def with_beside(
    rows: Sequence[SkillRow], beside: Mapping[int, Beside]
) -> list[SkillRow]:
    """Return the rows of a competency with what stands beside each skill."""
    return [replace(row, beside=beside.get(row.skill.pk)) for row in rows]


def profile_page(outline: Outline, holdings: Holdings, scale: Scale) -> ProfilePage:
    """Return a profile as its page and the API show it."""
    rows = competency_rows(outline, holdings)
    return ProfilePage(
        rows=rows,
        skills=[skill_rows(row.group, holdings, scale) for row in rows],
        next=next_competency(rows),
        latest=holdings.latest(),
    )


def moment_in_words(moment: datetime) -> str:
    """Say when something was, in the person's own zone: the time if it was today."""
    local = timezone.localtime(moment)
    if local.date() == timezone.localdate():
        return _("at %(time)s") % {"time": date_format(local, "H:i")}
    return _("on %(day)s") % {"day": date_format(local, "j F Y")}


@dataclass(frozen=True, slots=True)
class SkillQuestion:
    """One skill on the assessment page: what can be chosen, and what is."""

    skill: SkillNode
    levels: list[LevelText]
    held: Holding | None
    overtaken: str = ""
    """What another window had chosen before this choice, in words."""

    @property
    def answer(self) -> Answer | None:
        return self.held.answer if self.held else None

    @property
    def saved_at(self) -> str:
        """When the answer was last confirmed: the time today, else the day."""
        return moment_in_words(self.held.confirmed_at) if self.held else ""

    @property
    def value(self) -> str:
        """The radio button that is on: a rank, "na", or nothing."""
        return str(self.held.answer) if self.held else ""

    @property
    def seen(self) -> str:
        return self.held.seen if self.held else ""

    @property
    def is_general(self) -> bool:
        """Say whether no level has words of this skill's own."""
        return all(level.is_general for level in self.levels)


def questions(
    skills: Sequence[SkillNode],
    holdings: Holdings,
    scale: Scale,
    own: Mapping[int, Mapping[int, OwnText]],
) -> list[SkillQuestion]:
    """Return the questions of one page, in the order of the framework."""
    return [
        SkillQuestion(
            skill=skill,
            levels=level_texts(scale.levels, own.get(skill.pk, {})),
            held=holdings.by_skill.get(skill.pk),
        )
        for skill in skills
    ]
