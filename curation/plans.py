"""What an import would do, record by record, and what it did: one form for both.

The writers tell each row that they make or change as a `RowChange`. A dry run tells the
same and keeps nothing, so that a preview is what the import itself will do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

LONGEST_SHOWN = 400
NEW, CHANGED, SAME = "new", "changed", "same"
KEPT, DROPPED, NOTED = "kept", "dropped", "noted"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field says before and after; empty where there is nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table, told as part of the record that it belongs to.

    `record` is its kind and its address, such as "skill testing".
    """

    record: str
    title: str
    fields: tuple[FieldChange, ...]
    is_new: bool = False
    """Whether this row is the record itself, and nothing was there before it."""
    within: str = ""
    """What the record stands in, such as its competency."""

    def marks(self) -> set[str]:
        """Return a fingerprint of each thing that the row says otherwise."""
        if not self.fields:
            return {_mark(self.record, "", "", "")}
        return {_mark(self.record, f.label, f.old, f.new) for f in self.fields}


def _mark(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader or writer has to say about a row, with a stable code."""

    row: str
    code: str
    message: str
    state: str = NOTED


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One record of the file that is new or would change."""

    key: str
    kind: str
    title: str
    within: str
    state: str
    fields: tuple[FieldChange, ...]
    marks: tuple[str, ...]
    is_fixed: bool = False
    """Whether it goes along with whatever else is taken."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do."""

    format: str
    rows: tuple[PlanRow, ...]
    notes: tuple[Note, ...]
    unchanged: Mapping[str, int]

    def digest(self) -> str:
        """Return a fingerprint, the same as long as the import would do the same."""
        marks = sorted(mark for row in self.rows for mark in row.marks)
        return hashlib.sha256("".join(marks).encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Plan:
        return cls(
            format=said["format"],
            rows=tuple(_row(each) for each in said["rows"]),
            notes=tuple(Note(**each) for each in said["notes"]),
            unchanged=said["unchanged"],
        )


def _row(said: Mapping[str, Any]) -> PlanRow:
    fields = tuple(FieldChange(**each) for each in said["fields"])
    return PlanRow(**{**said, "fields": fields, "marks": tuple(said["marks"])})


def kind_of_record(record: str) -> str:
    """Return the kind that a record's name begins with."""
    return record.partition(" ")[0]


def rows_of(
    changes: Iterable[RowChange], fixed: Sequence[str] = ()
) -> tuple[PlanRow, ...]:
    """Put the rows of all tables together to one for each record, in their order.

    Records of the kinds in `fixed` can't be left out.
    """
    by_record: dict[str, list[RowChange]] = {}
    for change in changes:
        by_record.setdefault(change.record, []).append(change)
    return tuple(_put_together(r, rows, fixed) for r, rows in by_record.items())


def _put_together(
    record: str, rows: Sequence[RowChange], fixed: Sequence[str]
) -> PlanRow:
    kind = kind_of_record(record)
    return PlanRow(
        key=record,
        kind=kind,
        title=next((row.title for row in rows if row.title), record),
        within=next((row.within for row in rows if row.within), ""),
        state=_state(rows),
        fields=tuple(_shown(field) for row in rows for field in row.fields),
        marks=tuple(sorted({mark for row in rows for mark in row.marks()})),
        is_fixed=kind in fixed,
    )


def _state(rows: Sequence[RowChange]) -> str:
    """Return what becomes of a record; "same": it says in a new version what it did."""
    if any(row.is_new for row in rows):
        return NEW
    return CHANGED if any(row.fields for row in rows) else SAME


def _shown(field: FieldChange) -> FieldChange:
    return replace(field, old=_clipped(field.old), new=_clipped(field.new))


def _clipped(text: str) -> str:
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{text[:LONGEST_SHOWN]}…"


def unchanged_of(counts: Mapping[str, int], rows: Iterable[PlanRow]) -> dict[str, int]:
    """Return how many records of each kind the file holds that say nothing new."""
    told: dict[str, int] = {}
    for row in rows:
        told[row.kind] = told.get(row.kind, 0) + 1
    left = {kind: count - told.get(kind, 0) for kind, count in counts.items()}
    return {kind: count for kind, count in left.items() if count > 0}
