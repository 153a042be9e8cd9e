"""How answers changed: a profile as of any day, and each competency over time.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from statistics import fmean

from profiles.answers import Answer

FEW = 4  # lines that a chart shows unasked


@dataclass(frozen=True, slots=True)
class Change:
    """An answer given, changed or cleared (None), on a day of the person's own."""

    day: date
    at: datetime
    skill: int
    answer: Answer | None


def last_changes(changes: Iterable[Change], day: date) -> dict[int, Change]:
    """Return the change that counts at the end of `day` for each skill answered then.

    `changes` come as they happened. A skill that was cleared is left out.
    """
    last = {change.skill: change for change in changes if change.day <= day}
    return {skill: change for skill, change in last.items() if change.answer}


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on, the mean of what was rated; None: nothing was."""

    day: date
    mean: float | None


@dataclass(frozen=True, slots=True)
class Growth:
    """One competency over time; only days on which its mean changed."""

    slug: str
    name: str
    steps: tuple[Step, ...]

    @property
    def _means(self) -> list[float]:
        return [step.mean for step in self.steps if step.mean is not None]

    @property
    def first(self) -> float:
        """The first mean there was; 0 where nothing was ever rated."""
        return next(iter(self._means), 0.0)

    @property
    def last(self) -> float | None:
        """The mean today; None where everything was cleared since."""
        return self.steps[-1].mean if self.steps else None

    @property
    def by(self) -> float:
        """How many levels up, or down, as they are shown: to one decimal."""
        if self.last is None:
            return 0.0
        return round(round(self.last, 1) - round(self.first, 1), 1)

    def on(self, day: date) -> float | None:
        """Return the mean at the end of a day."""
        before = [step.mean for step in self.steps if step.day <= day]
        return before[-1] if before else None


def growth_of(
    changes: Sequence[Change], competencies: Iterable[tuple[str, str, Sequence[int]]]
) -> list[Growth]:
    """Return each competency (slug, name, its skills) over time, in the order given."""
    of_skill: dict[int, list[Change]] = {}
    for change in changes:
        of_skill.setdefault(change.skill, []).append(change)
    return [
        Growth(slug, name, _steps([c for s in skills for c in of_skill.get(s, [])]))
        for slug, name, skills in competencies
    ]


def _steps(changes: Iterable[Change]) -> tuple[Step, ...]:
    held: dict[int, Answer | None] = {}
    steps: list[Step] = []
    in_order = sorted(changes, key=lambda change: change.at)
    for day, of_day in groupby(in_order, key=lambda change: change.day):
        held |= {change.skill: change.answer for change in of_day}
        mean = _mean(held)
        if mean != (steps[-1].mean if steps else None):
            steps.append(Step(day, mean))
    return tuple(steps)


def _mean(held: Mapping[int, Answer | None]) -> float | None:
    ranks = [a.rank for a in held.values() if a is not None and a.rank is not None]
    return fmean(ranks) if ranks else None


def changed_most(lines: Sequence[Growth], count: int = FEW) -> list[Growth]:
    """Return the few that changed most, the most first; equals in the order given."""
    moved = [line for line in lines if line.steps]
    return sorted(moved, key=lambda line: -abs(line.by))[:count]


@dataclass(frozen=True, slots=True)
class DayChange:
    """One skill on one day: what was held before, and in the end of it."""

    skill: int
    before: Answer | None
    after: Answer | None


def changes_by_day(changes: Sequence[Change]) -> list[tuple[date, list[DayChange]]]:
    """Return what each day changed, the newest day first.

    Several changes of a skill in one day count as one; back and forth counts as none.
    """
    held: dict[int, Answer | None] = {}
    days: list[tuple[date, list[DayChange]]] = []
    for day, of_day in groupby(changes, key=lambda change: change.day):
        after = {change.skill: change.answer for change in of_day}
        moved = [DayChange(s, held.get(s), now) for s, now in after.items()]
        moved = [change for change in moved if change.before != change.after]
        held |= after
        if moved:
            days.append((day, moved))
    return days[::-1]
