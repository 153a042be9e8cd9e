"""The history of a profile read whole: growth, any day, and what each day changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from charts.steps import StepDrawing, StepRow, step_drawing, step_finding
from competencies.outlines import Outline, Scale
from profiles.answers import Answer
from profiles.growth import (
    Change,
    DayChange,
    Growth,
    changed_most,
    changes_by_day,
    growth_of,
    last_changes,
)
from profiles.holdings import Holding, Holdings
from profiles.models import AssessmentEvent, Profile
from profiles.pages import answer_in_words

YEAR = 365
MOST_LINES = 8


def changes_in(profile: Profile) -> list[Change]:
    """Read every change of a profile's answers, as they happened: one query."""
    if profile.pk is None:
        return []
    rows = AssessmentEvent.objects.filter(profile=profile).in_order()
    return [
        Change(
            day=timezone.localtime(at).date(),
            at=at,
            skill=skill,
            answer=None if rank is None and not na else Answer(rank),
        )
        for at, skill, rank, na in rows.values_list(
            "at", "skill", "rank", "not_applicable"
        )
    ]


def holdings_on(changes: Sequence[Change], day: date) -> Holdings:
    """Return what was held at the end of a day; when it was confirmed is not kept."""
    last = last_changes(changes, day)
    return Holdings(
        {
            skill: Holding(change.answer, change.at, change.at)
            for skill, change in last.items()
            if change.answer
        }
    )


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """One competency in the table beneath the lines; empty: nothing was rated."""

    slug: str
    name: str
    first: str
    year_ago: str
    now: str
    by: str
    since: date | None


def growth_rows(lines: Sequence[Growth], today: date) -> list[GrowthRow]:
    """Return every competency in figures: the first mean, a year ago's, and today's."""
    year_ago = date.fromordinal(today.toordinal() - YEAR)
    return [
        GrowthRow(
            slug=line.slug,
            name=line.name,
            first=_said(line.first) if line.steps else "",
            year_ago=_said(line.on(year_ago)),
            now=_said(line.last),
            by=f"{line.by:+.1f}" if line.last is not None else "",
            since=line.steps[0].day if line.steps else None,
        )
        for line in lines
    ]


def _said(mean: float | None) -> str:
    return "" if mean is None else f"{mean:.1f}"


@dataclass(frozen=True, slots=True)
class GrowthChart:
    """A few lines, what they say, and which competencies they are."""

    finding: str
    drawing: StepDrawing
    chosen: Collection[str]


def growth_chart(
    lines: Sequence[Growth], wanted: Collection[str], *, scale: Scale, today: date
) -> GrowthChart:
    """Draw the competencies asked for, else those that changed most."""
    asked = [line for line in lines if line.slug in wanted and line.steps]
    shown = asked[:MOST_LINES] or changed_most(lines)
    rows = [
        StepRow(line.name, [(step.day, step.mean) for step in line.steps])
        for line in shown
    ]
    return GrowthChart(
        finding=step_finding(rows),
        drawing=step_drawing(rows, highest=scale.highest, today=today),
        chosen={line.slug for line in shown},
    )


def growth_lines(outline: Outline, changes: Sequence[Change]) -> list[Growth]:
    groups = [(g.slug, g.name, [s.pk for s in g.skills]) for g in outline.competencies]
    return growth_of(changes, groups)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words."""

    skill: str
    slug: str
    before: str
    after: str
    is_first: bool


def day_lines(
    changes: Sequence[Change], outline: Outline, scale: Scale
) -> list[tuple[date, list[ChangeLine]]]:
    """Return what each day changed, in words; a skill that the version lacks is out."""
    days = [
        (day, [_line(c, outline, scale) for c in moved if c.skill in outline.skills])
        for day, moved in changes_by_day(changes)
    ]
    return [(day, moved) for day, moved in days if moved]


def _line(change: DayChange, outline: Outline, scale: Scale) -> ChangeLine:
    skill = outline.skills[change.skill]
    return ChangeLine(
        skill=skill.name,
        slug=skill.slug,
        before=answer_in_words(change.before, scale),
        after=answer_in_words(change.after, scale),
        is_first=change.before is None,
    )
