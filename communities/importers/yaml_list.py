"""Read a list of communities in YAML as the table that it is: keys are columns.

What stands within an entry, such as its social media or its place, becomes columns of
their own: `social_media.twitter`. Lists of US-RSE, of the Nordic map and of R-Ladies
have such forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from competencies.importers.neutral import UnreadableFile
from competencies.importers.sheets import LONGEST_HEADER, Line, Sheet
from competencies.importers.tables import MOST_COLUMNS
from competencies.importers.yaml_texts import texts_in

FORMAT = "yaml"
MOST_ROWS = 5_000
SEPARATOR = "|"


def sheet_of(file: str, text: str) -> Sheet:
    """Return a YAML list as a table. Raises UnreadableFile where it is none."""
    rows = [dict(_flat(row)) for row in _rows(file, texts_in(file, text))]
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    if len(columns) > MOST_COLUMNS or any(len(c) > LONGEST_HEADER for c in columns):
        raise UnreadableFile(f"{file} has more or longer keys than the hub reads.")
    lines = tuple(
        Line(number, tuple(row.get(column, "") for column in columns))
        for number, row in enumerate(rows, 1)
    )
    return Sheet(file, columns, columns, lines)


def _rows(file: str, value: object) -> list[Mapping[str, object]]:
    """Return the entries of a list, of the lists in a mapping, or of a mapping.

    A mapping of entries by name, as some keep them, gives each its key as its name.
    """
    rows = _listed(value)
    if not rows or len(rows) > MOST_ROWS:
        raise UnreadableFile(
            f"{file} should be a list of at most {MOST_ROWS} entries, each with named "
            "values such as name and url."
        )
    return rows


def _listed(value: object) -> list[Mapping[str, object]]:
    if isinstance(value, list):
        kept: list[Mapping[str, object]] = [
            row for row in value if isinstance(row, dict) and row
        ]
        return kept if len(kept) == len(value) else []
    if not isinstance(value, dict):
        return []
    lists = [each for each in value.values() if isinstance(each, list)]
    if lists and all(_listed(each) for each in lists):
        return [row for each in lists for row in _listed(each)]
    named = {key: each for key, each in value.items() if isinstance(each, dict)}
    if len(named) == len(value) and named:
        return [{"name": str(key), **each} for key, each in named.items()]
    return [value] if "name" in value else []


def _flat(row: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        name = f"{before}{' '.join(str(key).split()) or '?'}"
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        else:
            yield name, _cell(value)


def _cell(value: object) -> str:
    """Return a value as a cell; a list as one that is joined by `|`."""
    if isinstance(value, list):
        return SEPARATOR.join(_cell(each).replace(SEPARATOR, "/") for each in value)
    if isinstance(value, dict):
        return _cell(value.get("name", value.get("url", "")))
    return "" if value is None else str(value)
