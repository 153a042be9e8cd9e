"""What a person could do next, the most useful first."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from charts.drawing import WheelDrawing, wheel_drawing
from profiles.charts import spoke_of
from profiles.goal_pages import GoalReader, GoalSkillRow, Reading, read
from profiles.holdings import frameworks_to_start, last_profile
from profiles.models import Goal, Profile
from profiles.move_reading import version_to_move_to
from profiles.nearest_role import shortlist_of
from profiles.pages import (
    CompetencyRow,
    competency_rows,
    next_competency,
    rows_of,
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do now; `gap` where it is about a skill's way up."""

    title: str
    text: str
    url: str
    gap: GoalSkillRow | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in the framework they used last."""

    profile: Profile
    reading: Reading
    rows: list[CompetencyRow]
    near: list[CompetencyRow]
    """The same, cut to what the nearest role asks for."""
    drawing: WheelDrawing

    @property
    def answered(self) -> int:
        return sum(row.summary.answered for row in self.rows)

    @property
    def total(self) -> int:
        return sum(row.summary.total for row in self.rows)


def standing_of(user: User) -> Standing | None:
    """Return where the person stands; None before their first answer: five queries."""
    profile = last_profile(user)
    if profile is None:
        return None
    reading = read(profile)
    rows = competency_rows(reading.outline, reading.holdings)
    drawing = wheel_drawing(
        [spoke_of(row) for row in rows], highest=reading.scale.highest, numerals=True
    )
    shortlist = shortlist_of(profile, reading.outline)
    near = rows_of(shortlist.near, reading.holdings)
    return Standing(profile, reading, rows, near, drawing)


def next_steps(user: User, standing: Standing | None) -> list[NextStep]:
    """Return what the person could do next, the most useful first."""
    if standing is None:
        return [_begin(), _read()] if frameworks_to_start() else [_ask()]
    goals = Goal.objects.visible_to(user).filter(profile=standing.profile)
    goal = goals.still_open().soonest_first().first()
    towards = _towards(goal, standing.reading) if goal else [_aim()]
    return [*_go_on(standing), *towards, *_move_on(standing.profile)]


def _begin() -> NextStep:
    return NextStep(
        _("Say what you can do"),
        _("One competency at a time, about five minutes each. Stop whenever you like."),
        reverse("profiles:profile"),
    )


def _read() -> NextStep:
    return NextStep(
        _("Read the skills first"),
        _("Every skill says what it looks like at each level."),
        reverse("competencies:framework-list"),
    )


def _ask() -> NextStep:
    return NextStep(
        _("Ask for a first framework"),
        _("None is published here yet, so there is nothing to rate or to read."),
        reverse("contact"),
    )


def _go_on(standing: Standing) -> list[NextStep]:
    row = next_competency(standing.near)
    if row is None:
        return []
    left = row.summary.total - row.summary.answered
    words = _("Finish %(name)s") if row.summary.is_started else _("Start with %(name)s")
    args = [standing.profile.framework.slug, row.group.slug]
    return [
        NextStep(
            words % {"name": row.group.name},
            ngettext("%(left)d skill left.", "%(left)d skills left.", left)
            % {"left": left},
            reverse("profiles:profile-assess-group", args=args),
        )
    ]


def _move_on(profile: Profile) -> list[NextStep]:
    newer = version_to_move_to(profile)
    if newer is None:
        return []
    return [
        NextStep(
            _("See what %(version)s changes for you") % {"version": newer.version},
            _("%(framework)s has come out anew; your answers stay until you move them.")
            % {"framework": newer.framework},
            reverse("profiles:profile-move", args=[profile.framework.slug]),
        )
    ]


def _aim() -> NextStep:
    return NextStep(
        _("Aim at a role"),
        _("Choose a role, see the gap, and what closes it."),
        reverse("profiles:goal-create"),
    )


def _towards(goal: Goal, reading: Reading) -> list[NextStep]:
    """Return the nearest gap of a goal, and what has to be found out for it first."""
    page = GoalReader(goal, reading).page()
    steps = [_close(goal, min(page.gaps, key=_distance))] if page.gaps else []
    if page.unknown:
        steps.append(_find_out(goal, len(page.unknown)))
    return steps or [_reached(goal)]


def _distance(row: GoalSkillRow) -> tuple[int, bool]:
    """Order by the levels in between; of two, what is taught comes first."""
    held = row.held.rank if row.held and row.held.rank is not None else 0
    return row.wanted - held, not row.resources


def _close(goal: Goal, row: GoalSkillRow) -> NextStep:
    return NextStep(
        row.skill.name,
        _("The nearest gap to “%(goal)s”.") % {"goal": goal.name},
        f"{goal.get_absolute_url()}#gap-{row.skill.slug}",
        gap=row,
    )


def _find_out(goal: Goal, count: int) -> NextStep:
    return NextStep(
        ngettext(
            "Find out where you stand in %(count)d skill",
            "Find out where you stand in %(count)d skills",
            count,
        )
        % {"count": count},
        _("“%(goal)s” asks for them, and you have not assessed them yet.")
        % {"goal": goal.name},
        f"{goal.get_absolute_url()}#find-out",
    )


def _reached(goal: Goal) -> NextStep:
    return NextStep(
        _("You are there: %(goal)s") % {"goal": goal.name},
        _("Look at it once more, or aim at something new."),
        goal.get_absolute_url(),
    )
