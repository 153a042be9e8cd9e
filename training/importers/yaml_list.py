"""Read a list of resources in YAML as the table that it is: keys are columns.

Everything is read as text. Anchors are refused, for a few of them can stand for more
than a machine holds, and so is what is nested deep.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from competencies.importers.neutral import UnreadableFile
from competencies.importers.sheets import LONGEST_HEADER, Line, Sheet
from competencies.importers.tables import MOST_COLUMNS

FORMAT = "yaml"
LARGEST_LIST = 1_000_000
MOST_ROWS = 5_000
DEEPEST = 12
SEPARATOR = "|"


class _Loader(yaml.BaseLoader):
    """Texts, lists and mappings alone."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias (*) of something said before")
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.YAMLError("lists within lists, too deep to be read")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def sheet_of(file: str, text: str) -> Sheet:
    """Return a YAML list as a table. Raises UnreadableFile where it is none."""
    rows = _rows(file, _loaded(file, text))
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    if len(columns) > MOST_COLUMNS or any(len(c) > LONGEST_HEADER for c in columns):
        raise UnreadableFile(f"{file} has more or longer keys than the hub reads.")
    lines = tuple(
        Line(number, tuple(_cell(row.get(column)) for column in columns))
        for number, row in enumerate(rows, 1)
    )
    return Sheet(file, columns, columns, lines)


def _loaded(file: str, text: str) -> object:
    if len(text) > LARGEST_LIST:
        raise UnreadableFile(f"{file} is larger than the lists that the hub reads.")
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - it makes texts alone
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        why = "" if mark else f": it has {error}"[:120]
        raise UnreadableFile(f"{file} can't be read as YAML{place}{why}.") from error


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
