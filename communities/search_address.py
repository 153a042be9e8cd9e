"""A search of the directory as its address says it, and the address of a search.

The same search always has the same address, whatever order it was clicked together in:
feeds and the summary on the page stand on that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict

from search.words import LONGEST_SEARCH

# In the order of the page.
FACETS = (
    *("country", "theme", "status", "kind", "scope", "language"),
    *("channel", "needs", "offers", "funding"),
)
SORTS = ("best", "alive", "name", "new")
MOST_VALUES = 20
VALUE = re.compile(r"[\w.+-]{1,120}")


def _nothing() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; empty where they ask for nothing."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    sort: str = ""

    @property
    def is_anything(self) -> bool:
        return bool(self.words or self.chosen)

    @property
    def order(self) -> str:
        """Return how the list is sorted: as asked, else as makes sense."""
        if self.sort and (self.sort != "best" or self.words):
            return self.sort
        return "best" if self.words else "alive"

    def has(self, facet: str, value: str) -> bool:
        return value in self.chosen.get(facet, ())

    def toggled(self, facet: str, value: str) -> Search:
        """Return the search with one more choice, or without it where it is on."""
        values = set(self.chosen.get(facet, ())) ^ {value}
        chosen = {**self.chosen, facet: tuple(sorted(values))}
        return replace(self, chosen={k: v for k, v in chosen.items() if v})

    def without_words(self) -> Search:
        return replace(self, words="")

    def sorted_by(self, sort: str) -> Search:
        return replace(self, sort=sort)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the names and values of the address, without the order."""
        found = [("q", self.words)]
        for facet in FACETS:
            found += [(facet, value) for value in self.chosen.get(facet, ())]
        return [(name, value) for name, value in found if value]

    def query(self, **more: str) -> str:
        """Return what stands behind the question mark, without the order."""
        return urlencode([*self.pairs(), *more.items()])

    def address(self) -> str:
        """Return an address from the directory's own page."""
        return "?" + self.query(**({"sort": self.sort} if self.sort else {}))


def theme_slug(theme: str) -> str:
    """Return a theme as addresses write it: the same in any case."""
    return re.sub(r"[^\w.+]+", "-", theme.casefold()).strip("-")[:120]


def search_in(asked: QueryDict) -> Search:
    """Return the search that an address asks for; what can't be is left out."""
    sort = asked.get("sort", "")
    chosen = {facet: _tidy(asked.getlist(facet)) for facet in FACETS}
    return Search(
        words=asked.get("q", "").replace("\0", "")[:LONGEST_SEARCH].strip(),
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=sort if sort in SORTS else "",
    )


def _tidy(values: list[str]) -> tuple[str, ...]:
    """Return values in one order, each once, without what no record can have."""
    known = {each for each in values if VALUE.fullmatch(each)}
    return tuple(sorted(known)[:MOST_VALUES])
