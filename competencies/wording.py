"""How the rows that an import writes are told: as changes of records people know."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from curation.kinds import said
from curation.plans import FieldChange, RowChange

Key = Any


def _nothing(key: Key) -> str:
    return ""


def _not(key: Key) -> bool:
    return False


def _none(key: Key) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Wording:
    """Tells rows of one table, each asked for by the key that the writer knows it by.

    `part` names a row that is not the record itself but something of it, such as a
    level of a skill. `earlier` finds what a new row follows on, such as the same skill
    in the version before. `hidden` are fields that only tie tables together; `names`
    has words for the keys in others.
    """

    record: Callable[[Key], str]
    title: Callable[[Key], str] = _nothing
    part: Callable[[Key], str] = _nothing
    within: Callable[[Key], str] = _nothing
    earlier: Callable[[Key], Model | None] = _none
    hidden: frozenset[str] = frozenset()
    is_whole: bool = False
    """Whether parts that are new are a new record, as all levels together are."""
    names: Mapping[str, Mapping[Hashable, str]] = field(default_factory=dict)

    def tell(
        self, model: type[Model], key: Key, row: Model | None, wanted: Mapping[str, Any]
    ) -> RowChange:
        """Return what writing `wanted` into `row`, or into a new one, changes."""
        before = row or self.earlier(key)
        fields = [
            self._field(model, key, name, before, value)
            for name, value in wanted.items()
            if name not in self.hidden
        ]
        return RowChange(
            record=self.record(key),
            title=self.title(key),
            fields=tuple(each for each in fields if each.old != each.new),
            is_new=before is None and (self.is_whole or not self.part(key)),
            within=self.within(key),
        )

    def _field(
        self, model: type[Model], key: Key, name: str, before: Model | None, value: Any
    ) -> FieldChange:
        label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        part = self.part(key)
        old = getattr(before, name) if before else None
        return FieldChange(
            label=f"{part}: {label}" if part else label,
            old=self._text(name, old),
            new=self._text(name, value),
        )

    def _text(self, name: str, value: Any) -> str:
        words = self.names.get(name)
        return words.get(value, "") if words is not None else said(value)


@dataclass(frozen=True, slots=True)
class LinkWording:
    """Tells rows that only tie two records: by what kind of tie, and to what.

    `was_there` says whether the version before had the same tie.
    """

    record: Callable[[Key], str]
    label: Callable[[Key], str]
    other: Callable[[Key], str]
    title: Callable[[Key], str] = _nothing
    within: Callable[[Key], str] = _nothing
    was_there: Callable[[Key], bool] = _not

    def tell(
        self, model: type[Model], key: Key, row: Model | None, wanted: Mapping[str, Any]
    ) -> RowChange:
        """Return the tie as one thing more that the record says."""
        tie = FieldChange(self.label(key), "", self.other(key))
        fields = () if self.was_there(key) else (tie,)
        return RowChange(
            self.record(key), self.title(key), fields, within=self.within(key)
        )
