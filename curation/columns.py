"""What the columns of a table mean: said once by a curator, and kept for the next time.

Nothing here knows what kinds of records there are. A kind of files names its targets,
such as "name" or "parent"; a map gives each column that counts one of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_COLUMNS = 200
MOST_SETTINGS = 20
LONGEST_WORDS = 2_000


class BadColumnsError(Exception):
    """A map of columns can't be used; the text says in one line why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may hold."""

    key: str
    label: str
    """In English, marked for translation; `%(number)d` stands for `number`."""
    alike: tuple[str, ...] = ()
    """Names of columns, as `plain_name` makes them, that speak for it."""
    may_repeat: bool = False
    """Whether several columns may hold it together."""
    number: int = 0

    def __str__(self) -> str:
        return self.label % {"number": self.number}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What each column holds, by its name, and what was said beside that."""

    columns: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)

    def columns_of(self, target: str) -> list[str]:
        return [column for column, said in self.columns.items() if said == target]

    def as_dict(self) -> dict[str, dict[str, str]]:
        return {"columns": dict(self.columns), "settings": dict(self.settings)}

    def as_json(self) -> str:
        return json.dumps(self.as_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> ColumnMap:
        """Read what `as_json` wrote, or a file of the same form.

        Raises BadColumnsError.
        """
        try:
            said = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BadColumnsError("The map of columns is broken JSON.") from error
        return cls.from_dict(said)

    @classmethod
    def from_dict(cls, said: object) -> ColumnMap:
        """Read a map from JSON values. Raises BadColumnsError."""
        if not isinstance(said, dict):
            raise BadColumnsError("A map of columns is an object with “columns”.")
        columns = _words(said.get("columns"), "columns", MOST_COLUMNS)
        settings = _words(said.get("settings", {}), "settings", MOST_SETTINGS)
        return cls(columns, settings)


def _words(value: Any, name: str, most: int) -> dict[str, str]:
    is_plain = isinstance(value, dict) and len(value) <= most
    if not is_plain or not all(_is_short(each) for each in value.values()):
        raise BadColumnsError(
            f"A map of columns has “{name}”: short texts by name, {most} at most."
        )
    return dict(value)


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_WORDS


def plain_name(column: str) -> str:
    """Return the letters and digits of a column's name, small."""
    return "".join(c for c in column.casefold() if c.isalnum())


def header_digest(columns: Sequence[str]) -> str:
    """Return a fingerprint of the names of columns in their order."""
    names = "\0".join(" ".join(column.casefold().split()) for column in columns)
    return hashlib.sha256(names.encode("utf-8", "replace")).hexdigest()


def guessed(columns: Sequence[str], targets: Sequence[Target]) -> ColumnMap:
    """Return a first map, from the names of the columns alone.

    A target is given once, to the column whose name speaks for it best: targets name
    what is alike to them, the best first.
    """
    found: dict[str, str] = {}
    for target in targets:
        for name in target.alike:
            free = [c for c in columns if c not in found and plain_name(c) == name]
            for column in free[: None if target.may_repeat else 1]:
                found[column] = target.key
            if free and not target.may_repeat:
                break
    return ColumnMap({c: found[c] for c in columns if c in found})


def check_columns(
    said: ColumnMap,
    columns: Collection[str],
    targets: Sequence[Target],
    required: Collection[str],
) -> None:
    """Refuse a map that is not for these columns, or says a thing twice.

    Raises BadColumnsError with the first thing that is wrong.
    """
    known = {target.key: target for target in targets}
    for column, key in said.columns.items():
        if column not in columns:
            raise BadColumnsError(f"There is no column {_quoted(column)} in this file.")
        if key not in known:
            raise BadColumnsError(f"{_quoted(key)} is nothing that a column can hold.")
    for key, target in known.items():
        held = said.columns_of(key)
        if len(held) > 1 and not target.may_repeat:
            raise BadColumnsError(
                f"Both {_quoted(held[0])} and {_quoted(held[1])} are said to hold "
                f"“{target}”: choose one."
            )
        if key in required and not held:
            raise BadColumnsError(f"Say which column holds “{target}”.")


def _quoted(words: str) -> str:
    """Return words from a file as one short piece of a message."""
    return f"“{' '.join(words.split())[:60]}”"
