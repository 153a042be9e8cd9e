"""What teaches a skill, asked of whoever keeps a catalogue.

The pages of skills and of gaps show training, which an upper app keeps. That app
registers a source here (see docs/adr/0004); without one there is simply nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TeachingResource:
    """A resource and the step it takes in one skill; both ranks None: not known."""

    title: str
    url: str
    provider: str
    from_rank: int | None
    to_rank: int | None

    def helps_from(self, held: int) -> bool:
        """Say whether someone at `held` learns from it; not known counts as yes."""
        return self.to_rank is None or self.to_rank > held


class TeachingSource(Protocol):
    def __call__(
        self, skills: Collection[int]
    ) -> Mapping[int, Sequence[TeachingResource]]:
        """Return the resources for each skill, by its key, in one query."""


_sources: list[TeachingSource] = []


def register(source: TeachingSource) -> None:
    """Let `source` answer; called once, from a `registrations` module."""
    if source not in _sources:
        _sources.append(source)


def resources_for(skills: Collection[int]) -> dict[int, list[TeachingResource]]:
    """Return what teaches each of the skills, in one query a source."""
    found: dict[int, list[TeachingResource]] = {skill: [] for skill in skills}
    if not found:
        return found
    for source in _sources:
        for skill, resources in source(skills).items():
            found[skill].extend(resources)
    return found
