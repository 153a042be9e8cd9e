"""Which rows answer to what was chosen, and how many each further choice would leave.

Within one facet, several choices widen; between facets, each narrows. The counts of a
facet leave its own choice out, so that they say what choosing it would give. Plain
values in, plain values out: nothing here knows the database or the web (see
docs/adr/0049).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Choices = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One record by its key, with the values that it has in each facet."""

    pk: int
    values: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The keys of what is left, in the order of the rows; and counts by facet."""

    keys: Sequence[int]
    counts: Mapping[str, Counter[str]]


def narrow(rows: Iterable[Row], chosen: Choices, facets: Sequence[str]) -> Narrowed:
    """Keep the rows that have one of the chosen values in every facet with a choice.

    Each row is looked at once: one that fails in no facet counts everywhere, one that
    fails in a single facet counts in that one alone.
    """
    wanted = {facet: frozenset(values) for facet, values in chosen.items() if values}
    keys: list[int] = []
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for row in rows:
        failed = [name for name in wanted if not _has(row, name, wanted[name])]
        if not failed:
            keys.append(row.pk)
        for facet in _where_it_counts(failed, facets):
            counts[facet].update(row.values.get(facet, ()))
    return Narrowed(keys, counts)


def _where_it_counts(failed: Sequence[str], facets: Sequence[str]) -> Sequence[str]:
    if not failed:
        return facets
    return [name for name in failed if name in facets] if len(failed) == 1 else ()


def _has(row: Row, facet: str, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(row.values.get(facet, ()))
