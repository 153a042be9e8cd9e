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
class Reading:
    """What a measure says now."""

    measure: Measure
    count: Count
    day: date


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
    return {key: Reading(each, each.count(), today) for key, each in known.items()}


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
