"""What somebody says of a skill themselves, asked of whoever keeps it.

The page of a skill shows one's own rating and lets one give it; an upper app keeps it,
and registers here (see docs/adr/0004). Without one the page simply has no such place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from competencies.models import SkillEdition
from competencies.outlines import Scale


@dataclass(frozen=True, slots=True)
class OwnRating:
    """What a person said of one skill, and where they say it.

    The form posts `answer-<skill>`: a rank, "na", or nothing to take it back; and
    `was-<skill>`, `seen-<skill>` and `version`, which the page was drawn with.
    """

    value: str
    """The choice that is on: a rank, "na", or nothing yet."""
    said: str
    """The same in words."""
    saved_at: str
    seen: str
    version: str
    """The version that the person reads, and rates in."""
    action: str
    """Where a choice is sent; nothing where this page isn't of that version."""
    profile_url: str
    assess_url: str
    """Where it is rated among other skills, in the version that the person reads."""


class RatingSource(Protocol):
    def __call__(
        self, person: User, edition: SkillEdition, scale: Scale
    ) -> OwnRating | None:
        """Return what the person said, in two queries; None: nothing to rate."""


_sources: list[RatingSource] = []


def register(source: RatingSource) -> None:
    """Let `source` answer; called once, from a `registrations` module."""
    if source not in _sources:
        _sources.append(source)


def own_rating(
    person: User | AnonymousUser, edition: SkillEdition, scale: Scale
) -> OwnRating | None:
    """Return what the person said of a skill; nothing for who isn't signed in."""
    if not isinstance(person, User):
        return None
    found = (source(person, edition, scale) for source in _sources)
    return next((rating for rating in found if rating is not None), None)
