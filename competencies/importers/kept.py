"""What a format says and the hub has no field for: kept, as JSON the database takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from competencies.importers.neutral import UnreadableFile
from competencies.importers.reading import CONTROL_CHARACTERS

DEEPEST = 50


def kept(value: object, where: str, depth: int = 0) -> object:
    """Return a JSON value as it is, or refuse the file for what can't be stored."""
    if depth > DEEPEST:
        raise UnreadableFile(f"{where} is nested too deep to be kept.")
    if isinstance(value, str):
        _check(value, where)
    if isinstance(value, dict):
        for key, inner in value.items():
            _check(key, where)
            kept(inner, where, depth + 1)
    if isinstance(value, list):
        for inner in value:
            kept(inner, where, depth + 1)
    return value


def _check(text: str, where: str) -> None:
    if CONTROL_CHARACTERS.search(text):
        raise UnreadableFile(f"{where} holds a control character. Take it out.")


def kept_fields(
    values: Mapping[str, object], known: Collection[str], where: str
) -> dict[str, object]:
    """Return the fields that are not known; without those that say nothing."""
    return {
        key: kept(value, f"{where}: {key}")
        for key, value in values.items()
        if key not in known and value not in (None, "", [], {})
    }
