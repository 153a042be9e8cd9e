"""Read one CSV file with named columns into records that know their line."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from competencies.importers.neutral import (
    MAX_NAME,
    MAX_POSITION,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting, quoted, read_text, tidied_values
from competencies.importers.slugs import is_slug

LIST_SEPARATOR = "|"
MOST_COLUMNS = 200
LONGEST_NUMBER = len(str(MAX_POSITION))


@dataclass(frozen=True, slots=True)
class TableForm:
    """What a CSV file is called, what one of its rows is, and which columns it has."""

    file: str
    row_is: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return self.required + self.optional


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a CSV file, tidied. Its methods refuse the file on a bad value."""

    row: str
    """How the report calls it, such as `skill data-wrangling`."""
    where: str
    """How a refusal calls it, such as `skill.csv, line 12`."""
    cells: dict[str, str]

    def text(self, column: str, longest: int | None = None) -> str:
        """Return the text of a column, empty where the file lacks it."""
        text = self.cells.get(column, "")
        if longest is None:
            return text
        return fitting(text, f"{self.where}: the {column}", longest)

    def name(self, column: str = "name", longest: int = MAX_NAME) -> str:
        """Return a text that must be there."""
        if not self.text(column):
            raise UnreadableFile(f"{self.where}: the {column} is empty. Fill it in.")
        return self.text(column, longest)

    def slug(self, column: str = "slug") -> str:
        """Return a slug as given; letters, digits, hyphens and underscores only."""
        slug = self.name(column, longest=MAX_POSITION)
        if not is_slug(slug):
            raise UnreadableFile(
                f"{self.where}: the {column} {quoted(slug)} can't be an address. "
                "Use at most 120 letters, digits and hyphens."
            )
        return slug

    def slugs(self, column: str) -> tuple[str, ...]:
        """Return the parts of a list joined by `|`."""
        parts = (part.strip() for part in self.text(column).split(LIST_SEPARATOR))
        return tuple(part for part in parts if part)

    def number(self, column: str, highest: int = MAX_POSITION) -> int:
        """Return a whole number from 0 to `highest`."""
        digits = self.name(column, longest=MAX_POSITION)
        plain = digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER
        if not plain or int(digits) > highest:
            raise UnreadableFile(
                f"{self.where}: the {column} {quoted(digits)} should be a whole "
                f"number from 0 to {highest}."
            )
        return int(digits)


def read_table(
    path: Path, form: TableForm, notes: list[ReportRow]
) -> tuple[Record, ...]:
    """Return the records of a CSV file, and note what was changed or left out."""
    lines = numbered_rows(path.name, read_text(path))
    _, header = next(lines, (1, []))
    columns = [column.strip() for column in header]
    _check_columns(path.name, columns, form, notes)
    return tuple(_records(path.name, columns, lines, form, notes))


def first_line(file: str, text: str) -> list[str]:
    """Return the column names that a CSV text begins with."""
    _, header = next(numbered_rows(file, text), (1, []))
    return [column.strip() for column in header]


def numbered_rows(
    file: str, text: str, delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line it begins on."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(
            f"{file} is broken CSV at line {line}: {error}. Check the quotes there."
        ) from error


def _check_columns(
    file: str, columns: Collection[str], form: TableForm, notes: list[ReportRow]
) -> None:
    if len(columns) > MOST_COLUMNS:
        raise UnreadableFile(
            f"{file} has {len(columns)} columns, and the hub reads {MOST_COLUMNS} at "
            "most. Is it the right file?"
        )
    missing = [column for column in form.required if column not in columns]
    if missing:
        raise UnreadableFile(
            f"{file} lacks the column {', '.join(missing)}. "
            f"Its first line should be: {','.join(form.columns)}"
        )
    if twice := _first_twice(columns):
        raise UnreadableFile(f"{file} has the column {quoted(twice)} twice.")
    notes.extend(
        ReportRow(file, "unknown-column", f"Left out {quoted(column)}.", kept=False)
        for column in columns
        if column not in form.columns
    )


def _first_twice(columns: Collection[str]) -> str:
    ordered = sorted(column for column in columns if column)
    return next((one for one, other in pairwise(ordered) if one == other), "")


def _records(
    file: str,
    columns: list[str],
    lines: Iterator[tuple[int, list[str]]],
    form: TableForm,
    notes: list[ReportRow],
) -> Iterator[Record]:
    for line, values in lines:
        where = f"{file}, line {line}"
        if not any(value.strip() for value in values):
            notes.append(ReportRow(where, "empty-row", "Left out.", kept=False))
            continue
        if len(values) != len(columns):
            raise UnreadableFile(
                f"{where} has {len(values)} values for {len(columns)} columns. "
                "Check its commas and quotes."
            )
        cells = {
            column: value
            for column, value in zip(columns, values, strict=True)
            if column in form.columns
        }
        yield _record(where, line, cells, form, notes)


def _record(
    where: str,
    line: int,
    cells: dict[str, str],
    form: TableForm,
    notes: list[ReportRow],
) -> Record:
    slug = cells.get("slug", cells.get("level", "")).strip()
    row = f"{form.row_is} {slug or f'in line {line}'}"
    return Record(row, where, tidied_values(cells, row, notes))


def empty_cells(form: TableForm, records: Collection[Record]) -> Iterator[ReportRow]:
    """Yield what a curator may want to fill in, one row a column."""
    for column in form.columns:
        empty = sum(not record.text(column) for record in records)
        if empty and empty == len(records):
            message = f"Every row leaves {column} empty."
            yield ReportRow(form.file, "empty-column", message)
        elif empty:
            message = f"{empty} of {len(records)} rows leave {column} empty."
            yield ReportRow(form.file, "empty-cells", message)
