"""The kinds of files that can be imported with a preview.

An upper app registers an importer in its `registrations` module (see docs/adr/0027).
Curation knows no format: it keeps the file, shows the plan, and has it carried out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django import forms
from django_stubs_ext import StrOrPromise

from accounts.models import User
from curation.columns import ColumnMap, Target
from curation.kinds import RefusedError
from curation.plans import Plan

Options = Mapping[str, str]
MAPPING = "mapping"
"""The option that holds a map of columns, as JSON."""


class ColumnsUnknownError(RefusedError):
    """A table is well made, and somebody has to say first what its columns hold."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The columns of a table, and its first rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int


class ColumnReader(Protocol):
    """What curation asks of a kind of files that may be tables of any columns."""

    kind: str
    targets: Sequence[Target]

    def settings(self) -> Mapping[str, forms.Field]:
        """Return what is asked for beside the columns; the answers are short texts."""
        ...

    def sample(self, path: Path) -> Sample:
        """Return how a table begins. Raises RefusedError for what is none."""
        ...

    def guess(self, columns: Sequence[str]) -> ColumnMap:
        """Return what the names of the columns speak for."""
        ...


class Importer(Protocol):
    """What curation asks of a kind of files. `key` is in addresses and rows.

    `kinds` names the kinds of records in a plan, in the order of the page.
    """

    key: str
    label: StrOrPromise
    about: StrOrPromise
    kinds: Mapping[str, StrOrPromise]
    columns: ColumnReader | None = None

    def may_import(self, user: User) -> bool:
        """Say whether this person may change what the file changes."""
        ...

    def options(self) -> Mapping[str, forms.Field]:
        """Return what is asked for beside the file; the answers are short texts."""
        ...

    def read(self, path: Path, options: Options) -> Plan:
        """Return what an import of the file or folder would do; nothing is kept.

        Raises RefusedError with one line that says what is wrong and what to do, and
        ColumnsUnknownError where `columns` has to ask first.
        """
        ...

    def apply(self, path: Path, options: Options, left_out: Collection[str]) -> Plan:
        """Import it, without the records in `left_out`, and return what that did.

        Called inside a transaction. Raises RefusedError.
        """
        ...


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Offer an importer; called from a `registrations` module."""
    _importers[importer.key] = importer


def importer_of(key: str) -> Importer | None:
    return _importers.get(key)


def importers_for(user: User) -> list[Importer]:
    """Return the importers that this person may use."""
    return [each for each in _importers.values() if each.may_import(user)]
