"""Two years in which the sample people came to hold what they hold.

Each of them sat down a few times, looked at some competencies, and moved a level up
here and there. The triggers write the history (docs/adr/0039), so this only answers,
as people do, one sitting after the other. The same people give the same history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from competencies.models import FrameworkVersion, SkillEdition
from profiles.answers import Answer
from profiles.models import Profile, SkillAssessment

SITTINGS = (728, 560, 395, 250, 130, 24)  # so many days ago
LOOKED_AT = 0.55  # the chance that a sitting comes to a competency
LEVELS_UP = (0, 1, 1, 1, 2)  # of which one is drawn for each skill
MINUTES_A_PERSON = 7


@dataclass(frozen=True, slots=True)
class Sample:
    """A profile, and what its person holds in the end, by the skill's key."""

    profile: Profile
    answers: Mapping[int, Answer]


def live_two_years(samples: Sequence[Sample], version: FrameworkVersion) -> None:
    """Give each profile its answers, one sitting after the other: a write a sitting."""
    competency_of = dict(
        SkillEdition.objects.filter(version=version).values_list("skill", "group")
    )
    lives = [_Life(sample, competency_of) for sample in samples]
    now = timezone.now()
    for number, days in enumerate(SITTINGS):
        when = now - timedelta(days=days)
        _write([row for life in lives for row in life.rows(number, when)])
    begun = now - timedelta(days=SITTINGS[0])
    keys = [sample.profile.pk for sample in samples]
    Profile.objects.filter(pk__in=keys).update(created_at=begun)


def _write(rows: Sequence[SkillAssessment]) -> None:
    SkillAssessment.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["profile", "skill"],
        update_fields=["rank", "not_applicable", "assessed_at", "confirmed_at"],
    )


class _Life:
    """When one person looked at what, and which level each skill had by then."""

    def __init__(self, sample: Sample, competency_of: Mapping[int, int | None]) -> None:
        self.sample = sample
        self.competency_of = competency_of
        self.random = Random(sample.profile.owner.email)  # noqa: S311
        self.visits = {
            group: self._visits()
            for group in sorted({competency_of[s] or 0 for s in sample.answers})
        }
        self.start = {s: self._start(a) for s, a in sorted(sample.answers.items())}
        self.held: dict[int, tuple[int | None, datetime]] = {}
        self.late = timedelta(minutes=MINUTES_A_PERSON * self.random.randrange(60))

    def _visits(self) -> list[int]:
        numbers = range(len(SITTINGS))
        drawn = [n for n in numbers if self.random.random() < LOOKED_AT]
        return drawn or [self.random.choice(numbers)]

    def _start(self, answer: Answer) -> int | None:
        if answer.rank is None:
            return None
        return max(0, answer.rank - self.random.choice(LEVELS_UP))

    def rows(self, number: int, when: datetime) -> Iterator[SkillAssessment]:
        """Return what the person says at this sitting, newly or once more."""
        for skill, answer in self.sample.answers.items():
            visits = self.visits[self.competency_of[skill] or 0]
            if number in visits:
                rank = self._rank(skill, answer, visits, number)
                yield self._row(skill, rank, when + self.late)

    def _rank(
        self, skill: int, answer: Answer, visits: Sequence[int], number: int
    ) -> int | None:
        """Return a level on the way up; at the last visit, the one held in the end."""
        begin = self.start[skill]
        if answer.rank is None or begin is None or number == visits[-1]:
            return answer.rank
        share = visits.index(number) / (len(visits) - 1)
        return begin + int((answer.rank - begin) * share)

    def _row(self, skill: int, rank: int | None, when: datetime) -> SkillAssessment:
        before = self.held.get(skill)
        since = before[1] if before and before[0] == rank else when
        self.held[skill] = (rank, since)
        return SkillAssessment(
            profile=self.sample.profile,
            skill_id=skill,
            rank=rank,
            not_applicable=rank is None,
            rated_in=self.sample.profile.version,
            assessed_at=since,
            confirmed_at=when,
        )
