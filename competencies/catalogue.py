"""What an upper app's catalogue adds to an exported framework.

Training is kept above; that app registers a source here (see docs/adr/0004). Without
one, a framework is exported without resources.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from competencies.importers.neutral import ProviderRow, ResourceRow


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Resources with their providers, and which of them teach a skill, by its key."""

    providers: tuple[ProviderRow, ...] = ()
    resources: tuple[ResourceRow, ...] = ()
    teaching: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


class CatalogueSource(Protocol):
    def __call__(self, skills: Collection[int]) -> Catalogue:
        """Return what teaches the skills, in a constant number of queries."""


_sources: list[CatalogueSource] = []


def register(source: CatalogueSource) -> None:
    """Let `source` answer; called once, from a `registrations` module."""
    if source not in _sources:
        _sources.append(source)


def catalogue_for(skills: Collection[int]) -> Catalogue:
    """Return what the catalogue holds for these skills."""
    return next((source(skills) for source in _sources), Catalogue())
