"""What people say of a resource, all together: counts in words, and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from curation.kinds import Person
from profiles.groups import counts_of, is_group, minimum
from training.cards import Card
from training.models import (
    LearningResource,
    LevelRight,
    MarkState,
    Review,
    TimeRight,
)
from training.review_forms import ReviewForm

MOST_SENTENCES = 5
RIGHT = "right"
"""The answer that each question hopes for."""
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
    rows = list(Review.objects.filter(resource=resource).order_by("-said_at", "-pk"))
    if not is_group(len(rows)):
        return None
    questions = [
        _question(
            {row.owner_id: row.time_right for row in rows},
            dict(TimeRight.choices),
            _("%(count)d of %(total)d say the time is right"),
        ),
        _question(
            {row.owner_id: row.level_right for row in rows},
            dict(LevelRight.choices),
            _("%(count)d of %(total)d say the level is right"),
        ),
        _question(
            {row.owner_id: RIGHT if row.again else "no" for row in rows},
            {RIGHT: _("would do it again"), "no": _("would not")},
            _("%(count)d of %(total)d would do it again"),
        ),
    ]
    sentences = [row.sentence for row in rows if row.sentence and not row.is_hidden]
    return Said([q for q in questions if q], sentences[:MOST_SENTENCES])


def _question(
    answers: Mapping[int, str], names: Mapping[str, StrOrPromise], words: str
) -> Question | None:
    """Return the answers of people by their keys; None where they may not be shown."""
    counts = counts_of(answers)
    if counts is None:
        return None
    by, total = counts.by_answer, counts.total
    bars = [Bar(str(name), by.get(value, 0), total) for value, name in names.items()]
    return Question(words % {"count": by.get(RIGHT, 0), "total": total}, bars)


def own_review(resource: LearningResource, user: Person) -> Review | None:
    """Return what a person said of a resource; a visitor's: no query."""
    return Review.objects.visible_to(user).filter(resource=resource).first()


def may_review(card: Card, own: Review | None) -> bool:
    """Say whether someone may say what they think: who started it, or did it."""
    return own is not None or card.state in KNOWN


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of a resource as its page shows them to one person."""

    resource: LearningResource
    said: Said | None
    own: Review | None
    form: ReviewForm | None
    """Where the person may write, and has not yet or is about to change it."""
    minimum: int
    is_open: bool = False
    """Whether the form stands open: it has to be looked at again."""


def reviews_for(card: Card, user: Person, form: ReviewForm | None = None) -> Reviews:
    """Return the part of a resource's page about its reviews: two queries."""
    own = own_review(card.resource, user)
    fresh = ReviewForm() if own is None and may_review(card, own) else None
    said = reviews_of(card.resource)
    return Reviews(
        card.resource, said, own, form or fresh, minimum(), is_open=form is not None
    )
