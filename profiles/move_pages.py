"""What the pages of a move show: what it would do, what to decide, and what it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competencies.levels import LevelText, level_texts
from competencies.models import FrameworkVersion
from competencies.outlines import Scale, scale_of
from competencies.pages import own_texts
from competencies.successions import Shape
from competencies.version_pages import place
from profiles.answers import NOT_APPLICABLE, Answer
from profiles.move_reports import Json
from profiles.moving import Fate, Plan, Question
from profiles.pages import answer_in_words

# In this order: what wants something of the person first.
HEADINGS = {
    Fate.ASKED: gettext_lazy("Merged or split"),
    Fate.REWORDED: gettext_lazy("In other words: look at them again"),
    Fate.RETURNED: gettext_lazy("There again: look at them again"),
    Fate.CARRIED: gettext_lazy("Taken over by what replaces them"),
    Fate.LEFT_OUT: gettext_lazy("Left out: kept, but in no figure any more"),
    Fate.RENAMED: gettext_lazy("Another name or place, the same words"),
    Fate.SAME: gettext_lazy("As they were"),
    Fate.OUTSIDE: gettext_lazy("In neither version: kept as they were"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A skill of the new version that an answer is on."""

    name: str
    url: str
    level: str


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: what it was, and where it is now."""

    name: str
    place: str
    level: str
    to: list[Taken]
    look_again: bool

    @property
    def is_plain(self) -> bool:
        """Whether the name and the level are all there is to say."""
        return [self.name] == [each.name for each in self.to]


@dataclass(frozen=True, slots=True)
class Part:
    """All answers that met the same fate."""

    fate: Fate
    heading: Any
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class TargetLine:
    goal: str
    role: str
    name: str
    level: str
    to: str


class MovePage:
    """A report laid out: kept, or of a move that is not made yet."""

    def __init__(
        self,
        report: Json,
        old: FrameworkVersion,
        new: FrameworkVersion,
        scales: tuple[Scale, Scale] | None = None,
    ) -> None:
        self.report, self.old, self.new = report, old, new
        self.before, self.after = scales or (scale_of(old), scale_of(new))

    def parts(self) -> list[Part]:
        """Return what became of the answers, by fate; without those nobody met."""
        lines: dict[str, list[Line]] = {}
        for rating in self.report["ratings"]:
            lines.setdefault(rating["fate"], []).append(self._line(rating))
        return [
            Part(fate, heading, lines[fate])
            for fate, heading in HEADINGS.items()
            if fate in lines
        ]

    def _line(self, rating: Json) -> Line:
        return Line(
            name=rating["name"],
            place=place(rating["place"]),
            level=in_words(rating["answer"], self.before),
            to=[self._taken(each) for each in rating["to"]],
            look_again=rating["look_again"],
        )

    def _taken(self, skill: Json) -> Taken:
        answer = skill["answer"]
        return Taken(
            name=skill["name"],
            url=self._assess(skill["slug"]),
            level=in_words(answer, self.after) if answer else _("Not assessed"),
        )

    def _assess(self, slug: str) -> str:
        page = reverse("profiles:profile-assess", args=[self.new.framework.slug])
        return f"{page}?skill={slug}"

    def targets(self) -> list[TargetLine]:
        """Return what the goals ask for that the new version has no skill for."""
        return [
            TargetLine(
                goal=target["goal"],
                role=target["role"],
                name=target["name"],
                level=self.before.name(target["rank"]),
                to=", ".join(skill["name"] for skill in target["to"]),
            )
            for target in self.report["targets"]
        ]


def in_words(answer: str, scale: Scale) -> str:
    """Say an answer of a report: its rank and name, or that it is not applicable."""
    if answer == NOT_APPLICABLE:
        return answer_in_words(Answer(None), scale)
    return f"{answer} {scale.name(int(answer))}"


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One skill to decide on, with what was said of those it comes from."""

    question: Question
    said: list[tuple[str, str]]
    levels: list[LevelText]
    chosen: str
    """The radio button that is on: a rank, "na", "open", or nothing."""
    is_missing: bool

    @property
    def is_split(self) -> bool:
        return self.question.shape in {Shape.SPLIT, Shape.MIXED}

    @property
    def is_held(self) -> bool:
        """Whether the skill has an answer of its own, which may stay."""
        keys = {skill.key for skill, _answer in self.question.sources}
        return self.question.skill.key in keys


def question_rows(
    plan: Plan,
    target: FrameworkVersion,
    scales: tuple[Scale, Scale],
    *,
    chosen: Mapping[str, str],
    missing: Sequence[str] = (),
) -> list[QuestionRow]:
    """Return the questions of a plan with the words of each level: one query."""
    if not plan.questions:
        return []
    before, after = scales
    own = own_texts(target, [question.skill.key for question in plan.questions])
    return [
        QuestionRow(
            question=question,
            said=[
                (skill.name, in_words(str(answer), before))
                for skill, answer in question.sources
            ],
            levels=level_texts(after.levels, own.get(question.skill.key, {})),
            chosen=chosen.get(f"answer-{question.skill.uuid}", _suggested(question)),
            is_missing=question.skill.uuid in missing,
        )
        for question in plan.questions
    ]


def _suggested(question: Question) -> str:
    return "" if question.suggested is None else str(question.suggested)
