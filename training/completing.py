"""The completeness of many resources at once, counted by the database.

It says the same as `training.completeness`, for lists that are sorted and filtered by
it; a test holds the two together.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable

from training.completeness import ELEMENTS
from training.models import TeachesSkill

EMPTY: dict[str, Q] = {
    "version_date": Q(version_date=None),
    "authors": Q(authors=[]),
    "languages": Q(languages=[]),
    "keywords": Q(keywords=[]),
}


def known_count() -> Combinable:
    """Return how many of the elements a resource says."""
    total: Combinable = reduce(add, [_one_if_said(name) for name in ELEMENTS])
    return total


def _one_if_said(name: str) -> Any:
    said: Any = ~EMPTY.get(name, Q(**{name: ""})) if name != "levels" else _has_levels()
    return Case(When(said, then=Value(1)), default=Value(0), output_field=_COUNT)


def _has_levels() -> Exists:
    links = TeachesSkill.objects.filter(resource=OuterRef("pk"))
    return Exists(links.filter(to_rank__isnull=False))


_COUNT = IntegerField()
