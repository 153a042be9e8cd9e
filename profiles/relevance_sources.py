"""Who may say that skills aren't relevant to a person; upper apps register here.

`teams` answers for organisations in its `registrations.py` (docs/adr/0004, 0038).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from profiles.models import Profile
from profiles.relevance import Mark


class RelevanceSource(Protocol):
    """Says which skills of the profile's framework aren't relevant: one query."""

    def __call__(self, profile: Profile) -> Iterable[Mark]: ...


_sources: list[RelevanceSource] = []


def register(source: RelevanceSource) -> None:
    """Let this source have its say; called from a `registrations` module."""
    if source not in _sources:
        _sources.append(source)


def marks_of_others(profile: Profile) -> list[Mark]:
    """Return what everybody but the person says: a query for each source."""
    if profile.pk is None:
        return []
    return [mark for source in _sources for mark in source(profile)]
