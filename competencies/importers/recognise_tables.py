"""Tell which framework a table holds: the hub's own, Moodle's, or one with a preset."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from competencies.importers import (
    csv_mapped,
    hub_csv,
    hub_csv_form,
    moodle,
    moodle_form,
)
from competencies.importers.neutral import FrameworkFile, ReportRow
from competencies.importers.presets import preset_for
from competencies.importers.sheets import Sheet, read_sheet
from curation.columns import ColumnMap

FORMATS = (hub_csv_form.FORMAT, moodle_form.FORMAT)

Result = tuple[FrameworkFile, list[ReportRow]]
Recognised = tuple[str, Callable[[], Result]]


def recognise_table(path: Path, said: ColumnMap | None = None) -> Recognised:
    """Return the format of a table, and how to read it.

    `said` names the columns, whatever they look like. Raises ColumnsUnknown for a
    table that nobody has said anything about, and UnreadableFile for what is none.
    """
    notes: list[ReportRow] = []
    sheet = read_sheet(path, notes)
    if said is not None:
        return csv_mapped.FORMAT, partial(csv_mapped.read_mapped, sheet, said, notes)
    if hub_csv.looks_like_hub_csv(sheet):
        return hub_csv_form.FORMAT, partial(hub_csv.read_hub_csv, sheet, notes)
    if moodle_form.looks_like_moodle(sheet):
        return moodle_form.FORMAT, partial(moodle.read_moodle, sheet, notes)
    return _by_preset(sheet, notes)


def _by_preset(sheet: Sheet, notes: list[ReportRow]) -> Recognised:
    preset = preset_for(sheet.columns)
    if preset is None:
        raise csv_mapped.ColumnsUnknown(
            f"{sheet.file} is a table, and the hub doesn't know what its columns hold. "
            "Say it on the page of imports, or give --mapping."
        )
    message = f"Read as {preset.name} has its columns."
    notes.append(ReportRow(sheet.file, "preset", message))
    return csv_mapped.FORMAT, partial(csv_mapped.read_mapped, sheet, preset.said, notes)
