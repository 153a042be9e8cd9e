"""Who changed what of a record, when and why: read from the rows that triggers kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from curation.kinds import Kind, Person, Trail, said
from curation.models import Suggestion
from curation.people import names_of
from curation.provenance import CURATOR, IMPORT
from curation.values import Value

KEPT = "kept"
"""The label of a row that was there when the history began."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field said before and after; None: it was not there."""

    key: str
    label: str
    old: Value
    new: Value
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One write: all that changed at once, for one reason."""

    id: str
    at: datetime
    who: str
    reason: str
    suggestion: UUID | None
    fields: tuple[FieldChange, ...]
    is_beginning: bool
    was_here: bool

    @property
    def can_be_put_back(self) -> bool:
        return not self.is_beginning


@dataclass(slots=True)
class _Write:
    """The rows of one transaction, as they are met."""

    id: str
    at: datetime
    facts: Mapping[str, Any]
    old: dict[str, Value] = field(default_factory=dict)
    new: dict[str, Value] = field(default_factory=dict)
    is_beginning: bool = False
    was_here: bool = False

    def note(self, key: str, old: Value, new: Value) -> None:
        self.old.setdefault(key, old)
        self.new[key] = new

    def differing(self) -> list[str]:
        return [key for key in self.new if self.old[key] != self.new[key]]


class _Reader:
    """Follows the rows of a record from the first to the last."""

    def __init__(self) -> None:
        self.writes: dict[tuple[Any, datetime], _Write] = {}
        self.lanes: dict[int, dict[str, Value]] = {}
        self.newest: dict[str, Value] = {}

    def read(self, trail: Trail, event: Any) -> None:
        write = self._write(trail, event)
        state = self._lane(trail, event)
        is_gone = event.pgh_label == "delete"
        for key, value in trail.values(event).items():
            new = None if is_gone else value
            write.note(key, state.get(key), new)
            state[key] = new

    def _write(self, trail: Trail, event: Any) -> _Write:
        place = (event.pgh_context_id, event.pgh_created_at)
        if place not in self.writes:
            facts = event.pgh_context.metadata if event.pgh_context else {}
            name = f"{trail.key}-{event.pgh_id}"
            self.writes[place] = _Write(name, event.pgh_created_at, facts)
        write = self.writes[place]
        if trail.is_record and not self.newest:
            write.is_beginning = event.pgh_label in {"insert", KEPT}
            write.was_here = event.pgh_label == KEPT
        return write

    def _lane(self, trail: Trail, event: Any) -> dict[str, Value]:
        lane = trail.lane(event)
        if lane not in self.lanes:
            self.lanes[lane] = dict(self.newest)
        self.newest = self.lanes[lane]
        return self.newest


def changes_of(kind: Kind, record: Any, user: Person) -> list[Change]:
    """Return the history of a record, newest first; a few queries, however long."""
    reader = _Reader()
    for trail, event in _rows(kind, record, user):
        reader.read(trail, event)
    writes = [w for w in reader.writes.values() if w.differing() or w.is_beginning]
    return _in_words(kind, record, list(reversed(writes)))


def _rows(kind: Kind, record: Any, user: Person) -> Iterable[tuple[Trail, Any]]:
    """Return the rows of all tables as they came, those of the record itself first."""
    found = [
        (event.pgh_created_at, trail.lane(event), place, event.pgh_id, trail, event)
        for place, trail in enumerate(kind.trails())
        for event in trail.events(record, user).select_related("pgh_context")
    ]
    return [(row[4], row[5]) for row in sorted(found, key=lambda row: row[:4])]


def _in_words(kind: Kind, record: Any, writes: list[_Write]) -> list[Change]:
    fields = {f.key: f for f in kind.fields(record)}
    others = {k for write in writes for k in write.differing()} - fields.keys()
    labels = {k: str(f.label) for k, f in fields.items()} | dict(kind.labels(others))
    authors = _Authors(writes)

    def field_change(write: _Write, key: str) -> FieldChange:
        shown = fields[key].shown if key in fields else said
        old, new = write.old[key], write.new[key]
        return FieldChange(key, labels.get(key, key), old, new, shown(old), shown(new))

    return [
        Change(
            id=write.id,
            at=write.at,
            who=authors.of(write.facts),
            reason=str(write.facts.get("reason", "")),
            suggestion=_uuid(write.facts),
            fields=tuple(field_change(write, key) for key in write.differing()),
            is_beginning=write.is_beginning,
            was_here=write.was_here,
        )
        for write in writes
    ]


def _uuid(facts: Mapping[str, Any]) -> UUID | None:
    return UUID(facts["suggestion"]) if "suggestion" in facts else None


class _Authors:
    """What to call whoever wrote: by the names they chose, never by an address."""

    def __init__(self, writes: Iterable[_Write]) -> None:
        facts = [write.facts for write in writes]
        self.names = names_of({f["user"] for f in facts if "user" in f})
        uuids = {f["suggestion"] for f in facts if "suggestion" in f}
        rows = Suggestion.objects.filter(uuid__in=uuids).only("uuid", "name")
        self.proposers = {str(row.uuid): row.shown_name for row in rows}

    def of(self, facts: Mapping[str, Any]) -> str:
        writer = self._writer(facts)
        proposer = self.proposers.get(str(facts.get("suggestion")))
        if proposer is None:
            return writer
        return _("%(curator)s, as %(proposer)s suggested") % {
            "curator": writer,
            "proposer": proposer,
        }

    def _writer(self, facts: Mapping[str, Any]) -> str:
        name = self.names.get(facts.get("user", 0))
        if name and facts.get("by") == IMPORT:
            return _("%(name)s, by an import") % {"name": name}
        if name:
            return name
        if "as" in facts:
            return _("a curator") if facts["as"] == CURATOR else _("a member")
        return _("an import") if facts.get("by") == IMPORT else _("the system")
