"""What the page of an import shows, prepared so that the template only places it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from curation.diff import Piece, Side, word_diff
from curation.importers import MAPPING, Importer
from curation.models import ImportRun
from curation.plans import (
    CHANGED,
    DROPPED,
    KEPT,
    NEW,
    NOTED,
    SAME,
    Note,
    Plan,
    PlanRow,
)

SHOWN_NOTES = 200
PRESET = "preset"
"""The note of a table that was read as many others are."""
STATES: dict[str, StrOrPromise] = {
    NEW: gettext_lazy("new"),
    CHANGED: gettext_lazy("changed"),
    SAME: gettext_lazy("as in the version in force"),
}


@dataclass(frozen=True, slots=True)
class ShownField:
    label: str
    left: Side
    right: Side
    is_added: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One record to tick, or one that was written."""

    key: str
    title: str
    state: str
    state_word: StrOrPromise
    is_fixed: bool
    fields: Sequence[ShownField]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that stand together, such as the skills of a competency."""

    name: str
    rows: Sequence[ShownRow]


@dataclass(frozen=True, slots=True)
class Section:
    """All records of one kind, with how many there are of each sort."""

    key: str
    name: StrOrPromise
    batches: Sequence[Batch]
    new: int
    changed: int
    same: int
    unchanged: int


class ImportPage:
    """The plan of an import, kind by kind, or what was done of it."""

    def __init__(self, run: ImportRun, importer: Importer | None) -> None:
        self.run = run
        self.importer = importer
        self.plan = Plan.from_dict(run.plan) if run.plan else None
        written = run.report.get("keys")
        self.written = None if written is None else set(written)

    @property
    def sections(self) -> list[Section]:
        kinds = self.importer.kinds if self.importer else {}
        return [each for k, n in kinds.items() if (each := self._section(k, n))]

    def _section(self, kind: str, name: StrOrPromise) -> Section | None:
        if self.plan is None:
            return None
        rows = [row for row in self.plan.rows if row.kind == kind and self._is_in(row)]
        unchanged = self.plan.unchanged.get(kind, 0)
        if not rows and not unchanged:
            return None
        return Section(
            key=kind,
            name=name,
            batches=list(_batches(rows)),
            new=sum(row.state == NEW for row in rows),
            changed=sum(row.state == CHANGED for row in rows),
            same=sum(row.state == SAME for row in rows),
            unchanged=unchanged,
        )

    def _is_in(self, row: PlanRow) -> bool:
        return self.written is None or row.key in self.written

    @property
    def has_columns(self) -> bool:
        """Say whether it is a table whose columns can be read otherwise."""
        notes = self.plan.notes if self.plan else ()
        read_so = MAPPING in self.run.options or any(n.code == PRESET for n in notes)
        return read_so and bool(self.importer and self.importer.columns)

    @property
    def has_rows(self) -> bool:
        return bool(self.plan and self.plan.rows)

    @property
    def kept(self) -> list[Note]:
        return self._notes(KEPT)

    @property
    def dropped(self) -> list[Note]:
        return self._notes(DROPPED)

    @property
    def noted(self) -> list[Note]:
        return self._notes(NOTED)

    def _notes(self, state: str) -> list[Note]:
        notes = self.plan.notes if self.plan else ()
        found = [note for note in notes if note.state == state]
        more = len(found) - SHOWN_NOTES
        if more > 0:
            found[SHOWN_NOTES:] = [Note("", "", _("And %d more.") % more)]
        return found

    @property
    def left_out(self) -> list[str]:
        """Return what was not ticked, by its title."""
        rows = self.plan.rows if self.plan and self.written is not None else ()
        went = set(self.run.report.get("went_with_it", ()))
        known = (self.written or set()) | went
        out = [row for row in rows if row.key not in known]
        return [row.title for row in out]

    @property
    def went_with_it(self) -> list[str]:
        """Return what was ticked and not written, by its title."""
        went = set(self.run.report.get("went_with_it", ()))
        rows = self.plan.rows if self.plan else ()
        return [row.title for row in rows if row.key in went]


def _batches(rows: Iterable[PlanRow]) -> Iterator[Batch]:
    ordered = sorted(rows, key=lambda row: row.within)
    for name, members in groupby(ordered, key=lambda row: row.within):
        yield Batch(name, [_shown(row) for row in members])


def _shown(row: PlanRow) -> ShownRow:
    return ShownRow(
        key=row.key,
        title=row.title,
        state=row.state,
        state_word=STATES[row.state],
        is_fixed=row.is_fixed,
        fields=[_field(f.label, f.old, f.new) for f in row.fields],
    )


def _field(label: str, old: str, new: str) -> ShownField:
    if not old:
        return ShownField(label, [], [Piece(new, differs=False)], is_added=True)
    return ShownField(label, *word_diff(old, new), is_added=False)
