"""Read a framework as DIRECT releases it: a folder of seven CSV files.

Rows are tied by slug, lists joined by `|`. The JSON twins and the all-in-one files of
the same folder say the same and are not read. The files name neither the framework
nor its version; the name is DIRECT's, and the version comes with the command.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from competencies.importers.addresses import language_tags, ror_address, web_address
from competencies.importers.direct_forms import (
    COMPETENCY,
    DEPTH_NAMES,
    DESCRIPTION,
    DOMAIN,
    FILES,
    FOLDER,
    FORMAT,
    LEVEL,
    LICENCE,
    NAME,
    PROVIDER,
    RESOURCE,
    SKILL,
    SLUG,
    SOURCE,
    TOOL,
)
from competencies.importers.findings import find_oddities
from competencies.importers.levels import read_levels
from competencies.importers.links import kept_links, kept_relations
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    ProviderRow,
    ReportRow,
    ResourceRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from competencies.importers.reading import folder_files, quoted
from competencies.importers.tables import Record, empty_cells, read_table

KINDS = ("tool", "language", "methodology")

Tables = Mapping[str, Sequence[Record]]


def read_folder(folder: Path) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in a folder, and what was changed, left out or is odd."""
    held = folder_files(folder)
    _require_files(folder.name, held)
    notes = _unread_files(folder.name, held)
    tables = {form.file: read_table(folder / form.file, form, notes) for form in FOLDER}
    framework = _framework(tables, notes)
    for form in FOLDER:
        notes.extend(empty_cells(form, tables[form.file]))
    notes.extend(find_oddities(framework))
    return framework, notes


def _require_files(folder: str, held: Collection[str]) -> None:
    missing = [file for file in FILES if file not in held]
    if missing:
        raise UnreadableFile(
            f"{folder} lacks {', '.join(missing)}. "
            "A DIRECT framework is a folder of seven CSV files."
        )


def _unread_files(folder: str, held: Collection[str]) -> list[ReportRow]:
    others = sorted(
        file for file in held if file.endswith((".csv", ".json")) and file not in FILES
    )
    if not others:
        return []
    message = f"The seven CSV files are enough; did not read {', '.join(others)}."
    return [ReportRow(folder, "files-not-read", message)]


def _framework(tables: Tables, notes: list[ReportRow]) -> FrameworkFile:
    rows = {file: _by_slug(tables[file]) for file in FILES if file != LEVEL.file}
    groups, skills = _groups(rows), _skills(rows, notes)
    if not skills:
        raise UnreadableFile(f"{SKILL.file} holds no skills.")
    return FrameworkFile(
        format=FORMAT,
        name=NAME,
        slug=SLUG,
        version=None,
        description=DESCRIPTION,
        licence=LICENCE,
        source=SOURCE,
        depth_names=DEPTH_NAMES,
        levels=read_levels(tables[LEVEL.file], notes),
        groups=groups,
        skills=skills,
        tools=tuple(_tool(r, notes) for r in tables[TOOL.file]),
        resources=tuple(
            _resource(r, rows[PROVIDER.file], notes) for r in tables[RESOURCE.file]
        ),
        providers=tuple(_provider(r, notes) for r in tables[PROVIDER.file]),
    )


def _by_slug(records: Sequence[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        slug = record.slug()
        if slug in found:
            raise _used_twice(record, slug)
        found[slug] = record
    return found


def _used_twice(record: Record, slug: str) -> UnreadableFile:
    return UnreadableFile(
        f"{record.where}: the slug {quoted(slug)} is taken by an earlier row. "
        "Give each row its own."
    )


def _groups(rows: Mapping[str, Mapping[str, Record]]) -> tuple[GroupRow, ...]:
    domains, competencies = rows[DOMAIN.file], rows[COMPETENCY.file]
    for slug, record in competencies.items():
        if slug in domains:
            raise _used_twice(record, slug)
    outer = sorted((_group(r, None) for r in domains.values()), key=_position)
    inner = (
        _group(r, _parent(r, "competency_domain", domains))
        for r in competencies.values()
    )
    return (*outer, *sorted(inner, key=_position))


def _position(row: GroupRow | SkillRow) -> int:
    return row.position


def _parent(record: Record, column: str, known: Collection[str]) -> str:
    slug = record.slug(column)
    if slug not in known:
        raise UnreadableFile(
            f"{record.where}: there is no {column} {quoted(slug)}. "
            f"Add it to {column}.csv or name one that is there."
        )
    return slug


def _group(record: Record, parent: str | None) -> GroupRow:
    return GroupRow(
        slug=record.slug(),
        name=record.name(),
        description=record.text("description"),
        parent=parent,
        position=record.number("rank"),
    )


def _skills(
    rows: Mapping[str, Mapping[str, Record]], notes: list[ReportRow]
) -> tuple[SkillRow, ...]:
    skills = (_skill(record, rows, notes) for record in rows[SKILL.file].values())
    return tuple(sorted(skills, key=_position))


def _skill(
    record: Record, rows: Mapping[str, Mapping[str, Record]], notes: list[ReportRow]
) -> SkillRow:
    slug, row = record.slug(), record.row
    tools = record.slugs("tools_languages_methodologies")
    resources = record.slugs("learning_resources")
    related = record.slugs("related_skills")
    return SkillRow(
        slug=slug,
        name=record.name(),
        description=record.text("description"),
        group=_parent(record, "competency", rows[COMPETENCY.file]),
        position=record.number("rank"),
        tools=kept_links(row, "tool", tools, rows[TOOL.file], notes),
        resources=kept_links(row, "resource", resources, rows[RESOURCE.file], notes),
        related=kept_relations(row, slug, related, rows[SKILL.file], notes),
    )


def _tool(record: Record, notes: list[ReportRow]) -> ToolRow:
    if record.text("learning_resources"):
        message = "The hub ties resources to skills, not to tools; left them out."
        notes.append(ReportRow(record.row, "tool-resources", message, kept=False))
    return ToolRow(
        slug=record.slug(),
        name=record.name(),
        description=record.text("description"),
        kind=_kind(record, notes),
        url=web_address(record.row, record.text("url"), notes),
    )


def _kind(record: Record, notes: list[ReportRow]) -> str:
    kind = record.text("kind")
    if kind in KINDS:
        return kind
    message = f"The kind {quoted(kind)} is not known; taken as a tool."
    notes.append(ReportRow(record.row, "unknown-kind", message))
    return KINDS[0]


def _resource(
    record: Record, providers: Mapping[str, Record], notes: list[ReportRow]
) -> ResourceRow:
    named = [slug for slug in (record.text("provider"),) if slug]
    known = kept_links(record.row, "provider", named, providers, notes)
    return ResourceRow(
        slug=record.slug(),
        title=record.name(),
        url=web_address(record.row, record.text("url"), notes),
        description=record.text("description"),
        languages=language_tags(record.row, record.slugs("language"), notes),
        provider=next(iter(known), None),
    )


def _provider(record: Record, notes: list[ReportRow]) -> ProviderRow:
    return ProviderRow(
        slug=record.slug(),
        name=record.name(),
        url=web_address(record.row, record.text("url"), notes),
        ror=ror_address(record.row, record.text("ror"), notes),
        description=record.text("description"),
    )
