"""Read a framework from a table of any columns, once it is said what each holds.

Skills stand one a row, below groups that are columns, or below rows that they name as
their parents. Levels may be columns, of which a skill fills in as many as it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from competencies.importers import column_targets as target
from competencies.importers.column_places import Places, places_of
from competencies.importers.column_rows import Index, Row, rows_of
from competencies.importers.column_scale import mapped_levels
from competencies.importers.findings import find_oddities
from competencies.importers.links import kept_relations
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_NAME,
    MAX_SHORT_TEXT,
    FrameworkFile,
    ReportRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting, quoted
from competencies.importers.sheets import Sheet
from competencies.importers.slugs import derive_slug, is_slug, unique_slugs
from curation.columns import BadColumnsError, ColumnMap, check_columns

FORMAT = "csv"


class ColumnsUnknown(UnreadableFile):
    """A table is well made, and nobody has said what its columns hold."""


def read_mapped(
    sheet: Sheet, said: ColumnMap, notes: list[ReportRow]
) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in a table, and what was changed, left out or is odd.

    Raises UnreadableFile when the map doesn't fit the table, or the rows don't fit
    together.
    """
    _check(sheet, said)
    notes.extend(_unread(sheet, said))
    rows = rows_of(sheet, said, notes)
    places = places_of(rows, said, notes)
    if not places.skills:
        raise UnreadableFile(f"{sheet.file} holds no skills.")
    slugs, are_given = _slugs(places.skills, said, notes)
    tools = _tools(places.skills, notes)
    framework = FrameworkFile(
        format=FORMAT,
        name=_name(sheet, said),
        slug=None,
        version=None,
        licence=_setting(said, target.LICENCE, MAX_LEVEL_NAME),
        source=_setting(said, target.SOURCE, MAX_SHORT_TEXT),
        depth_names=places.depth_names,
        levels=mapped_levels(sheet.file, said, notes),
        groups=places.groups,
        skills=tuple(_skills(places, slugs, tools, Index(rows), notes)),
        tools=tuple(tools.values()),
        slugs_are_given=are_given,
    )
    return framework, [*notes, *find_oddities(framework)]


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


def _setting(said: ColumnMap, key: str, longest: int) -> str:
    text = " ".join(said.settings.get(key, "").split())
    return fitting(text, f"The {key}", longest)


def _name(sheet: Sheet, said: ColumnMap) -> str:
    stem = " ".join(PurePath(sheet.file).stem.replace("_", " ").split())
    return _setting(said, target.FRAMEWORK, MAX_NAME) or stem[:MAX_NAME] or "Framework"


def _slugs(
    rows: Sequence[Row], said: ColumnMap, notes: list[ReportRow]
) -> tuple[dict[str, str], bool]:
    """Return an address for each row's key, and whether the file gave them all."""
    are_given = bool(said.columns_of(target.SLUG)) and all(row.slug for row in rows)
    if not are_given:
        message = "Addresses are made from the names; a rerun matches by name."
        notes.append(ReportRow("skills", "slugs-derived", message))
        made = unique_slugs(row.name for row in rows)
        return {row.key: slug for row, slug in zip(rows, made, strict=True)}, False
    given = {row.key: _given(row, notes) for row in rows}
    seen: set[str] = set()
    for row in rows:
        if given[row.key] in seen:
            raise UnreadableFile(
                f"{row.where}: the address {quoted(row.slug)} is that of an earlier "
                "row. Give each its own."
            )
        seen.add(given[row.key])
    return given, True


def _given(row: Row, notes: list[ReportRow]) -> str:
    if is_slug(row.slug):
        return row.slug
    slug = derive_slug(row.slug)
    message = f"{quoted(row.slug)} can't be an address; made it {slug}."
    notes.append(ReportRow(row.where, "slug-made", message))
    return slug


def _tools(rows: Sequence[Row], notes: list[ReportRow]) -> dict[str, ToolRow]:
    """Return a tool for each name, by its address; the hub's own words are kept."""
    found: dict[str, ToolRow] = {}
    for row in rows:
        for name in row.tools:
            if len(name) > MAX_NAME:
                message = f"{quoted(name)} is too long for a tool; left it out."
                notes.append(ReportRow(row.where, "long-tool", message, kept=False))
                continue
            slug = derive_slug(name)
            found.setdefault(slug, ToolRow(slug, name, slug_only=True))
    return found


def _skills(
    places: Places,
    slugs: Mapping[str, str],
    tools: Mapping[str, ToolRow],
    index: Index,
    notes: list[ReportRow],
) -> Iterator[SkillRow]:
    known = set(slugs.values())
    for position, row in enumerate(places.skills):
        slug = slugs[row.key]
        found = [(said, index.find(said)) for said in row.related]
        related = [slugs.get(r.key, said) if r else said for said, r in found]
        named = dict.fromkeys(derive_slug(name) for name in row.tools)
        yield SkillRow(
            slug=slug,
            name=row.name,
            group=places.group_of[row.key],
            description=row.description,
            position=position,
            tools=tuple(each for each in named if each in tools),
            related=kept_relations(row.where, slug, related, known, notes),
            descriptors=row.texts,
            identifier=row.identifier,
            uri=row.uri,
        )
