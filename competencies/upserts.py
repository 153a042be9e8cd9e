"""Bring rows of one table to what a file says, and count what that took."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from django.db.models import Model, QuerySet

from curation.plans import RowChange

Row = TypeVar("Row", bound=Model)
Wanted = Mapping[Any, Mapping[str, Any]]
# Rows a query: what one takes in memory, and in time to tell rows apart, stays bounded.
BATCH = 1000


class Telling(Protocol):
    """Tells a row that is written as a change of a record."""

    def tell(
        self, model: type[Model], key: Any, row: Model | None, wanted: Mapping[str, Any]
    ) -> RowChange: ...


@dataclass(slots=True)
class Tally:
    """What an import made, changed and left; and how the file differs."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    differences: list[str] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count what another table took as well."""
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.differences += other.differences
        self.changes += other.changes


def rows_by(rows: QuerySet[Row], *names: str) -> dict[Any, Row]:
    """Return rows by the value of a field, or by a tuple of several."""
    if len(names) == 1:
        return {getattr(row, names[0]): row for row in rows}
    return {tuple(getattr(row, name) for name in names): row for row in rows}


@dataclass(slots=True)
class Upsert:
    """Works out what has to be made and changed, then does it in two queries.

    With `is_fixed` nothing is written: the differences alone are told. `wording` tells
    each row as a change of a record.
    """

    model: type[Model]
    is_fixed: bool = False
    wording: Telling | None = None

    def apply(
        self,
        existing: dict[Any, Any],
        wanted: Wanted,
        new_fields: Mapping[str, Any] | None = None,
        new_by_key: Wanted | None = None,
    ) -> Tally:
        """Write the wanted rows; `new_fields` are given to new rows alone.

        So is what `new_by_key` holds for the key of one.

        `existing` then holds the new rows too, with their keys.
        """
        missing = [key for key in wanted if key not in existing]
        stale = [
            key
            for key in wanted
            if key in existing and self._differs(existing[key], wanted[key])
        ]
        tally = Tally(
            created=len(missing),
            changed=len(stale),
            unchanged=len(wanted) - len(missing) - len(stale),
            differences=[self._name(key) for key in (*missing, *stale)],
            changes=self._told(existing, wanted, (*missing, *stale)),
        )
        if not self.is_fixed:
            first = {key: (new_by_key or {}).get(key, {}) for key in missing}
            self._create(existing, wanted, first, new_fields or {})
            self._change(existing, wanted, stale)
        return tally

    def _told(
        self, existing: Mapping[Any, Any], wanted: Wanted, keys: Iterable[Any]
    ) -> list[RowChange]:
        if self.wording is None:
            return []
        tell = self.wording.tell
        return [tell(self.model, k, existing.get(k), wanted[k]) for k in keys]

    def _differs(self, row: Model, fields: Mapping[str, Any]) -> bool:
        return any(getattr(row, name) != value for name, value in fields.items())

    def _name(self, key: Hashable) -> str:
        return f"{self.model._meta.verbose_name} {key}"

    def _create(
        self,
        existing: dict[Any, Any],
        wanted: Wanted,
        first: Wanted,
        new_fields: Mapping[str, Any],
    ) -> None:
        rows = [
            self.model(**new_fields, **fields, **wanted[key])
            for key, fields in first.items()
        ]
        created = self.model._default_manager.bulk_create(rows, BATCH)
        existing.update(zip(first, created, strict=True))

    def _change(
        self, existing: dict[Any, Any], wanted: Wanted, keys: list[Any]
    ) -> None:
        for key in keys:
            for name, value in wanted[key].items():
                setattr(existing[key], name, value)
        names = sorted({name for key in keys for name in wanted[key]})
        if keys:
            self.model._default_manager.bulk_update(
                [existing[key] for key in keys], names, BATCH
            )
