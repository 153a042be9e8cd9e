"""What else lets others see a profile: upper apps say so, the sharing page shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from accounts.models import User


@dataclass(frozen=True, slots=True)
class OtherShare:
    """With whom, how much they see in words, and where that is changed."""

    name: str
    shows: str
    url: str


Source: TypeAlias = Callable[[User], Sequence[OtherShare]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let an app answer; called from its `registrations` module."""
    if source not in _sources:
        _sources.append(source)


def other_shares(user: User) -> list[OtherShare]:
    """Return what else a person shows, of every app that lets them."""
    return [share for source in _sources for share in source(user)]
