"""Tell which format a file of communities is in, and read it.

The content decides, not the name. A table whose columns leave in doubt where name and
website stand raises ColumnsUnknown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from communities.importers import (
    case_study,
    hub_form,
    mapped,
    yaml_list,
)
from communities.importers import column_targets as target
from communities.importers.cleaning import Notes
from communities.importers.hub_json import read_hub_json
from communities.importers.neutral import DirectoryFile
from communities.importers.rough_tables import read_rough_sheet
from competencies.importers.csv_mapped import ColumnsUnknown
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import parse_json, quoted, read_text
from competencies.importers.sheets import Sheet
from curation.columns import ColumnMap

AUTO = "auto"
FORMATS = (case_study.FORMAT, mapped.FORMAT, yaml_list.FORMAT, hub_form.FORMAT)
Recognised = tuple[str, Callable[[], DirectoryFile]]


def read_directory(
    path: Path,
    file_format: str = AUTO,
    columns: ColumnMap | None = None,
    *,
    today: date,
) -> tuple[DirectoryFile, list[ReportRow]]:
    """Return the communities at `path`, and the report of what is odd or was changed.

    With a format other than `auto`, a file in any other format is refused. Raises
    UnreadableFile.
    """
    if file_format not in (AUTO, *FORMATS):
        known = ", ".join((AUTO, *FORMATS))
        raise UnreadableFile(f"The format {quoted(file_format)} is not one of {known}.")
    notes: Notes = []
    found, read = _recognised(path, columns, notes, today)
    if file_format not in (AUTO, found):
        raise UnreadableFile(f"{path.name} has the form {found}, not {file_format}.")
    return read(), notes


def _recognised(
    path: Path, columns: ColumnMap | None, notes: Notes, today: date
) -> Recognised:
    text = read_text(path)
    if text.lstrip().startswith(("{", "[")):
        value = parse_json(path.name, text)
        return hub_form.FORMAT, partial(read_hub_json, path.name, value, notes)
    if is_case_study(path, text):
        read = partial(case_study.read_case_study, path.name, text, notes)
        return case_study.FORMAT, read
    if is_yaml(path, text):
        sheet = yaml_list.sheet_of(path.name, text)
        return _in_sheet(sheet, columns, notes, today, yaml_list.FORMAT)
    sheet = read_rough_sheet(path, notes)
    return _in_sheet(sheet, columns, notes, today, mapped.FORMAT)


def is_case_study(path: Path, text: str) -> bool:
    named = path.suffix.lower() in {".md", ".markdown"}
    return named or case_study.looks_like_case_study(text)


def is_yaml(path: Path, text: str) -> bool:
    named = path.suffix.lower() in {".yaml", ".yml"}
    return named or text.lstrip().startswith(("- ", "---\n", "---\r\n"))


def sheet_at(path: Path) -> Sheet:
    """Return a table or a YAML list as a table. Raises UnreadableFile."""
    text = read_text(path)
    if is_yaml(path, text):
        return yaml_list.sheet_of(path.name, text)
    return read_rough_sheet(path, [])


def _in_sheet(
    sheet: Sheet, said: ColumnMap | None, notes: Notes, today: date, name: str
) -> Recognised:
    if said is None and target.is_plain(sheet.columns):
        said = target.guess(sheet.columns)
        message = "Read the columns by their names. Say it if that is wrong."
        notes.append(ReportRow(sheet.file, "preset", message))
    if said is None:
        raise ColumnsUnknown(
            f"{sheet.file} is a table, and the hub doesn't know which of its columns "
            "hold name and website. Say it on the page of imports, or give --mapping."
        )
    return name, partial(mapped.read_mapped, sheet, said, notes, today, name)
