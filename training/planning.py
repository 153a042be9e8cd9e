"""The plan for one goal, as its owner sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from competencies.tree import SkillNode
from profiles.goal_pages import GoalReader
from profiles.models import Goal
from training.cards import marks_of
from training.models import LearningResource, MarkState, Plan, PlanStep
from training.plan_reading import offers_in
from training.planned import Ground, Planned
from training.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Changed:
    """How the plan differs from what was kept."""

    new: Sequence[LearningResource]
    gone: Sequence[LearningResource]

    @property
    def is_any(self) -> bool:
        return bool(self.new or self.gone)


class PlanPage(Planned):
    """Everything that is to be said of the plan for one goal; constant queries."""

    def __init__(self, goal: Goal, wishes: Wishes, *, today: date) -> None:
        self.goal, self.reader = goal, GoalReader(goal)
        outline = self.reader.outline
        offers = offers_in(goal.profile.framework, outline.skills, today=today)
        listed = [offer.resource for offer in offers.values()]
        marks = marks_of(goal.profile.owner, listed)
        super().__init__(
            ground=Ground(outline, self.reader.scale, offers, marks),
            levels=levels_in(self.reader),
            goals=goals_in(self.reader, counts_unknown=wishes.counts_unknown),
            wishes=wishes,
            today=today,
        )
        self.kept = Plan.objects.filter(goal=goal).first()

    @cached_property
    def unknown(self) -> list[SkillNode]:
        """Skills that the goal asks for and that are not assessed."""
        skills, answers = self.reader.outline.skills, self.reader.holdings.answers
        targets = self.reader.targets.items()
        return [
            skills[s] for s, t in targets if t.rank and s in skills and s not in answers
        ]

    @property
    def is_late(self) -> bool:
        """Whether it ends after the day on which the goal is due."""
        return self.goal.due_on is not None and self.done_by > self.goal.due_on

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


def levels_in(reader: GoalReader) -> dict[str, int]:
    """Return what is held by now; what is not applicable counts as 0."""
    answers = reader.holdings.answers
    return {str(skill): answer.rank or 0 for skill, answer in answers.items()}


def goals_in(reader: GoalReader, *, counts_unknown: bool) -> dict[str, int]:
    """Return what is aimed at: skills that are assessed, and unknown ones if wished."""
    answers, skills = reader.holdings.answers, reader.outline.skills
    return {
        str(skill): target.rank
        for skill, target in reader.targets.items()
        if skill in skills
        and (answers[skill].rank is not None if skill in answers else counts_unknown)
    }
