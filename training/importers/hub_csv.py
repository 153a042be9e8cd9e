"""Read the hub's own CSV of training, as `exporters/hub_csv.py` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from competencies.formulas import plain_cell
from competencies.importers.neutral import MAX_RANK, ReportRow, UnreadableFile
from competencies.importers.reading import fitting, quoted
from competencies.importers.sheets import Line, Sheet
from competencies.importers.slugs import is_slug
from training.importers import hub_form as form
from training.importers.cleaning import Cleaner, Notes, resource_row, whole_rows
from training.importers.neutral import (
    MAX_NAME,
    MAX_TEXT,
    CatalogueFile,
    PathRow,
    ProviderRow,
    RequiredRow,
    ResourceRow,
    SkillName,
    TaughtRow,
)

LISTS = ("authors", "languages", "keywords", "tools")
TAUGHT = re.compile(
    r"(?P<framework>[-\w]{1,120})/(?P<skill>[-\w]{1,120})"
    r"(?:\s+(?:(?P<start>\d{1,2})\s*>\s*)?(?P<end>\d{1,2}))?",
    re.ASCII,
)


def looks_like_resources(columns: Sequence[str]) -> bool:
    """Say whether a table is ours: some columns may be gone, or have come beside."""
    held = set(columns)
    return set(form.REQUIRED) <= held and (
        "teaches" in held or held <= set(form.COLUMNS)
    )


def looks_like_paths(columns: Sequence[str]) -> bool:
    return set(form.PATH_COLUMNS) <= set(columns) and "url" not in columns


def read_hub_csv(sheet: Sheet, notes: Notes) -> CatalogueFile:
    """Return the resources of a table; what is odd about a row is noted."""
    notes.extend(_unknown_columns(sheet, form.COLUMNS))
    cells = [_cells(sheet, line) for line in sheet.lines]
    providers: dict[str, ProviderRow] = {}
    rows = whole_rows(_resource(where, row, providers, notes) for where, row in cells)
    return CatalogueFile(form.FORMAT, rows, providers=tuple(providers.values()))


def read_paths(sheet: Sheet, notes: Notes) -> CatalogueFile:
    """Return the learning paths of a table."""
    notes.extend(_unknown_columns(sheet, form.PATH_COLUMNS))
    cells = (_cells(sheet, line) for line in sheet.lines)
    found = (_path(where, row, notes) for where, row in cells)
    return CatalogueFile(form.FORMAT, paths=tuple(path for path in found if path))


def _unknown_columns(sheet: Sheet, known: Sequence[str]) -> Iterator[ReportRow]:
    for column, said in zip(sheet.columns, sheet.header, strict=True):
        if said and column != said:
            raise UnreadableFile(f"{sheet.file} has the column {quoted(said)} twice.")
        if column not in known:
            message = f"Left out {quoted(column)}."
            yield ReportRow(sheet.file, "unknown-column", message, kept=False)


def _cells(sheet: Sheet, line: Line) -> tuple[str, dict[str, str]]:
    where = sheet.where(line)
    cells = dict(zip(sheet.columns, map(plain_cell, line.cells), strict=True))
    for column, text in cells.items():
        fitting(text, f"{where}: the {quoted(column)}", 2 * MAX_TEXT)
    return where, cells


def _resource(
    where: str, cells: dict[str, str], providers: dict[str, ProviderRow], notes: Notes
) -> ResourceRow | None:
    lists = {key: form.split_list(cells.get(key, "")) for key in LISTS}
    return resource_row(
        where,
        {**cells, **lists, "outcomes": form.split_lines(cells.get("outcomes", ""))},
        notes,
        is_plain=True,
        provider=_provider(where, cells, providers, notes),
        teaches=tuple(_taught(where, cells.get("teaches", ""), notes)),
        requires=tuple(_required(where, cells.get("requires", ""), notes)),
    )


def _provider(
    where: str, cells: dict[str, str], providers: dict[str, ProviderRow], notes: Notes
) -> str:
    values = Cleaner(where, cells, notes, is_plain=True)
    name = values.line("provider", MAX_NAME)
    if not name:
        return ""
    row = ProviderRow(name=name, url=values.address("provider_url"))
    known = providers.setdefault(row.key, row)
    if row.url and not known.url:
        providers[row.key] = row
    return row.key


def _links(where: str, cell: str, column: str, notes: Notes) -> Iterator[re.Match[str]]:
    for said in form.split_list(cell):
        found = TAUGHT.fullmatch(said)
        ranks = [int(found[name] or 0) for name in ("start", "end")] if found else []
        if found is None or max(ranks) > MAX_RANK:
            message = f"{quoted(said)} is no skill with levels, as craft/testing 1>2."
            notes.append(ReportRow(where, f"bad-{column}", message, kept=False))
        else:
            yield found


def _taught(where: str, cell: str, notes: Notes) -> Iterator[TaughtRow]:
    for found in _links(where, cell, "teaches", notes):
        end = int(found["end"]) if found["end"] else None
        # Without a level before it, a resource takes one step up.
        start = int(found["start"]) if found["start"] else None
        start = end - 1 if end is not None and start is None else start
        if end is not None and start is not None and not 0 <= start < end:
            message = f"{quoted(found[0])} doesn't go up; left the levels out."
            notes.append(ReportRow(where, "bad-levels", message))
            start = end = None
        yield TaughtRow(_skill(found), start, end)


def _required(where: str, cell: str, notes: Notes) -> Iterator[RequiredRow]:
    seen = set()
    for found in _links(where, cell, "requires", notes):
        rank = int(found["end"] or 0)
        if not rank or found["start"] or _skill(found) in seen:
            message = f"{quoted(found[0])} should be a skill with one level from 1 up."
            notes.append(ReportRow(where, "bad-requires", message, kept=False))
        else:
            seen.add(_skill(found))
            yield RequiredRow(_skill(found), rank)


def _skill(found: re.Match[str]) -> SkillName:
    said = f"{found['framework']}/{found['skill']}"
    return SkillName(said, found["framework"], found["skill"])


def _path(where: str, cells: dict[str, str], notes: Notes) -> PathRow | None:
    values = Cleaner(where, cells, notes, is_plain=True)
    slug, title = values.slug(), values.line("title", MAX_NAME)
    if not slug or not title:
        values.note("no-title", "A path needs a slug and a title.", kept=False)
        return None
    named = form.split_list(cells.get("resources", ""))
    for bad in (each for each in named if not is_slug(each)):
        values.note("bad-slug", f"{quoted(bad)} is no slug.", kept=False)
    return PathRow(
        where,
        slug,
        title,
        values.text("description"),
        values.line("audience"),
        tuple(dict.fromkeys(each for each in named if is_slug(each))),
    )
