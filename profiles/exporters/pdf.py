"""A profile, and an appraisal pack, as PDF: what a person hands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.wheel_ink import wheel_picture
from profiles.exporters.keeping import Pack
from profiles.exporters.paper import Paper
from profiles.exporters.picture import foot_of
from profiles.exporters.sheets import (
    GapLine,
    GoalSheet,
    GrowthLine,
    ProfileSheet,
    SkillLine,
)

NO_NAME = "Competency profile"
NOTHING = "\N{EN DASH}"


def profile_pdf(sheet: ProfileSheet) -> bytes:
    """Return a profile: the wheel, the figures by competency, then skill by skill."""
    title = f"Competency profile: {sheet.who}" if sheet.who else NO_NAME
    paper = Paper(title=title, foot=foot_of(sheet), at=sheet.as_of)
    _opening(paper, sheet)
    _profile(paper, sheet)
    return paper.finished()


def _opening(paper: Paper, sheet: ProfileSheet) -> None:
    paper.say(f"{sheet.framework} {sheet.version}", ink="ink-2", size=9)
    paper.say(sheet.who or NO_NAME, size=24, style="B")
    when = f"{sheet.as_of:%d %B %Y}"
    kept = f"As kept on {when}: {sheet.kept_as}" if sheet.kept_as else f"As of {when}"
    paper.say(
        f"{kept}. {sheet.answered} of {sheet.total} skills answered. "
        "Levels are what the person says of themselves.",
        ink="ink-2",
    )


def _profile(paper: Paper, sheet: ProfileSheet) -> None:
    if not sheet.answered:
        paper.ln(4)
        paper.say("Nothing is answered yet.")
        return
    paper.heading(sheet.finding)
    paper.picture(wheel_picture(sheet.wheel), width=150)
    paper.heading("By competency")
    paper.rows(
        ("Competency", "Mean level", "Rated", "Confirmed"),
        [
            (
                c.name,
                c.spoke.figure_in_words,
                f"{c.rated} of {c.applicable}",
                _day(c.confirmed_at),
            )
            for c in sheet.competencies
        ],
        (50, 16, 16, 18),
    )
    levels = ", ".join(f"{rank} {name}" for rank, name in enumerate(sheet.levels))
    paper.ln(1)
    paper.say(
        f"Levels: {levels}. Means are of the rated skills; what is not assessed or not "
        "applicable leaves them.",
        ink="ink-2",
        size=8.5,
    )
    _skills(paper, sheet)


def _skills(paper: Paper, sheet: ProfileSheet) -> None:
    for competency in sheet.competencies:
        answered = [s for s in competency.skills if s.state != "not_assessed"]
        if not answered:
            continue
        paper.heading(competency.name)
        paper.rows(
            ("Skill", "Level", "Confirmed"),
            [(s.name, _level(s), _day(s.confirmed_at)) for s in answered],
            (58, 24, 18),
        )
        if missing := [s.name for s in competency.skills if s not in answered]:
            paper.ln(1)
            paper.say(f"Not assessed: {', '.join(missing)}.", ink="ink-2", size=8.5)


def _level(skill: SkillLine) -> str:
    return skill.level if skill.rank is None else f"{skill.rank}  {skill.level}"


def _day(moment: object) -> str:
    return f"{moment:%d %b %Y}" if moment else NOTHING


# --- an appraisal pack -------------------------------------------------------------


def pack_pdf(pack: Pack) -> bytes:
    """Return what an appraisal is held on; the same pack gives the same bytes."""
    sheet = pack.profile
    title = f"Appraisal pack: {sheet.who}" if sheet.who else "Appraisal pack"
    paper = Paper(title=title, foot=foot_of(sheet), at=sheet.as_of)
    _opening(paper, sheet)
    if pack.goal is not None:
        _goal(paper, pack.goal)
    _profile(paper, sheet)
    if pack.growth:
        _growth(paper, pack.growth)
    if pack.evidence:
        paper.heading("Evidence and notes")
        lines = [(each.skill, each.what, each.url) for each in pack.evidence]
        paper.rows(("Skill", "What", "Where"), lines, (30, 38, 32))
    return paper.finished()


def _growth(paper: Paper, lines: Sequence[GrowthLine]) -> None:
    paper.heading("Growth by competency")
    paper.rows(
        ("Competency", "First rated", "Then", "Now", "Change"),
        [
            (each.competency, _day(date.fromisoformat(each.since)), *_means(each))
            for each in lines
        ],
        (44, 20, 12, 12, 12),
    )
    paper.ln(1)
    paper.say("Means of the skills rated on that day.", ink="ink-2", size=8.5)


def _means(line: GrowthLine) -> tuple[str, str, str]:
    return line.first or NOTHING, line.now or NOTHING, line.by or NOTHING


def _goal(paper: Paper, goal: GoalSheet) -> None:
    paper.heading(f"Goal: {goal.name}")
    asked = len(goal.gaps) + len(goal.unknown) + len(goal.met)
    roles = f"From: {goal.roles}. " if goal.roles else ""
    paper.say(
        f"{roles}Set on {goal.set_at:%d %B %Y}. At or above the goal in "
        f"{len(goal.met)} of {asked} skills.",
        ink="ink-2",
    )
    parts: list[tuple[str, Sequence[GapLine]]] = [
        ("Short of the goal", goal.gaps),
        ("Asked for, and not assessed", goal.unknown),
        ("At or above the goal", goal.met),
    ]
    for title, lines in parts:
        if lines:
            paper.heading(title)
            paper.rows(
                ("Skill", "Now", "Goal", "Asked by"),
                [_gap(line) for line in lines],
                (40, 18, 18, 24),
            )
    if goal.left_out:
        names = ", ".join(line.skill for line in goal.left_out)
        paper.ln(1)
        paper.say(f"Left out, not part of the work: {names}.", ink="ink-2", size=8.5)


def _gap(line: GapLine) -> tuple[str, str, str, str]:
    now = NOTHING if line.held is None else f"{line.held}  {line.held_level}"
    return line.skill, now, f"{line.wanted}  {line.wanted_level}", line.asked_by
