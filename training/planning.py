"""The plan for one goal, laid out for its page, its file and the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from charts.levels import wash
from competencies.tree import SkillNode
from profiles.goal_pages import GoalReader
from profiles.models import Goal
from training.cards import marks_of, time_words
from training.models import LearningResource, MarkState, Plan, PlanStep
from training.plan_reading import excluded_of, offers_in
from training.plan_values import LeftOut, PlanResult, Step, WhyLeftOut
from training.plan_words import (
    Names,
    certificate_words,
    hours_words,
    why_left_out,
    why_not_instead,
    why_step,
    why_unreached,
)
from training.planner import plan
from training.wishes import Wishes

MOST_LEFT_OUT = 30
# What teaches nothing of the goal need not be explained away.
EXPLAINED = set(WhyLeftOut) - {WhyLeftOut.OFF_GOAL, WhyLeftOut.TEACHES_NOTHING}


@dataclass(frozen=True, slots=True)
class Move:
    """A skill from one level to another."""

    skill: SkillNode
    from_rank: int
    to_rank: int
    from_wash: int
    to_wash: int


@dataclass(frozen=True, slots=True)
class Other:
    """A resource that is not a step, and why."""

    resource: LearningResource
    why: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it is shown."""

    step: Step
    resource: LearningResource
    time_words: str
    moves: Sequence[Move]
    needs: str
    """Entry levels on other skills, in words."""
    why: str
    others: Sequence[Other]
    state: str
    done_by: date
    is_within_hours: bool
    """Whether it ends within the hours that there are."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """A skill that the catalogue doesn't lead to the goal in, and why."""

    skill: SkillNode
    has: int
    reached: int
    goal: int
    why: Sequence[str]


@dataclass(frozen=True, slots=True)
class Changed:
    """How the plan differs from what was kept."""

    new: Sequence[LearningResource]
    gone: Sequence[LearningResource]

    @property
    def is_any(self) -> bool:
        return bool(self.new or self.gone)


class PlanPage:
    """Everything that is to be said of the plan for one goal; constant queries."""

    def __init__(self, goal: Goal, wishes: Wishes, *, today: date) -> None:
        self.goal, self.wishes, self.today = goal, wishes, today
        self.reader = GoalReader(goal)
        self.person = goal.profile.owner
        self.offers = offers_in(
            goal.profile.framework, self.reader.outline.skills, today=today
        )
        listed = [offer.resource for offer in self.offers.values()]
        self.marks = marks_of(self.person, listed)
        self.kept = Plan.objects.filter(goal=goal).first()

    @cached_property
    def levels(self) -> dict[str, int]:
        """What is held by now; what is not assessed or not applicable counts as 0."""
        answers = self.reader.holdings.answers
        return {str(s): a.rank or 0 for s, a in answers.items()}

    @cached_property
    def goals(self) -> dict[str, int]:
        """What is aimed at: skills that are assessed, unless unknown ones count."""
        answers, skills = self.reader.holdings.answers, self.reader.outline.skills
        return {
            str(skill): target.rank
            for skill, target in self.reader.targets.items()
            if skill in skills
            and (
                answers[skill].rank is not None
                if skill in answers
                else self.wishes.counts_unknown
            )
        }

    @cached_property
    def unknown(self) -> list[SkillNode]:
        """Skills that the goal asks for and that are not assessed."""
        skills, answers = self.reader.outline.skills, self.reader.holdings.answers
        targets = self.reader.targets.items()
        return [
            skills[s] for s, t in targets if t.rank and s in skills and s not in answers
        ]

    @cached_property
    def result(self) -> PlanResult:
        """The plan. What is started stays in it."""
        excluded = excluded_of(self.offers, self.wishes, self.marks)
        return plan(
            self.levels,
            self.goals,
            [offer.candidate for offer in self.offers.values()],
            pinned=self._pinned(excluded),
            excluded=excluded,
        )

    def _pinned(self, excluded: Mapping[str, str]) -> Set[str]:
        started = {
            slug
            for slug, offer in self.offers.items()
            if self.marks.get(offer.resource.pk) == MarkState.STARTED
            and any(skill in self.goals for skill, *_ in offer.candidate.gives)
        }
        wished = set(self.wishes.pinned) & self.offers.keys()
        return (started | wished) - excluded.keys()

    @cached_property
    def names(self) -> Names:
        skills = self.reader.outline.skills
        return Names(
            {str(pk): skill.name for pk, skill in skills.items()},
            {slug: offer.resource.title for slug, offer in self.offers.items()},
        )

    @cached_property
    def lines(self) -> list[StepLine]:
        """The steps in order, each with the day it can be done by."""
        found, hours = [], 0.0
        for step in self.result.steps:
            hours += step.hours
            found.append(self._line(step, hours))
        return found

    @cached_property
    def stages(self) -> list[list[StepLine]]:
        """The steps by stage: those of one can be done side by side."""
        count = len(self.result.stages)
        return [
            [line for line in self.lines if line.step.stage == stage]
            for stage in range(1, count + 1)
        ]

    def _line(self, step: Step, hours: float) -> StepLine:
        offer = self.offers[step.key]
        taught = {move.skill for move in step.brings}
        others = [need for need in step.needs if need.skill not in taught]
        limit = self.wishes.hours
        return StepLine(
            step=step,
            resource=offer.resource,
            time_words=time_words(offer.time),
            moves=[
                self._move(m.skill, m.from_rank, m.to_rank)
                for m in step.serves or step.brings
            ],
            needs=self.names.needs(others),
            why=why_step(step, self.goals, self.names),
            others=[
                Other(self.offers[a.key].resource, why_not_instead(a, self.names))
                for a in step.alternatives
            ],
            state=self.marks.get(offer.resource.pk, ""),
            done_by=self._day_of(hours),
            is_within_hours=limit is None or hours <= limit,
        )

    def _move(self, skill: str, start: int, end: int) -> Move:
        highest = self.reader.scale.highest
        node = self.reader.outline.skills[int(skill)]
        return Move(node, start, end, wash(start, highest), wash(end, highest))

    def _day_of(self, hours: float) -> date:
        """Return the day by which so many hours are spent, at the pace wished for."""
        weeks = hours / self.wishes.hours_a_week
        return self.today + timedelta(days=min(ceil(weeks * 7), 36_500))

    @property
    def hours_words(self) -> str:
        return hours_words(self.result.hours)

    @property
    def weeks(self) -> int:
        return ceil(self.result.hours / self.wishes.hours_a_week)

    @property
    def done_by(self) -> date:
        return self._day_of(self.result.hours)

    @property
    def is_late(self) -> bool:
        """Whether it ends after the day on which the goal is due."""
        return self.goal.due_on is not None and self.done_by > self.goal.due_on

    @property
    def certificate(self) -> str:
        return certificate_words(self.result)

    @cached_property
    def hours_by_skill(self) -> list[tuple[SkillNode, str]]:
        skills = self.reader.outline.skills
        return [
            (skills[int(key)], hours_words(hours))
            for key, hours in self.result.hours_by_skill.items()
        ]

    @cached_property
    def unreached(self) -> list[Unreached]:
        skills = self.reader.outline.skills
        return [
            Unreached(
                skill=skills[int(each.skill)],
                has=each.has,
                reached=each.reached,
                goal=each.goal,
                why=[why_unreached(block, self.names) for block in each.blocking],
            )
            for each in self.result.unreached
        ]

    @cached_property
    def left_out(self) -> list[Other]:
        """What could have served and is not in the plan, those wished for first."""
        rows = [
            (slug, each)
            for slug, each in self.result.left_out.items()
            if each.why in EXPLAINED and self._serves(slug)
        ]
        rows.sort(key=self._order)
        return [
            Other(self.offers[slug].resource, why_left_out(each, self.names))
            for slug, each in rows[:MOST_LEFT_OUT]
        ]

    def _serves(self, slug: str) -> bool:
        gives = self.offers[slug].candidate.gives
        return any(skill in self.goals for skill, _start, _end in gives)

    def _order(self, row: tuple[str, LeftOut]) -> tuple[bool, bool, str]:
        slug, each = row
        is_wished = slug in self.result.unstartable_pins
        return not is_wished, each.why is not WhyLeftOut.EXCLUDED, slug

    def taught_by(self, slug: str) -> list[tuple[SkillNode, int | None]]:
        """Return the skills that a resource teaches, and what is held of each."""
        skills, answers = self.reader.outline.skills, self.reader.holdings.answers
        gives = sorted(int(skill) for skill, *_ in self.offers[slug].candidate.gives)
        return [
            (skills[key], answers[key].rank if key in answers else None)
            for key in dict.fromkeys(gives)
        ]

    @cached_property
    def done(self) -> list[LearningResource]:
        """What of the kept plan is done."""
        return [r for r in self._kept_resources if self._is_done(r)]

    @cached_property
    def changed(self) -> Changed:
        """How the plan differs from the one that was kept; what is done is apart."""
        if self.kept is None:
            return Changed((), ())
        kept = {r.slug: r for r in self._kept_resources if not self._is_done(r)}
        now = {line.resource.slug: line.resource for line in self.lines}
        return Changed(
            new=[r for slug, r in now.items() if slug not in kept],
            gone=[r for slug, r in kept.items() if slug not in now],
        )

    @cached_property
    def _kept_resources(self) -> list[LearningResource]:
        if self.kept is None:
            return []
        steps = PlanStep.objects.filter(plan=self.kept).select_related("resource")
        return [step.resource for step in steps]

    def _is_done(self, resource: LearningResource) -> bool:
        return self.marks.get(resource.pk) == MarkState.DONE
