"""What people say of a resource, all together: counts in words, and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from curation.kinds import Person
from profiles.groups import Counts, counts_of, is_group, share_of
from training.cards import Card
from training.models import (
    LearningResource,
    LevelRight,
    MarkState,
    Review,
    TimeRight,
)

MOST_SENTENCES = 5
KNOWN = (MarkState.STARTED, MarkState.DONE)


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer to a question, and how many gave it."""

    words: str
    count: int
    total: int

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.total)


@dataclass(frozen=True, slots=True)
class Question:
    """What people answered, its main answer as a sentence first."""

    sentence: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Said:
    """What may be shown of all reviews of a resource."""

    questions: Sequence[Question]
    sentences: Sequence[str]


def reviews_of(resource: LearningResource) -> Said | None:
    """Return what may be shown of the reviews, newest sentences first: one query."""
    rows = list(
        Review.objects.filter(resource=resource)
        .order_by("-said_at", "-pk")
        .values_list(
            "owner", "time_right", "level_right", "again", "sentence", "is_hidden"
        )
    )
    if not is_group(len(rows)):
        return None
    questions = [
        _time(counts_of({row[0]: row[1] for row in rows})),
        _level(counts_of({row[0]: row[2] for row in rows})),
        _again({row[0]: row[3] for row in rows}),
    ]
    sentences = [row[4] for row in rows if row[4] and not row[5]]
    return Said([q for q in questions if q], sentences[:MOST_SENTENCES])


def _time(counts: Counts[str] | None) -> Question | None:
    if counts is None:
        return None
    numbers = {"count": counts.by_answer.get(TimeRight.RIGHT, 0), "total": counts.total}
    words = _("%(count)d of %(total)d say the time is right") % numbers
    return Question(words, _bars(counts, dict(TimeRight.choices)))


def _level(counts: Counts[str] | None) -> Question | None:
    if counts is None:
        return None
    numbers = {
        "count": counts.by_answer.get(LevelRight.RIGHT, 0),
        "total": counts.total,
    }
    words = _("%(count)d of %(total)d say the level is right") % numbers
    return Question(words, _bars(counts, dict(LevelRight.choices)))


def _again(answers: Mapping[int, bool]) -> Question | None:
    share = share_of(sum(answers.values()), len(answers))
    if share is None:
        return None
    numbers = {"count": share.count, "total": share.total}
    return Question(_("%(count)d of %(total)d would do it again") % numbers, [])


def _bars(counts: Counts[str], names: Mapping[str, object]) -> list[Bar]:
    return [
        Bar(str(words), counts.by_answer.get(value, 0), counts.total)
        for value, words in names.items()
    ]


def own_review(resource: LearningResource, user: Person) -> Review | None:
    """Return what a person said of a resource; a visitor's: no query."""
    return Review.objects.visible_to(user).filter(resource=resource).first()


def may_review(card: Card, own: Review | None) -> bool:
    """Say whether someone may say what they think: who started it, or did it."""
    return own is not None or card.state in KNOWN
