"""Read resources from a table of any columns, once it is said what each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from competencies.formulas import plain_cell
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import quoted
from competencies.importers.sheets import Line, Sheet
from curation.columns import BadColumnsError, ColumnMap, check_columns
from training.importers import column_targets as target
from training.importers.cleaning import Cleaner, Notes, resource_row, whole_rows
from training.importers.neutral import (
    MAX_NAME,
    CatalogueFile,
    ProviderRow,
    ResourceRow,
    SkillName,
    TaughtRow,
)
from training.importers.skill_names import skill_name

FORMAT = "csv"
# `Family, Given : {0000-0002-…}`: the identifier of a person is not kept.
IDENTIFIER = re.compile(r"\s*:?\s*\{[^{}]*\}\s*$")
HOURS = re.compile(r"\d{1,3}([.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Preset:
    """A table that many people have, known by all of its columns."""

    format: str
    name: str
    said: ColumnMap
    columns: frozenset[str]

    def fits(self, columns: Sequence[str]) -> bool:
        return self.columns <= set(columns)


def read_mapped(
    sheet: Sheet, said: ColumnMap, notes: Notes, file_format: str = FORMAT
) -> CatalogueFile:
    """Return the resources of a table. Raises UnreadableFile where the map is wrong."""
    _check(sheet, said)
    notes.extend(_unread(sheet, said))
    reader = _Rows(sheet, said, notes)
    rows = whole_rows(reader.row(line) for line in sheet.lines)
    if not rows:
        raise UnreadableFile(f"{sheet.file} holds no resource with title and address.")
    if said.columns_of(target.LEVEL) and not all(row.teaches for row in rows):
        message = "A level is told of a skill: rows that name no skill lose theirs."
        notes.append(ReportRow(sheet.file, "level-without-skill", message, kept=False))
    return CatalogueFile(file_format, rows, providers=tuple(reader.providers.values()))


def _check(sheet: Sheet, said: ColumnMap) -> None:
    try:
        check_columns(said, sheet.columns, target.TARGETS, target.REQUIRED)
    except BadColumnsError as error:
        raise UnreadableFile(f"{sheet.file}: {error}") from error
    separator = said.settings.get(target.SEPARATOR)
    if separator and separator not in target.SEPARATORS:
        raise UnreadableFile(f"Lists can't be told apart by {quoted(separator)}.")


def _unread(sheet: Sheet, said: ColumnMap) -> Iterator[ReportRow]:
    columns = [quoted(column) for column in sheet.columns if column not in said.columns]
    if columns:
        message = f"Left out what stands in {', '.join(columns)}."
        yield ReportRow(sheet.file, "unknown-column", message, kept=False)


class _Rows:
    """Reads line after line, and gathers the providers that they name."""

    def __init__(self, sheet: Sheet, said: ColumnMap, notes: Notes) -> None:
        self.sheet, self.said, self.notes = sheet, said, notes
        self.providers: dict[str, ProviderRow] = {}

    def row(self, line: Line) -> ResourceRow | None:
        where = self.sheet.where(line)
        cells = dict(zip(self.sheet.columns, map(plain_cell, line.cells), strict=True))
        said = {
            each.key: self._value(each.key, cells)
            for each in target.TARGETS
            if self.said.columns_of(each.key)
        }
        self._fill_in(said)
        return resource_row(
            where,
            said,
            self.notes,
            provider=self._provider(where, said),
            teaches=_taught(said),
        )

    def _value(self, key: str, cells: Mapping[str, str]) -> str | list[str]:
        held = [cells[column] for column in self.said.columns_of(key)]
        if key not in target.LISTS:
            return "\n".join(held)
        return [part for cell in held for part in self._parts(key, cell)]

    def _parts(self, key: str, cell: str) -> list[str]:
        said = self.said.settings.get(target.SEPARATOR, target.GUESS)
        between = target.SEPARATORS.get(said) or _guessed(cell)
        parts = [part.strip() for part in cell.split(between)]
        if key == "authors":
            parts = [IDENTIFIER.sub("", part) for part in parts]
        return [part for part in parts if part]

    def _fill_in(self, said: dict[str, str | list[str]]) -> None:
        language = self.said.settings.get(target.LANGUAGE, "").strip()
        if language and not said.get("languages"):
            said["languages"] = [language]
        hours = str(said.get(target.HOURS, "")).strip()
        if hours and not said.get("minutes"):
            is_plain = HOURS.fullmatch(hours)
            said["minutes"] = f"{hours.replace(',', '.')} h" if is_plain else hours

    def _provider(self, where: str, said: Mapping[str, str | list[str]]) -> str:
        common = self.said.settings.get(target.PROVIDER_NAME, "")
        named = {"provider": said.get("provider", "") or common}
        name = Cleaner(where, named, self.notes).line("provider", MAX_NAME)
        if not name:
            return ""
        row = ProviderRow(name)
        self.providers.setdefault(row.key, row)
        return row.key


def _guessed(cell: str) -> str:
    return next((mark for mark in ("|", " * ", ";", ",") if mark in cell), ";")


def _taught(said: Mapping[str, str | list[str]]) -> tuple[TaughtRow, ...]:
    level = str(said.get(target.LEVEL, "")).strip()[:100]
    names: list[SkillName] = [skill_name(each) for each in said.get(target.TEACHES, [])]
    return tuple(TaughtRow(name, level=level) for name in dict.fromkeys(names))
