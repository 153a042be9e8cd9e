"""The kinds of records that are curated, and what each answers for itself.

An upper app fills in a `Kind` and registers it in its `registrations.py` (see
docs/adr/0023). Curation asks only what stands here, and knows none of their models.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet, URLField
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from accounts.models import User
from curation.values import Value, Values

Person = User | AnonymousUser
LONGEST_TEXT = 20_000


class RefusedError(Exception):
    """The record can't be changed so; the text says why, in words for a person."""


@dataclass(frozen=True, slots=True)
class Field:
    """A named field that may be suggested: how it is asked for, and how it is shown."""

    key: str
    label: StrOrPromise
    make: Callable[[], forms.Field]
    choices: Mapping[str, str] = field(default_factory=dict)

    def shown(self, value: Value) -> str:
        """Return a value as a person reads it."""
        if isinstance(value, str):
            return str(self.choices.get(value, value))
        return said(value)


def said(value: Value | dict[str, Any]) -> str:
    """Return a value in words; what is empty or not there is nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return str(value)


def model_field(model: type[Model], name: str, **more: Any) -> Field:
    """Return the field of a model as one that may be suggested, bounded."""
    found: Any = model._meta.get_field(name)
    options: dict[str, Any] = dict(more)
    kind = found.get_internal_type()
    if kind == "TextField":
        rows = forms.Textarea(attrs={"rows": 5})
        options = {"max_length": LONGEST_TEXT, "widget": rows} | options
    if isinstance(found, URLField):
        options = {"assume_scheme": "https"} | options

    def make() -> forms.Field:
        made: forms.Field = found.formfield(**options)
        return made

    return Field(name, capfirst(options.get("label", found.verbose_name)), make)


@dataclass(frozen=True, slots=True)
class Trail:
    """One table whose rows tell the history of a record, in the record's own fields.

    `lane` tells rows of one version from those of the next, by a number that grows: a
    new lane begins with what the one before it said.
    """

    key: str
    events: Callable[[Any, Person], QuerySet[Any]]
    values: Callable[[Any], Values]
    lane: Callable[[Any], int] = lambda event: 0
    is_record: bool = False


class Kind(Protocol):
    """What curation asks of a kind of records. `key` is in addresses and rows."""

    key: str
    namespace: str
    label: StrOrPromise
    label_plural: StrOrPromise
    takes_new: bool = False
    # A word beside every decision about such records, where they have a rule of theirs.
    note: StrOrPromise = ""

    def visible_to(self, user: Person) -> QuerySet[Any]:
        """Return the records that a person may read; each has a `uuid`."""
        ...

    def find(self, user: Person, **address: str) -> Any | None:
        """Return the record whose page has this address, if the person may read it."""
        ...

    def address(self, record: Any) -> list[str]:
        """Return what stands in the address of the record's page."""
        ...

    def title(self, record: Any) -> str:
        """Return what the record is called."""
        ...

    def fields(self, record: Any | None) -> Sequence[Field]:
        """Return what may be suggested of a record, or of a new one."""
        ...

    def read(self, record: Any, *, working: bool) -> Values:
        """Return all that a record says, by field.

        With `working` that is what a change would be made on, such as a draft; without,
        what everybody reads.
        """
        ...

    def apply(self, *, record: Any, values: Values) -> None:
        """Write values into a record, in one transaction, as its own rules allow.

        Raises ValidationError by field, or RefusedError.
        """
        ...

    def make(self, *, values: Values) -> Any:
        """Make a record from a suggestion; only asked where `takes_new`."""
        raise RefusedError(_("New ones are made in the admin."))

    def curates(self, user: Person) -> bool:
        """Say whether this person looks after every record of this kind."""
        ...

    def maintained_by(self, user: Person) -> QuerySet[Any]:
        """Return the records that a person who is no curator looks after."""
        return self.visible_to(user).none()

    def trails(self) -> Sequence[Trail]:
        """Return where the history of a record is written."""
        ...

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Name the fields of the history that can't be suggested: one query."""
        return {}

    def list_url(self) -> str:
        """Return the address of the list of these records."""
        ...

    def url(self, record: Any, page: str, *more: str) -> str:
        """Return the address of one of curation's pages under a record."""
        name = f"{self.namespace}:{self.key}-{page}"
        return reverse(name, args=[*self.address(record), *more])


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let records of this kind be curated; called from a `registrations` module."""
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind | None:
    """Return the kind that registered under a key."""
    return _kinds.get(key)


def all_kinds() -> list[Kind]:
    """Return every kind, in the order of their names on pages."""
    return sorted(_kinds.values(), key=lambda kind: str(kind.label_plural))


def kinds_of(user: Person) -> list[Kind]:
    """Return the kinds of which a person looks after all records, or some."""
    return [
        kind
        for kind in all_kinds()
        if kind.curates(user) or not kind.maintained_by(user).query.is_empty()
    ]


def looks_after(kind: Kind, user: Person, record: Any | None) -> bool:
    """Say whether a person decides about this record, or about new ones."""
    if kind.curates(user):
        return True
    if record is None or not user.is_authenticated:
        return False
    return kind.maintained_by(user).filter(pk=record.pk).exists()
