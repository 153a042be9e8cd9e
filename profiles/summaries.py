"""What the answers for one competency come to.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from profiles.answers import Answer


@dataclass(frozen=True, slots=True)
class Summary:
    """A competency in figures. Only rated skills enter the mean."""

    total: int
    ranks: tuple[int, ...]
    not_applicable: int
    confirmed_at: datetime | None

    @property
    def rated(self) -> int:
        return len(self.ranks)

    @property
    def answered(self) -> int:
        """How many skills have any answer, "not applicable" included."""
        return self.rated + self.not_applicable

    @property
    def applicable(self) -> int:
        return self.total - self.not_applicable

    @property
    def mean(self) -> float | None:
        """The mean rank of the rated skills; None when there is none."""
        return fmean(self.ranks) if self.ranks else None

    @property
    def percent(self) -> int:
        """How far the answers go, rounded down: 100 means that none is missing."""
        return self.answered * 100 // self.total if self.total else 0

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.answered == self.total

    @property
    def is_started(self) -> bool:
        return self.answered > 0


def summarise(
    skills: Sequence[int],
    answers: Mapping[int, Answer],
    confirmed: Mapping[int, datetime],
) -> Summary:
    """Return the figures of the competency that holds these skills, by their keys."""
    given = [answers[skill] for skill in skills if skill in answers]
    ranks = tuple(answer.rank for answer in given if answer.rank is not None)
    times = [confirmed[skill] for skill in skills if skill in confirmed]
    return Summary(
        total=len(skills),
        ranks=ranks,
        not_applicable=len(given) - len(ranks),
        confirmed_at=min(times, default=None),
    )
