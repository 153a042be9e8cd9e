"""What a record says, as plain values by field: compared, and told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

# What a field can hold. None: the row that would hold it is not there.
Value: TypeAlias = str | bool | int | list[str] | None
Values: TypeAlias = Mapping[str, Value]


def tidy(value: Value) -> Value:
    """Return a value as it is kept: one kind of line end, no blanks around it."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    return value


def changed(base: Values, wanted: Values) -> dict[str, Value]:
    """Return what `wanted` says otherwise than `base` does."""
    tidied = {key: tidy(value) for key, value in wanted.items()}
    return {k: v for k, v in tidied.items() if v != tidy(base.get(k))}


def fingerprint(values: Values) -> str:
    """Return a digest of what a record says, the same for the same values."""
    said = json.dumps(values, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field three ways: what it was made on, what is there now, what is wanted."""

    base: Value
    now: Value
    wanted: Value

    @property
    def is_there_already(self) -> bool:
        return tidy(self.now) == tidy(self.wanted)

    @property
    def is_in_conflict(self) -> bool:
        """Say whether the record moved on since, to something else."""
        return tidy(self.now) != tidy(self.base) and not self.is_there_already
