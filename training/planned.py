"""A plan laid out: steps with their reasons, what it leaves open, how good it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from charts.levels import wash
from competencies.outlines import Outline, Scale
from competencies.tree import SkillNode
from training.cards import time_words
from training.models import LearningResource, MarkState
from training.plan_reading import Offer, excluded_of
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
class Ground:
    """What a plan stands on: a framework, and what the catalogue has for it."""

    outline: Outline
    scale: Scale
    offers: Mapping[str, Offer]
    marks: Mapping[int, str]
    """What the person said of resources, by their keys."""


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


class Planned:
    """What a plan comes to, for whoever asks: levels, goals and wishes are given."""

    def __init__(
        self,
        *,
        ground: Ground,
        levels: Mapping[str, int],
        goals: Mapping[str, int],
        wishes: Wishes,
        today: date,
    ) -> None:
        self.outline, self.scale = ground.outline, ground.scale
        self.offers, self.marks = ground.offers, ground.marks
        self.levels, self.goals = levels, goals
        self.wishes, self.today = wishes, today

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
        skills = self.outline.skills
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
        state = self.marks.get(offer.resource.pk, "")
        return StepLine(
            step=step,
            resource=offer.resource,
            time_words=time_words(offer.time),
            moves=[
                self._move(m.skill, m.from_rank, m.to_rank)
                for m in step.serves or step.brings
            ],
            needs=self.names.needs(others),
            why=why_step(
                step, self.goals, self.names, is_started=state == MarkState.STARTED
            ),
            others=[
                Other(self.offers[a.key].resource, why_not_instead(a, self.names))
                for a in step.alternatives
            ],
            state=state,
            done_by=self._day_of(hours),
            is_within_hours=limit is None or hours <= limit,
        )

    def _move(self, skill: str, start: int, end: int) -> Move:
        highest = self.scale.highest
        node = self.outline.skills[int(skill)]
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
    def certificate(self) -> str:
        return certificate_words(self.result)

    @cached_property
    def hours_by_skill(self) -> list[tuple[SkillNode, str]]:
        skills = self.outline.skills
        return [
            (skills[int(key)], hours_words(hours))
            for key, hours in self.result.hours_by_skill.items()
        ]

    @cached_property
    def unreached(self) -> list[Unreached]:
        skills = self.outline.skills
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
