"""What becomes of a person's answers and targets in another version of the framework.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
An answer is never dropped: what the other version leaves out stays, outside of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from competencies.successions import (
    Replacements,
    Shape,
    successions,
    successors_of,
)
from competencies.version_diff import Kind, SkillText, VersionText, kinds_of
from profiles.answers import Answer

IN_OTHER_WORDS = frozenset({Kind.REWORDED, Kind.LEVELS})


class Fate(StrEnum):
    """What becomes of one answer."""

    SAME = "same"
    RENAMED = "renamed"
    """Another name, place or tools; what it says is the same."""
    REWORDED = "reworded"
    """It stays, and its owner is asked to look at it again."""
    CARRIED = "carried"
    """Its skill was replaced by one other, which takes it over."""
    ASKED = "asked"
    """Merged or split: its owner decides."""
    LEFT_OUT = "left_out"
    RETURNED = "returned"
    """Given in another version still; the skill is there again."""
    OUTSIDE = "outside"
    """Neither version has its skill."""


@dataclass(frozen=True, slots=True)
class RatingFate:
    """One answer, what becomes of it, and which skills take it over."""

    skill: SkillText
    answer: Answer
    fate: Fate
    after: SkillText | None = None
    """The skill as the new version has it."""
    to: tuple[SkillText, ...] = ()
    look_again: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A skill of the new version whose level only the person can say."""

    skill: SkillText
    sources: tuple[tuple[SkillText, Answer], ...]
    shape: Shape

    @property
    def suggested(self) -> Answer | None:
        """What all merged skills agree on; a part of a split one is nobody's guess."""
        answers = {answer for _skill, answer in self.sources}
        is_merged = self.shape in {Shape.ONE, Shape.MERGED}
        return answers.pop() if is_merged and len(answers) == 1 else None


@dataclass(frozen=True, slots=True)
class AimedAt:
    """What one goal asks of skills: its own targets, and its roles'."""

    key: int
    name: str
    own: Mapping[int, int]
    roles: Sequence[tuple[str, Mapping[int, int]]] = ()


@dataclass(frozen=True, slots=True)
class TargetFate:
    """A target on a skill that the new version left out; `role` names who asks.

    It is empty for a target of one's own.
    """

    goal: int
    goal_name: str
    role: str
    skill: SkillText
    rank: int
    to: tuple[SkillText, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What moving does. Each answer stands in exactly one fate."""

    ratings: tuple[RatingFate, ...]
    questions: tuple[Question, ...]
    targets: tuple[TargetFate, ...]
    aims: Mapping[int, Mapping[int, int]]
    """The own targets to write, by goal and skill."""

    def of(self, fate: Fate) -> tuple[RatingFate, ...]:
        return tuple(rating for rating in self.ratings if rating.fate == fate)

    def carried(self) -> dict[int, tuple[int, bool]]:
        """Return which answer each successor takes over, and whether to look again."""
        return {
            rating.to[0].key: (rating.skill.key, rating.look_again)
            for rating in self.of(Fate.CARRIED)
        }

    def with_same_words(self) -> list[int]:
        """Return the skills whose answers were given to what is said now, too."""
        return [
            rating.skill.key
            for rating in self.ratings
            if rating.after is not None and not rating.look_again
        ]


class Planner:
    """Looks at two versions and one person's answers, once."""

    def __init__(
        self,
        old: VersionText,
        new: VersionText,
        replaced: Replacements,
        answers: Mapping[int, Answer],
        others: Mapping[int, SkillText],
    ) -> None:
        """Begin; `others` are skills with an answer that neither version has."""
        self.before = {skill.key: skill for skill in old.skills}
        self.after = {skill.key: skill for skill in new.skills}
        self.answers = answers
        self.known = {**self.before, **self.after, **others}
        pairs = list(replaced)
        # What was replaced in an earlier move already is settled, and stays outside.
        settled = successors_of(list(others), self.before, pairs)
        waiting = [key for key in others if key not in settled]
        olds = [*self.before, *(key for key in waiting if key not in self.after)]
        self.leads = {
            key: tuple(self.after[new] for new in reached)
            for key, reached in successors_of(olds, self.after, pairs).items()
        }
        self.shape_of = {
            key: chain.shape
            for chain in successions(olds, list(self.after), pairs)
            for key in chain.olds
        }

    def plan(self, goals: Iterable[AimedAt] = ()) -> Plan:
        questions = self._questions()
        asked = {skill.key for q in questions for skill, _answer in q.sources}
        aimed = list(goals)
        aims = {goal.key: self._aims(goal.own) for goal in aimed}
        return Plan(
            ratings=tuple(
                self._fate(key, is_asked=key in asked)
                for key in self.known
                if key in self.answers
            ),
            questions=tuple(questions),
            targets=tuple(fate for goal in aimed for fate in self._targets(goal)),
            aims={key: ranks for key, ranks in aims.items() if ranks},
        )

    def _fate(self, key: int, *, is_asked: bool) -> RatingFate:
        after = self.after.get(key)
        if after is not None:
            return self._stays(key, after, is_asked=is_asked)
        answer, skill, to = self.answers[key], self.known[key], self._to(key)
        if is_asked:
            return RatingFate(skill, answer, Fate.ASKED, to=to)
        if to:
            look_again = bool(kinds_of(skill, to[0]) & IN_OTHER_WORDS)
            return RatingFate(skill, answer, Fate.CARRIED, None, to, look_again)
        fate = Fate.LEFT_OUT if key in self.before else Fate.OUTSIDE
        return RatingFate(skill, answer, fate)

    def _stays(self, key: int, after: SkillText, *, is_asked: bool) -> RatingFate:
        before, answer = self.before.get(key), self.answers[key]
        kinds = kinds_of(before, after) if before else IN_OTHER_WORDS
        look_again = bool(kinds & IN_OTHER_WORDS)
        fate = Fate.REWORDED if look_again else Fate.RENAMED if kinds else Fate.SAME
        if before is None:
            fate = Fate.RETURNED
        if is_asked:
            fate = Fate.ASKED
        return RatingFate(before or after, answer, fate, after, look_again=look_again)

    def _questions(self) -> list[Question]:
        found = (self._question(skill) for skill in self.after.values())
        return [question for question in found if question is not None]

    def _question(self, skill: SkillText) -> Question | None:
        """Ask for a skill that takes over from others, unless it simply follows one."""
        came = [key for key, to in self.leads.items() if skill in to]
        rated = [key for key in came if key in self.answers]
        if not rated:
            return None
        shape = self.shape_of[rated[0]]
        itself = [skill.key] if skill.key in self.answers else []
        if shape == Shape.ONE and not itself:
            return None
        sources = ((self.known[key], self.answers[key]) for key in [*rated, *itself])
        return Question(skill, tuple(sources), shape)

    def _targets(self, goal: AimedAt) -> list[TargetFate]:
        """Return the targets of a goal on skills that the new version left out."""
        asks = [("", goal.own), *goal.roles]
        return [
            TargetFate(goal.key, goal.name, role, self.before[key], rank, self._to(key))
            for role, ranks in asks
            for key, rank in ranks.items()
            if key in self.before and key not in self.after
        ]

    def _to(self, key: int) -> tuple[SkillText, ...]:
        return self.leads.get(key, ())

    def _aims(self, own: Mapping[int, int]) -> dict[int, int]:
        """Return the targets that successors take over; the highest wins."""
        found: dict[int, int] = {}
        for key, rank in own.items():
            for skill in self._to(key) if key in self.before else ():
                here = found.get(skill.key, own.get(skill.key, 0))
                found[skill.key] = max(here, rank)
        return {key: rank for key, rank in found.items() if own.get(key) != rank}
