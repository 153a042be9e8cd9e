"""Live measures: what an output or a target is counted by, from the hub's own data.

A measure is a name and a function that counts. Apps register theirs; a challenge names
one by its key (docs/adr/0067).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django_stubs_ext import StrOrPromise

from challenges.models import MeasureReading

MOST_PAST = 400


@dataclass(frozen=True, slots=True)
class Count:
    """So many, of so many where there is a whole."""

    value: int
    total: int | None = None

    @property
    def percent(self) -> int | None:
        return round(100 * self.value / self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be counted at any time. `url`: where one sees what counts."""

    key: str
    label: StrOrPromise
    count: Callable[[], Count]
    url: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Past:
    """What a measure said on a day before; `height` is a part of the highest, in %."""

    day: date
    value: int
    height: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure says now, and what it said before."""

    measure: Measure
    count: Count
    day: date
    past: tuple[Past, ...] = ()

    @property
    def points(self) -> str:
        """Return what it said over time as the points of a line, 100 by 100."""
        step = 100 / max(1, len(self.past) - 1)
        return " ".join(
            f"{round(step * place, 1)},{100 - each.height}"
            for place, each in enumerate(self.past)
        )


_measures: dict[str, Measure] = {}


def register(measure: Measure) -> None:
    """Offer a measure; called from a `registrations` module."""
    _measures[measure.key] = measure


def all_measures() -> Sequence[Measure]:
    return sorted(_measures.values(), key=lambda measure: str(measure.label))


def readings_of(keys: Iterable[str]) -> Mapping[str, Reading]:
    """Return what each measure says now; one that nobody offers is left out."""
    today = timezone.localdate()
    known = {key: _measures[key] for key in keys if key in _measures}
    past = _past(known) if known else {}
    return {
        key: Reading(each, each.count(), today, past.get(key, ()))
        for key, each in known.items()
    }


def _past(keys: Iterable[str]) -> dict[str, tuple[Past, ...]]:
    """Return the last readings of each measure, the oldest first: one query."""
    found: dict[str, list[MeasureReading]] = {}
    rows = MeasureReading.objects.filter(measure__in=list(keys))
    for row in rows.order_by("-day")[:MOST_PAST]:
        found.setdefault(row.measure, []).append(row)
    return {key: _heights(rows[::-1]) for key, rows in found.items()}


def _heights(rows: Sequence[MeasureReading]) -> tuple[Past, ...]:
    highest = max([1, *(row.value for row in rows)])
    return tuple(
        Past(row.day, row.value, round(100 * row.value / highest)) for row in rows
    )


def take_readings() -> int:
    """Keep what every measure says today; again on the same day, it is written over."""
    today = timezone.localdate()
    rows = [
        MeasureReading(
            measure=each.key, day=today, value=count.value, total=count.total
        )
        for each in all_measures()
        for count in [each.count()]
    ]
    MeasureReading.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["measure", "day"],
        update_fields=["value", "total"],
    )
    return len(rows)
