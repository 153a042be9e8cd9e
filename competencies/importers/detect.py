"""Tell which framework format a file or folder is in, and read it.

The content decides, not the name. What is no framework is refused in one line, with a
hint where it comes close.
"""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from rdflib import Graph

from competencies.importers import (
    case,
    direct_forms,
    hub_csv_form,
    hub_folder,
    hub_json,
    rsetoolkit,
    skos,
    skos_graph,
)
from competencies.importers.direct import read_folder
from competencies.importers.direct_all_in_one import read_table_tree, read_tree
from competencies.importers.hub_folder import read_hub_folder
from competencies.importers.neutral import FrameworkFile, ReportRow, UnreadableFile
from competencies.importers.reading import (
    folder_files,
    is_folder,
    parse_json,
    quoted,
    read_text,
)
from competencies.importers.recognise_tables import FORMATS as TABLES
from competencies.importers.recognise_tables import recognise_table
from competencies.importers.rsetoolkit import read_groups
from competencies.importers.sheets import DELIMITERS
from competencies.importers.tables import first_line
from curation.columns import ColumnMap

AUTO = "auto"
FORMATS = (
    direct_forms.FORMAT,
    rsetoolkit.FORMAT,
    hub_folder.FORMAT,
    case.FORMAT,
    skos.FORMAT,
    *TABLES,
)

Result = tuple[FrameworkFile, list[ReportRow]]
Recognised = tuple[str, Callable[[], Result]]

USE_FRAMEWORK = "Give a DIRECT folder, an all-in-one file or a list of skills by group."
USE_FOLDER = "Give the folder that holds all seven CSV files."
USE_IMPORT_ROLES = "It holds role profiles: use import_roles for it."


def detect(path: Path) -> str:
    """Return the format of a file or folder, or refuse it as no framework."""
    return _recognised(path)[0]


def read_framework(
    path: Path, file_format: str = AUTO, columns: ColumnMap | None = None
) -> Result:
    """Return the framework at `path`, and the report of what is odd or was changed.

    With a format other than `auto`, a file in any other format is refused. `columns`
    says what the columns of a table hold, and is for tables alone.
    """
    if file_format not in (AUTO, *FORMATS):
        known = ", ".join((AUTO, *FORMATS))
        raise UnreadableFile(f"The format {quoted(file_format)} is not one of {known}.")
    found, read = _recognised(path) if columns is None else _mapped(path, columns)
    if file_format not in (AUTO, found):
        raise UnreadableFile(f"{path.name} has the form {found}, not {file_format}.")
    return read()


def _mapped(path: Path, columns: ColumnMap) -> Recognised:
    if is_folder(path):
        raise UnreadableFile(f"{path.name} is a folder. Give one table of it.")
    return recognise_table(path, columns)


def _recognised(path: Path) -> Recognised:
    if is_folder(path):
        return _in_folder(path)
    text = read_text(path)
    if path.suffix.lower() == ".json" or text.lstrip()[0] in "{[":
        return _in_json(path.name, text)
    if skos_graph.is_xml(text):
        return skos.FORMAT, partial(_read_skos, path.name, text, skos_graph.parse_xml)
    if skos_graph.is_turtle(text):
        parse = skos_graph.parse_turtle
        return skos.FORMAT, partial(_read_skos, path.name, text, parse)
    return _in_table(path, text)


def _no_framework(name: str, hint: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is no framework that the hub knows. {hint}")


def _in_folder(folder: Path) -> Recognised:
    held = folder_files(folder)
    if hub_folder.HEAD in held:
        return hub_folder.FORMAT, partial(read_hub_folder, folder)
    if held.isdisjoint(direct_forms.FILES):
        hint = "Give a file, or the folder with the seven CSV files of a framework."
        raise _no_framework(folder.name or "This folder", hint)
    return direct_forms.FORMAT, partial(read_folder, folder)


def _read_skos(file: str, text: str, parse: Callable[[str, str], Graph]) -> Result:
    return skos.read_skos(file, parse(file, text))


def _in_json(file: str, text: str) -> Recognised:
    value = parse_json(file, text)
    if isinstance(value, dict) and direct_forms.ALL_IN_ONE_KEY in value:
        return direct_forms.FORMAT, partial(read_tree, file, value)
    if hub_json.is_hub_json(value):
        return hub_json.FORMAT, partial(hub_json.read_hub_json, file, value)
    if case.is_case(value):
        return case.FORMAT, partial(case.read_case, file, value)
    if skos_graph.is_json_ld(value, text):
        parse = skos_graph.parse_json_ld
        return skos.FORMAT, partial(_read_skos, file, text, parse)
    if _is_skill_list(value):
        return rsetoolkit.FORMAT, partial(read_groups, file, value)
    raise _no_framework(file, _json_hint(value))


def _is_skill_list(value: object) -> bool:
    """Say whether a JSON value is groups with lists of names and nothing deeper."""
    if not isinstance(value, dict) or not value:
        return False
    lists = list(value.values())
    if not all(isinstance(names, list) for names in lists):
        return False
    names = [name for names in lists for name in names]
    nested = any(isinstance(name, dict | list) for name in names)
    return not nested and any(isinstance(name, str) for name in names)


def _json_hint(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else None
    keys = first.keys() if isinstance(first, dict) else ()
    if "user_data" in keys:
        return USE_IMPORT_ROLES
    return USE_FOLDER if _is_part(keys) else USE_FRAMEWORK


def _in_table(path: Path, text: str) -> Recognised:
    columns = first_line(path.name, text.lstrip("\r\n").partition("\n")[0])
    if set(direct_forms.ALL_IN_ONE.required) <= set(columns):
        return direct_forms.FORMAT, partial(read_table_tree, path)
    is_ours = set(hub_csv_form.REQUIRED) <= set(columns)
    if _is_part(columns) and not is_ours:
        raise _no_framework(path.name, USE_FOLDER)
    if _has_one_column(text):
        raise _no_framework(path.name, USE_FRAMEWORK)
    return recognise_table(path)


def _has_one_column(text: str) -> bool:
    """Say whether no delimiter makes columns of the first line: then it is no table."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return not any(delimiter in first for delimiter in DELIMITERS)


def _is_part(columns: Collection[str]) -> bool:
    """Say whether the columns are those of one file of a DIRECT release."""
    return any(set(form.required) <= set(columns) for form in direct_forms.FOLDER)
