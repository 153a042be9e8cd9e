"""Read communities from a table of any columns, once it is said what each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from communities.importers import column_targets as target
from communities.importers.cleaning import (
    Cleaner,
    Notes,
    channels_of,
    community_row,
    with_website,
)
from communities.importers.duplicates import without_duplicates
from communities.importers.neutral import CommunityRow, CountRow, DirectoryFile
from competencies.formulas import plain_cell
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import quoted
from competencies.importers.sheets import Line, Sheet
from curation.columns import BadColumnsError, ColumnMap, check_columns

FORMAT = "csv"
COUNT = re.compile(r"(?:about |~|≈)?(\d{1,3}(?:[ ,.']\d{3}){0,2}|\d{1,7})\+?")


def read_mapped(
    sheet: Sheet, said: ColumnMap, notes: Notes, today: date, name: str = FORMAT
) -> DirectoryFile:
    """Return the communities of a table. Raises UnreadableFile for a wrong map."""
    try:
        check_columns(said, sheet.columns, target.TARGETS, target.REQUIRED)
    except BadColumnsError as error:
        raise UnreadableFile(f"{sheet.file}: {error}") from error
    notes.extend(_unread(sheet, said))
    reader = _Rows(sheet, said, notes, today)
    rows = [row for line in sheet.lines if (row := reader.row(line)) is not None]
    if not rows:
        raise UnreadableFile(f"{sheet.file} holds no community with a name.")
    kept, merged = without_duplicates(rows, notes)
    return DirectoryFile(name, kept, merged)


def _unread(sheet: Sheet, said: ColumnMap) -> Iterator[ReportRow]:
    columns = [quoted(column) for column in sheet.columns if column not in said.columns]
    if columns:
        message = f"Left out what stands in {', '.join(columns)}."
        yield ReportRow(sheet.file, "unknown-column", message, kept=False)


class _Rows:
    """Reads line after line."""

    def __init__(
        self, sheet: Sheet, said: ColumnMap, notes: Notes, today: date
    ) -> None:
        self.sheet, self.said, self.notes, self.today = sheet, said, notes, today

    def row(self, line: Line) -> CommunityRow | None:
        where = self.sheet.where(line)
        cells = dict(zip(self.sheet.columns, map(plain_cell, line.cells), strict=True))
        said = {
            key: self._value(key, cells)
            for key in target.KEYS
            if self.said.columns_of(key)
        }
        for setting in (target.SOURCE, target.LICENCE):
            if not said.get(setting) and self.said.settings.get(setting):
                said[setting] = self.said.settings[setting]
        row = community_row(where, {"source": self.sheet.file, **said}, self.notes)
        if row is None:
            return None
        channels = channels_of(where, self._channels(cells), self.notes)
        members = self._members(where, said)
        return with_website(replace(row, channels=channels, members=members))

    def _value(self, key: str, cells: Mapping[str, str]) -> str | list[str]:
        held = [cells[column] for column in self.said.columns_of(key)]
        if key not in target.LISTS:
            return "\n".join(held)
        return [part for cell in held for part in self._parts(cell)]

    def _parts(self, cell: str) -> list[str]:
        said = self.said.settings.get(target.SEPARATOR, target.GUESS)
        between = target.SEPARATORS.get(said) or _guessed(cell)
        return [part.strip() for part in cell.split(between) if part.strip()]

    def _channels(self, cells: Mapping[str, str]) -> list[tuple[str, str]]:
        found = []
        for key in target.KEYS:
            if key.startswith(target.CHANNEL):
                label = key.removeprefix(f"{target.CHANNEL}_").replace("-", " ")
                label = "" if label == "other" else label
                held = [cells[column] for column in self.said.columns_of(key)]
                parts = [part for cell in held for part in re.split(r"[\s|]+", cell)]
                found += [(label, part.strip(",;")) for part in parts if part]
        return found

    def _members(
        self, where: str, said: Mapping[str, str | list[str]]
    ) -> tuple[CountRow, ...]:
        words = str(said.get(target.MEMBERS, "")).strip()
        if not words:
            return ()
        values = Cleaner(where, said, self.notes)
        match = COUNT.fullmatch(words)
        if match is None:
            values.note("bad-count", f"{quoted(words)} is no number of members.")
            return ()
        count = int(re.sub(r"\D", "", match[1]))
        return (CountRow(values.day("collected_on") or self.today, count, "members"),)


def _guessed(cell: str) -> str:
    return next((mark for mark in ("|", ";", "\n", ",") if mark in cell), ";")
