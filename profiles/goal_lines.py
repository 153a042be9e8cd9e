"""The list of goals: how far each is, in words, in as many queries however many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competencies.models import SkillEdition, SkillGroupEdition
from competencies.tree import GroupRow, SkillNode, SkillRow, build_tree
from profiles.answers import Answer
from profiles.gaps import GapReport, find_gaps
from profiles.goal_pages import own_targets_by_goal, role_levels_by_goal
from profiles.models import Goal, SkillAssessment
from profiles.targets import targets_of


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal in a list: what it comes to now, and the smallest gap."""

    goal: Goal
    progress: str
    nearest: str
    due: str


def goal_lines(goals: Sequence[Goal]) -> list[GoalLine]:
    """Return what a list says of each goal: five queries for all of them."""
    known = _Known(goals)
    return [_line(goal, known) for goal in goals]


class _Known:
    """What the goals of a page ask and what is held of it, read together."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self.roles = role_levels_by_goal(goals)
        self.own = own_targets_by_goal(goals)
        self.held: dict[int, dict[int, Answer]] = defaultdict(dict)
        for profile, skill, held in SkillAssessment.objects.filter(
            profile__in={goal.profile_id for goal in goals}
        ).values_list("profile", "skill", "rank"):
            self.held[profile][skill] = Answer(held)
        self.names = _names_in({goal.profile.version_id for goal in goals})

    def report(self, goal: Goal) -> GapReport:
        names = self.names[goal.profile.version_id]
        asked = targets_of(self.roles[goal.pk], self.own[goal.pk])
        here = {skill: target for skill, target in asked.items() if skill in names}
        return find_gaps(self.held[goal.profile_id], here, order=list(names))


def _names_in(versions: Collection[int]) -> Mapping[int, dict[int, str]]:
    """Return the names of skills by version and key, in the order of the framework."""
    groups: dict[int, list[GroupRow]] = defaultdict(list)
    for version, pk, parent, slug, place in SkillGroupEdition.objects.filter(
        version__in=versions
    ).values_list("version", "pk", "parent_id", "group__slug", "position"):
        groups[version].append(GroupRow(pk, parent, slug, slug, "", place))
    skills: dict[int, list[SkillRow]] = defaultdict(list)
    for version, pk, name, group, place in SkillEdition.objects.filter(
        version__in=versions
    ).values_list("version", "skill", "name", "group_id", "position"):
        skills[version].append(SkillRow(SkillNode(pk, "", name), group, place))
    return {
        version: _in_order(groups[version], skills[version]) for version in versions
    }


def _in_order(groups: Sequence[GroupRow], skills: Sequence[SkillRow]) -> dict[int, str]:
    tree = build_tree(groups, skills)
    return {skill.pk: skill.name for root in tree for skill in root.all_skills()}


def _line(goal: Goal, known: _Known) -> GoalLine:
    report = known.report(goal)
    return GoalLine(
        goal=goal,
        progress=progress_in_words(report),
        nearest=_nearest(report, known.names[goal.profile.version_id]),
        due=due_in_words(goal, timezone.localdate()),
    )


def progress_in_words(report: GapReport) -> str:
    """Say how far a goal is, without a bare percentage."""
    if not report.asked:
        return _("Asks for nothing yet")
    if len(report.met) == report.asked:
        return _("All of it is reached")
    text = ngettext(
        "%(met)d of %(asked)d skill reached",
        "%(met)d of %(asked)d skills reached",
        report.asked,
    )
    said = text % {"met": len(report.met), "asked": report.asked}
    if not report.unknown:
        return said
    unknown = _("%(count)d to find out first") % {"count": len(report.unknown)}
    return f"{said}, {unknown}"


def _nearest(report: GapReport, names: Mapping[int, str]) -> str:
    gap = report.nearest
    if gap is None:
        return ""
    return _("Nearest: %(skill)s, from %(held)d to %(wanted)d") % {
        "skill": names[gap.skill],
        "held": gap.held,
        "wanted": gap.wanted,
    }


def due_in_words(goal: Goal, today: date) -> str:
    """Say when a goal is due, or how it ended; nothing where it has no day."""
    if goal.closed_at is not None:
        return closed_in_words(goal)
    if goal.due_on is None:
        return ""
    day = {"day": date_format(goal.due_on, "j M Y")}
    if goal.due_on < today:
        return _("was meant for %(day)s, still open") % day
    return _("due today") if goal.due_on == today else _("due %(day)s") % day


def closed_in_words(goal: Goal) -> str:
    if goal.closed_at is None:
        return ""
    day = date_format(timezone.localtime(goal.closed_at), "j M Y")
    words = {
        "achieved": _("achieved %(day)s"),
        "set_aside": _("set aside %(day)s"),
    }
    return words[goal.outcome] % {"day": day}
