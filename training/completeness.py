"""How much of what one needs to choose a resource is said, and what is missing.

The elements are those of the RDA's minimal metadata for learning resources (DOI
10.15497/RDA00073), but for the type of the address: here that is always a web page.
Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ELEMENTS = (
    "title",
    "url",
    "description",
    "authors",
    "languages",
    "keywords",
    "licence",
    "version_date",
    "audience",
    "kind",
    "outcomes",
    "cost",
    "levels",
)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many elements are said, of how many, and which are not."""

    known: int
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        return self.known + len(self.missing)

    @property
    def percent(self) -> int:
        return round(100 * self.known / self.total)

    @property
    def is_whole(self) -> bool:
        return not self.missing


def completeness_of(said: Mapping[str, object]) -> Completeness:
    """Return how complete a record is, from what it says by element.

    >>> completeness_of({"title": "Git", "url": "https://git.example"}).known
    2
    """
    missing = tuple(name for name in ELEMENTS if not said.get(name))
    return Completeness(len(ELEMENTS) - len(missing), missing)
