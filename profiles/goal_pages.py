"""What the page of a goal shows: the gap, what to find out first, and training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from charts.levels import wash
from competencies.models import Framework, Role, RoleSkill
from competencies.models.roles import RoleQuerySet
from competencies.outlines import Outline, Scale, scale_of
from competencies.teaching import TeachingResource, resources_for
from competencies.tree import GroupNode, SkillNode
from profiles.answers import Answer
from profiles.asked import asked_of
from profiles.gaps import GapReport, SkillGap, find_gaps
from profiles.holdings import Holdings, holdings_of
from profiles.models import Goal, GoalSkill, Profile
from profiles.pages import answer_in_words
from profiles.targets import RoleLevels, Target, targets_of

SHOWN_GAPS = 20


def roles_to_aim_for(
    user: User | AnonymousUser, framework: Framework, goal: Goal | None = None
) -> RoleQuerySet:
    """Return the roles that a goal may come from, by name.

    A role that was unpublished meanwhile stays in the goal that has it.
    """
    roles = Role.objects.visible_to(user).filter(framework=framework)
    if goal is not None:
        roles = (roles | Role.objects.filter(goals=goal)).distinct()
    return roles.order_by(Lower("name"), "pk")


def role_levels_by_goal(goals: Iterable[Goal]) -> Mapping[int, list[RoleLevels]]:
    """Return what each role of each goal expects, by the role's name: one query."""
    rows = RoleSkill.objects.filter(role__goals__in=goals).order_by(
        Lower("role__name"), "role"
    )
    ranks: dict[tuple[int, int, str], dict[int, int]] = defaultdict(dict)
    for goal, role, name, skill, rank in rows.values_list(
        "role__goals", "role_id", "role__name", "skill_id", "rank"
    ):
        ranks[goal, role, name][skill] = rank
    found: dict[int, list[RoleLevels]] = defaultdict(list)
    for (goal, _role, name), held in ranks.items():
        found[goal].append(RoleLevels(name, held))
    return found


def own_targets_by_goal(goals: Iterable[Goal]) -> Mapping[int, dict[int, int]]:
    """Return the own targets of each goal by the skill's key: one query."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    rows = GoalSkill.objects.filter(goal__in=goals)
    for goal, skill, rank in rows.values_list("goal", "skill", "rank"):
        found[goal][skill] = rank
    return found


def role_levels(goal: Goal) -> list[RoleLevels]:
    """Return what each role of the goal expects, by the role's name: one query."""
    return role_levels_by_goal([goal])[goal.pk]


def own_targets(goal: Goal) -> dict[int, int]:
    """Return the person's own targets by the skill's key: one query."""
    return own_targets_by_goal([goal])[goal.pk]


@dataclass(frozen=True, slots=True)
class GoalSkillRow:
    """One skill of the goal: what is held, what is wanted, and who wants it."""

    skill: SkillNode
    competency: GroupNode
    held: Answer | None
    held_wash: int
    held_level: str
    wanted: int
    wanted_wash: int
    wanted_level: str
    asked_by: str
    resources: tuple[TeachingResource, ...] = ()


@dataclass(frozen=True, slots=True)
class PickRow:
    """One skill to set a target for: the own one, and the one that the roles ask."""

    skill: SkillNode
    own: int | None
    by_roles: int | None
    words: str


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything a goal comes to. Each skill stands in exactly one list."""

    report: GapReport
    gaps: list[GoalSkillRow]
    unknown: list[GoalSkillRow]
    not_applicable: list[GoalSkillRow]
    met: list[GoalSkillRow]
    missing: int
    """How many targets are on skills that this version of the framework lacks."""
    hidden: int = 0
    """How many are on skills that aren't relevant to the person: left out."""

    @property
    def first_gaps(self) -> list[GoalSkillRow]:
        return self.gaps[:SHOWN_GAPS]

    @property
    def more_gaps(self) -> list[GoalSkillRow]:
        """What the page keeps folded."""
        return self.gaps[SHOWN_GAPS:]


@dataclass(frozen=True, slots=True)
class Reading:
    """A profile read whole: the framework as it knows it, and what is held there."""

    outline: Outline
    """Without what isn't relevant to the person."""
    scale: Scale
    holdings: Holdings
    hidden: frozenset[int] = frozenset()
    """What isn't relevant, by the skill's key."""


def read(profile: Profile) -> Reading:
    """Read a profile in six queries, one of them for the roles it aims at."""
    asked = asked_of(profile)
    return Reading(
        outline=asked.outline,
        scale=scale_of(profile.version),
        holdings=holdings_of(profile),
        hidden=asked.relevance.hidden_skills,
    )


class GoalReader:
    """Lays a goal out; two queries where its profile is read already, else eight."""

    def __init__(self, goal: Goal, reading: Reading | None = None) -> None:
        reading = reading or read(goal.profile)
        self.outline = reading.outline
        self.scale = reading.scale
        self.holdings = reading.holdings
        self.hidden = reading.hidden
        self.by_roles, self.own = role_levels(goal), own_targets(goal)
        self.targets = targets_of(self.by_roles, self.own)

    def page(self) -> GoalPage:
        """Return the goal as its page shows it; one more query, for training."""
        known = {s: t for s, t in self.targets.items() if s in self.outline.skills}
        report = find_gaps(
            self.holdings.answers, known, order=list(self.outline.skills)
        )
        taught = resources_for([gap.skill for gap in report.gaps])
        return GoalPage(
            report=report,
            gaps=[self.row(gap.skill, _useful(gap, taught)) for gap in report.gaps],
            unknown=[self.row(skill) for skill in report.unknown],
            not_applicable=[self.row(skill) for skill in report.not_applicable],
            met=[self.row(skill) for skill in report.met],
            missing=len(self.targets.keys() - known.keys() - self.hidden),
            hidden=len(self.targets.keys() & self.hidden),
        )

    def target_rows(self) -> list[GoalSkillRow]:
        """Return every target of the goal in the order of the framework."""
        return [
            self.row(skill) for skill in self.outline.skills if skill in self.targets
        ]

    def pick_rows(self, competency: GroupNode) -> list[PickRow]:
        """Return the skills of a competency with what the goal asks of them."""
        by_roles = targets_of(self.by_roles, {})
        return [self._pick_row(skill, by_roles) for skill in competency.skills]

    def _pick_row(self, skill: SkillNode, by_roles: dict[int, Target]) -> PickRow:
        asked, held = by_roles.get(skill.pk), self.holdings.answers.get(skill.pk)
        words = [_("You hold: %s.") % answer_in_words(held, self.scale)]
        if asked:
            words.append(_("Asked by: %s.") % asked_in_words(asked))
        return PickRow(
            skill=skill,
            own=self.own.get(skill.pk),
            by_roles=asked.rank if asked else None,
            words=" ".join(words),
        )

    def target_counts(self) -> list[tuple[GroupNode, int]]:
        """Return every competency with how many targets the goal has there."""
        return [
            (group, sum(skill.pk in self.targets for skill in group.skills))
            for group in self.outline.competencies
        ]

    def row(
        self, skill: int, resources: Sequence[TeachingResource] = ()
    ) -> GoalSkillRow:
        target = self.targets[skill]
        held = self.holdings.answers.get(skill)
        rank = held.rank if held else None
        return GoalSkillRow(
            skill=self.outline.skills[skill],
            competency=self.outline.competency_of[skill],
            held=held,
            held_wash=wash(rank or 0, self.scale.highest),
            held_level=self.scale.name(rank),
            wanted=target.rank,
            wanted_wash=wash(target.rank, self.scale.highest),
            wanted_level=self.scale.name(target.rank),
            asked_by=asked_in_words(target),
            resources=tuple(resources),
        )


def _useful(
    gap: SkillGap, taught: dict[int, list[TeachingResource]]
) -> list[TeachingResource]:
    """Leave out what ends at or below the level that the person holds already."""
    return [found for found in taught[gap.skill] if found.helps_from(gap.held)]


def asked_in_words(target: Target) -> str:
    """Say who asks for a target: the roles by name, or the person."""
    return _("Your own target") if target.is_own else ", ".join(target.roles)
