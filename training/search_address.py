"""A search of the catalogue as its address says it, and the address of a search.

The same search always has the same address, whatever order it was clicked together in:
feeds, saved searches and the summary on the page stand on that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict

from search.words import LONGEST_SEARCH

# In the order of the page. The first two are relative to who looks.
PERSONAL = ("start", "above")
FACETS = (
    *PERSONAL,
    *("time", "cost", "format", "type", "reaches"),
    *("competency", "language", "licence", "provider"),
)
SORTS = ("best", "title", "time", "new")
MOST_VALUES = 20
VALUE = re.compile(r"[\w.+-]{1,250}", re.ASCII)
# A skill by its address, with its framework's before it where two have one like it.
SKILL = re.compile(r"([-\w]{1,100}\.)?[-\w]{1,120}", re.ASCII)
# The level from which the skill is to be learnt.
STEP = re.compile(r"[0-9]{1,2}", re.ASCII)


def _nothing() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; empty where they ask for nothing."""

    words: str = ""
    skill: str = ""
    step: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    sort: str = ""

    @property
    def is_anything(self) -> bool:
        return bool(self.words or self.skill or self.chosen)

    @property
    def order(self) -> str:
        """Return how the list is sorted: as asked, else as makes sense."""
        if self.sort and (self.sort != "best" or self.words):
            return self.sort
        return "best" if self.words else "title"

    @property
    def skill_slug(self) -> str:
        return self.skill.rpartition(".")[2]

    @property
    def skill_framework(self) -> str:
        return self.skill.rpartition(".")[0]

    @property
    def from_rank(self) -> int | None:
        return int(self.step) if self.step else None

    def has(self, facet: str, value: str) -> bool:
        return value in self.chosen.get(facet, ())

    def toggled(self, facet: str, value: str) -> Search:
        """Return the search with one more choice, or without it where it is on."""
        values = set(self.chosen.get(facet, ())) ^ {value}
        chosen = {**self.chosen, facet: tuple(sorted(values))}
        return replace(self, chosen={k: v for k, v in chosen.items() if v})

    def without_words(self) -> Search:
        return replace(self, words="")

    def without_skill(self) -> Search:
        return replace(self, skill="", step="")

    def without_step(self) -> Search:
        return replace(self, step="")

    def sorted_by(self, sort: str) -> Search:
        return replace(self, sort=sort)

    def for_everybody(self) -> Search:
        """Return the search without what is relative to one person."""
        kept = {k: v for k, v in self.chosen.items() if k not in PERSONAL}
        return replace(self, chosen=kept)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the names and values of the address, without the order."""
        found = [("q", self.words), ("skill", self.skill), ("step", self.step)]
        for facet in FACETS:
            found += [(facet, value) for value in self.chosen.get(facet, ())]
        return [(name, value) for name, value in found if value]

    def query(self, **more: str) -> str:
        """Return what stands behind the question mark, without the order."""
        return urlencode([*self.pairs(), *more.items()])

    def address(self) -> str:
        """Return an address from the catalogue's own page."""
        return "?" + self.query(**({"sort": self.sort} if self.sort else {}))


def search_in(asked: QueryDict) -> Search:
    """Return the search that an address asks for; what can't be is left out."""
    skill, step = asked.get("skill", ""), asked.get("step", "")
    skill = skill if SKILL.fullmatch(skill) else ""
    sort = asked.get("sort", "")
    chosen = {facet: _values(facet, asked) for facet in FACETS}
    return Search(
        words=asked.get("q", "").replace("\0", "")[:LONGEST_SEARCH].strip(),
        skill=skill,
        step=step if skill and STEP.fullmatch(step) else "",
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=sort if sort in SORTS else "",
    )


def _values(facet: str, asked: QueryDict) -> tuple[str, ...]:
    return tidy_values(_as_written_once(facet, asked))


def _as_written_once(facet: str, asked: QueryDict) -> list[str]:
    """Return the values; a competency stood beside its framework in older addresses."""
    values = asked.getlist(facet)
    if facet == "competency" and (framework := asked.get("framework", "")):
        return [v if "." in v else f"{framework}.{v}" for v in values]
    return values


def tidy_values(values: Iterable[str]) -> tuple[str, ...]:
    """Return values in one order, each once, without what no record can have."""
    known = {each for each in values if VALUE.fullmatch(each)}
    return tuple(sorted(known - {"atom", "ics", "csv"})[:MOST_VALUES])
