"""What waits for whom: each app says what of its own needs somebody's hand.

The start page and the admin's first page show it; an app registers a source in its
`registrations` module (see docs/adr/0004).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many things of one kind, in words, and where to deal with them."""

    count: int
    words: str
    url: str


class WaitingSource(Protocol):
    def __call__(self, user: User) -> Iterable[Waiting]:
        """Return what waits for the person, in one query; nothing for those who can't.

        A count of 0 may be among it, and is left out.
        """


_sources: list[WaitingSource] = []


def register(source: WaitingSource) -> None:
    """Let `source` answer; called once, from a `registrations` module."""
    if source not in _sources:
        _sources.append(source)


def waiting_for(user: User) -> list[Waiting]:
    """Return what waits for the person, in the order of registration."""
    found = [each for source in _sources for each in source(user)]
    return [each for each in found if each.count]
