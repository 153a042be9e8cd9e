"""Read a table of any columns: commas, semicolons or tabs, with the names in line 1.

What the columns mean is for others to say. A row that has more or fewer values than
there are columns refuses the file, so that nothing is read one column further on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import fitting, read_text
from competencies.importers.tables import MOST_COLUMNS, numbered_rows

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
MOST_ROWS = 100_000
LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One row, and the line of the file that it begins on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file."""

    file: str
    header: tuple[str, ...]
    """What line 1 says, blanks taken together."""
    columns: tuple[str, ...]
    """A name for each column, none empty and none twice."""
    lines: tuple[Line, ...]

    def where(self, line: Line) -> str:
        return f"{self.file}, line {line.number}"


def read_sheet(path: Path, notes: list[ReportRow]) -> Sheet:
    """Return the table in a file, and note how it was read.

    Raises UnreadableFile for what is no table, or one that is cut or shifted.
    """
    text = read_text(path)
    delimiter, header = best_header(path.name, text)
    rows = numbered_rows(path.name, text, delimiter)
    next(rows, None)
    if delimiter != ",":
        message = f"Read with {DELIMITERS[delimiter]} between the values."
        notes.append(ReportRow(path.name, "delimiter", message))
    lines = tuple(_lines(path.name, rows, len(header), notes))
    return Sheet(path.name, tuple(header), unlike_names(header), lines)


def best_header(file: str, text: str) -> tuple[str, list[str]]:
    """Return the delimiter that makes most columns of the first row, and that row.

    Raises UnreadableFile when none makes two.
    """
    found = dict(_headers(file, text))
    best = max(found, key=lambda each: len(found[each]), default=",")
    place = f"{file}: the name of a column"
    named = (" ".join(cell.split()) for cell in found.get(best, []))
    header = [fitting(name, place, LONGEST_HEADER) for name in named]
    if len(header) < 2:  # noqa: PLR2004 - one column is a list
        raise UnreadableFile(
            f"{file} is no table. The first line should name the columns, with commas "
            "between them."
        )
    if len(header) > MOST_COLUMNS:
        raise UnreadableFile(
            f"{file} has {len(header)} columns, and the hub reads {MOST_COLUMNS} at "
            "most. Is it the right file?"
        )
    return best, header


def _headers(file: str, text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what each delimiter makes of the first row, where it makes anything."""
    for delimiter in DELIMITERS:
        try:
            _, header = next(numbered_rows(file, text, delimiter), (1, []))
        except UnreadableFile:
            continue
        yield delimiter, header


def unlike_names(header: Sequence[str]) -> tuple[str, ...]:
    """Return names by which columns can be told apart: `column 3`, `Notes (2)`."""
    names: dict[str, None] = {}
    for place, words in enumerate(header, start=1):
        plain = words or f"column {place}"
        times = 1
        name = plain
        while name in names:
            times += 1
            name = f"{plain} ({times})"
        names[name] = None
    return tuple(names)


def _lines(
    file: str,
    rows: Iterator[tuple[int, list[str]]],
    width: int,
    notes: list[ReportRow],
) -> Iterator[Line]:
    blank, kept = 0, 0
    for number, cells in rows:
        if not any(" ".join(cell.split()) for cell in cells):
            blank += 1
            continue
        if len(cells) != width:
            raise UnreadableFile(
                f"{file}, line {number} has {len(cells)} values for {width} columns. "
                "Check its commas and quotes."
            )
        kept += 1
        if kept > MOST_ROWS:
            raise UnreadableFile(
                f"{file} has more than {MOST_ROWS} rows, the most the hub reads."
            )
        yield Line(number, tuple(cells))
    if blank:
        message = f"Left out {blank} empty rows."
        notes.append(ReportRow(file, "empty-row", message, kept=False))
