"""What the pages of curation show, prepared so that a template only places it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import QueryDict

from curation.actions import record_of
from curation.diff import Side, word_diff
from curation.forms import DecisionForm
from curation.history import Change
from curation.kinds import Field, Kind, Person, said
from curation.models import Flag, Suggestion
from curation.values import Comparison, Value, Values, fingerprint


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands under every curated record: ways to act, and what others say."""

    edit_url: str
    history_url: str
    flag_url: str
    flag: Flag | None


def standing_of(kind: Kind, record: Any) -> Standing:
    """Return the foot of a record's page: one query."""
    flags = Flag.objects.open().filter(kind=kind.key, record=record.uuid)
    return Standing(
        edit_url=kind.url(record, "edit"),
        history_url=kind.url(record, "history"),
        flag_url=kind.url(record, "flag"),
        flag=flags.order_by("-created_at").first(),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a suggestion, or of a change, as its page shows it."""

    key: str
    label: str
    left: Side
    right: Side
    base_text: str = ""
    is_in_conflict: bool = False
    is_there_already: bool = False
    decision: dict[str, Any] | None = None
    taken_text: str = ""
    take: BoundField | None = None
    value: BoundField | None = None


def difference(key: str, label: str, old: str, new: str, **more: Any) -> Difference:
    """Return two texts side by side, with the words that differ marked."""
    left, right = word_diff(old, new)
    return Difference(key, label, left, right, **more)


def differences_of(change: Change) -> list[Difference]:
    """Return what one change of the history did, field by field."""
    return [
        difference(each.key, each.label, each.old_text, each.new_text)
        for each in change.fields
    ]


class SuggestionPage:
    """One suggestion against what the record says now."""

    def __init__(self, suggestion: Suggestion, kind: Kind, person: Person) -> None:
        self.suggestion = suggestion
        self.kind = kind
        is_about_one = not suggestion.is_new or not suggestion.is_pending
        self.record = (
            record_of(suggestion, kind, person) if is_about_one else None  # type: ignore[arg-type]
        )
        self.now: Values = (
            kind.read(self.record, working=True) if self.record is not None else {}
        )
        self.seen = fingerprint(self.now)
        self.fields = self._fields()

    def _fields(self) -> list[Field]:
        """Return the fields that the suggestion is about, in the record's order."""
        return [
            field
            for field in self.kind.fields(self.record)
            if field.key in self.suggestion.proposed
        ]

    @property
    def is_gone(self) -> bool:
        """Say whether the record that it was about is not there any more."""
        return self.record is None and self.suggestion.record is not None

    def compare(self, key: str) -> Comparison:
        base = self.suggestion.base.get(key)
        now = base if self.is_gone or self.suggestion.is_new else self.now.get(key)
        return Comparison(base, now, self.suggestion.proposed[key])

    def form(self, data: QueryDict | None = None) -> DecisionForm:
        return DecisionForm(
            data,
            fields=self.fields,
            wanted=self.suggestion.proposed,
            ticked={f.key: not self.compare(f.key).is_in_conflict for f in self.fields},
            seen=self.seen,
        )

    def to_decide(self, form: DecisionForm) -> list[Difference]:
        """Return each field with what is there now, and its part of the form."""
        return [self._to_decide(field, form) for field in self.fields]

    def _to_decide(self, field: Field, form: DecisionForm) -> Difference:
        three = self.compare(field.key)
        return difference(
            field.key,
            str(field.label),
            field.shown(three.now),
            field.shown(three.wanted),
            base_text=field.shown(three.base),
            is_in_conflict=three.is_in_conflict,
            is_there_already=three.is_there_already,
            take=form[f"take-{field.key}"],
            value=form[f"value-{field.key}"],
        )

    def to_read(self) -> list[Difference]:
        """Return each field as it was made, and what was decided about it."""
        shown = {f.key: f for f in self.fields}
        return [self._to_read(key, shown.get(key)) for key in self.suggestion.proposed]

    def _to_read(self, key: str, field: Field | None) -> Difference:
        decision = self.suggestion.decisions.get(key)
        return difference(
            key,
            str(field.label) if field else key,
            _shown(field, self.suggestion.base.get(key)),
            _shown(field, self.suggestion.proposed[key]),
            decision=decision,
            taken_text=self._otherwise_taken(key, field, decision),
        )

    def _otherwise_taken(
        self, key: str, field: Field | None, decision: dict[str, Any] | None
    ) -> str:
        """Return what the curator wrote instead, where they did."""
        if not decision or not decision["taken"]:
            return ""
        is_as_wanted = decision["value"] == self.suggestion.proposed[key]
        return "" if is_as_wanted else _shown(field, decision["value"])


def _shown(field: Field | None, value: Value) -> str:
    return field.shown(value) if field else said(value)


def state_choices(chosen: str, states: Sequence[tuple[str, Any]]) -> str:
    """Return the state that an address asks for, or the first, which is waiting."""
    return chosen if chosen in dict(states) else states[0][0]
