"""Tell which format a file of training is in, and read it.

The content decides, not the name. A near miss is refused with a hint, or asked about: a
table whose columns nobody has explained raises ColumnsUnknown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from competencies.importers import direct_forms
from competencies.importers.csv_mapped import ColumnsUnknown
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import (
    folder_files,
    is_folder,
    quoted,
    read_text,
)
from competencies.importers.sheets import Sheet, read_sheet
from curation.columns import ColumnMap
from training.importers import (
    bioschemas,
    csv_mapped,
    dalia,
    direct,
    feed,
    hub_csv,
    hub_form,
    ical,
    tess,
    yaml_list,
)
from training.importers import column_targets as target
from training.importers.cleaning import Notes
from training.importers.neutral import CatalogueFile
from training.importers.presets import guess, preset_for

AUTO = "auto"
FORMATS = (
    hub_form.FORMAT,
    csv_mapped.FORMAT,
    direct_forms.FORMAT,
    tess.FORMAT,
    dalia.FORMAT,
    bioschemas.FORMAT,
    ical.FORMAT,
    feed.FORMAT,
    yaml_list.FORMAT,
)
Read = Callable[[], CatalogueFile]
Recognised = tuple[str, Read]


def read_training(
    path: Path,
    file_format: str = AUTO,
    columns: ColumnMap | None = None,
    *,
    today: date,
) -> tuple[CatalogueFile, list[ReportRow]]:
    """Return the training at `path`, and the report of what is odd or was changed.

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
    if is_folder(path):
        return _in_folder(path, notes)
    text = read_text(path)
    head = text.lstrip()
    if ical.is_calendar(text):
        return ical.FORMAT, partial(ical.read_ical, path.name, text, notes, today)
    if head.startswith("<") and feed.is_feed(text):
        return feed.FORMAT, partial(feed.read_feed, path.name, text, notes)
    if head.startswith(("<", "{", "[")):
        read = partial(bioschemas.read_bioschemas, path.name, text, notes)
        return bioschemas.FORMAT, read
    if is_yaml(path, text):
        return _in_sheet(
            yaml_list.sheet_of(path.name, text), columns, notes, is_yaml=True
        )
    return _in_table(path, columns, notes)


def is_yaml(path: Path, text: str) -> bool:
    named = path.suffix.lower() in {".yaml", ".yml"}
    return named or text.lstrip().startswith(("- ", "---\n", "---\r\n"))


def sheet_at(path: Path) -> Sheet:
    """Return a table or a YAML list as a table. Raises UnreadableFile."""
    text = read_text(path)
    if is_yaml(path, text):
        return yaml_list.sheet_of(path.name, text)
    return read_sheet(path, [])


def _in_folder(folder: Path, notes: Notes) -> Recognised:
    held = folder_files(folder)
    if direct_forms.RESOURCE.file in held:
        return direct_forms.FORMAT, partial(direct.read_direct, folder, notes)
    if hub_form.RESOURCES_FILE in held:
        return hub_form.FORMAT, partial(_hub_folder, folder, held, notes)
    raise UnreadableFile(
        f"{folder.name or 'This folder'} holds neither {hub_form.RESOURCES_FILE} nor "
        f"{direct_forms.RESOURCE.file}. Give a file of training."
    )


def _hub_folder(folder: Path, held: frozenset[str], notes: Notes) -> CatalogueFile:
    sheet = read_sheet(folder / hub_form.RESOURCES_FILE, notes)
    if not hub_csv.looks_like_resources(sheet.columns):
        raise UnreadableFile(
            f"{sheet.file} should have the columns {', '.join(hub_form.COLUMNS)}."
        )
    file = hub_csv.read_hub_csv(sheet, notes)
    if hub_form.PATHS_FILE not in held:
        return file
    paths = read_sheet(folder / hub_form.PATHS_FILE, notes)
    if not hub_csv.looks_like_paths(paths.columns):
        raise UnreadableFile(
            f"{paths.file} should have the columns {', '.join(hub_form.PATH_COLUMNS)}."
        )
    return file.with_paths(hub_csv.read_paths(paths, notes).paths)


def _in_table(path: Path, columns: ColumnMap | None, notes: Notes) -> Recognised:
    sheet = read_sheet(path, notes)
    if columns is None:
        if hub_csv.looks_like_resources(sheet.columns):
            return hub_form.FORMAT, partial(hub_csv.read_hub_csv, sheet, notes)
        if hub_csv.looks_like_paths(sheet.columns):
            return hub_form.FORMAT, partial(hub_csv.read_paths, sheet, notes)
        if direct.looks_like_resources(sheet.columns):
            return direct_forms.FORMAT, partial(direct.read_direct, path, notes)
        if direct.looks_like_providers(sheet.columns):
            return direct_forms.FORMAT, partial(direct.read_providers, path, notes)
    return _in_sheet(sheet, columns, notes)


def _in_sheet(
    sheet: Sheet, said: ColumnMap | None, notes: Notes, *, is_yaml: bool = False
) -> Recognised:
    name = yaml_list.FORMAT if is_yaml else csv_mapped.FORMAT
    if said is not None:
        return name, partial(csv_mapped.read_mapped, sheet, said, notes, name)
    if preset := preset_for(sheet.columns):
        message = f"Read as {preset.name} has its columns."
        notes.append(ReportRow(sheet.file, "preset", message))
        read = partial(csv_mapped.read_mapped, sheet, preset.said, notes, preset.format)
        return preset.format, read
    guessed = guess(sheet.columns)
    if is_yaml and all(guessed.columns_of(key) for key in target.REQUIRED):
        return name, partial(csv_mapped.read_mapped, sheet, guessed, notes, name)
    raise ColumnsUnknown(
        f"{sheet.file} is a table, and the hub doesn't know what its columns hold. "
        "Say it on the page of imports, or give --mapping."
    )
