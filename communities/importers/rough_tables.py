"""Tables as people keep them: a quote astray, a comma too many, a row cut short.

A well-made table is read as every other import reads it. Where that fails, each line is
read by itself: a quote that closes nowhere is taken for a plain character, and a row
that still has another number of values is left out and told of.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import read_text
from competencies.importers.sheets import (
    DELIMITERS,
    MOST_ROWS,
    Line,
    Sheet,
    read_sheet,
    unlike_names,
)
from competencies.importers.tables import MOST_COLUMNS

LONGEST_HEADER = 200
MOST_QUOTES = 20


def read_rough_sheet(path: Path, notes: list[ReportRow]) -> Sheet:
    """Return the table in a file. Raises UnreadableFile for what is none."""
    own: list[ReportRow] = []
    try:
        sheet = read_sheet(path, own)
    except UnreadableFile as refused:
        return _line_by_line(path, notes, refused)
    notes.extend(own)
    return sheet


def _line_by_line(path: Path, notes: list[ReportRow], refused: UnreadableFile) -> Sheet:
    lines = [line for line in read_text(path).splitlines() if line.strip()]
    delimiter = _delimiter(lines[0])
    header = [" ".join(c.split()) for c in _cells(lines[0], delimiter)]
    if not 2 <= len(header) <= MOST_COLUMNS or len(lines) > MOST_ROWS:  # noqa: PLR2004
        raise refused
    if any(len(name) > LONGEST_HEADER for name in header):
        raise refused
    rows = tuple(_rows(path.name, lines, delimiter, len(header), notes))
    if not rows:
        raise refused
    return Sheet(path.name, tuple(header), unlike_names(header), rows)


def _delimiter(line: str) -> str:
    """Return what most often stands between the names of the columns."""
    return max(DELIMITERS, key=lambda mark: len(_cells(line, mark)))


def _rows(
    file: str, lines: list[str], delimiter: str, width: int, notes: list[ReportRow]
) -> Iterator[Line]:
    for number, line in enumerate(lines[1:], 2):
        where = f"{file}, row {number}"
        readings = list(_readings(line, delimiter))
        cells = next((each for each in readings if len(each) == width), None)
        if cells is None:
            message = f"It has {len(readings[0])} values for {width} columns; left out."
            notes.append(ReportRow(where, "ragged-row", message, kept=False))
            continue
        if line.count('"') % 2:
            message = "A quotation mark closes nowhere; took it for a plain one."
            notes.append(ReportRow(where, "astray-quote", message))
        yield Line(number, tuple(cells))


def _readings(line: str, delimiter: str) -> Iterator[list[str]]:
    """Yield what a line may mean: as it is, then without one of its quotes."""
    yield _cells(line, delimiter)
    if line.count('"') % 2:
        places = [place for place, mark in enumerate(line) if mark == '"']
        for place in reversed(places[-MOST_QUOTES:]):
            yield _cells(line[:place] + line[place + 1 :], delimiter)


def _cells(line: str, delimiter: str) -> list[str]:
    is_odd = bool(line.count('"') % 2)
    text = io.StringIO(line)
    try:
        if is_odd:
            return next(csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE))
        return next(csv.reader(text, delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)
