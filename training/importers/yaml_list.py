"""Read a list of resources in YAML as the table that it is: keys are columns."""

from __future__ import annotations

from collections.abc import Mapping

from competencies.importers.neutral import UnreadableFile
from competencies.importers.sheets import LONGEST_HEADER, Line, Sheet
from competencies.importers.tables import MOST_COLUMNS
from competencies.importers.yaml_texts import texts_in

FORMAT = "yaml"
MOST_ROWS = 5_000
SEPARATOR = "|"


def sheet_of(file: str, text: str) -> Sheet:
    """Return a YAML list as a table. Raises UnreadableFile where it is none."""
    rows = _rows(file, texts_in(file, text))
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    if len(columns) > MOST_COLUMNS or any(len(c) > LONGEST_HEADER for c in columns):
        raise UnreadableFile(f"{file} has more or longer keys than the hub reads.")
    lines = tuple(
        Line(number, tuple(_cell(row.get(column)) for column in columns))
        for number, row in enumerate(rows, 1)
    )
    return Sheet(file, columns, columns, lines)


def _rows(file: str, value: object) -> list[Mapping[str, object]]:
    """Return the mappings of a list, or of the one list that a mapping holds."""
    if isinstance(value, dict):
        lists = [each for each in value.values() if isinstance(each, list)]
        value = lists[0] if len(lists) == 1 else value
    rows = value if isinstance(value, list) else []
    kept = [row for row in rows if isinstance(row, dict) and row]
    if not kept or len(kept) < len(rows) or len(kept) > MOST_ROWS:
        raise UnreadableFile(
            f"{file} should be a list of at most {MOST_ROWS} entries, each with named "
            "values such as title and url."
        )
    return [{_name(key): each for key, each in row.items()} for row in kept]


def _name(key: object) -> str:
    return " ".join(str(key).split()) or "?"


def _cell(value: object) -> str:
    """Return a value as a cell; a list of words as one that is joined by `|`."""
    if isinstance(value, list):
        return SEPARATOR.join(_cell(each).replace(SEPARATOR, "/") for each in value)
    if isinstance(value, dict):
        return _cell(value.get("name", value.get("title", "")))
    return "" if value is None else str(value)
