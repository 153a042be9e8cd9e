"""Read the hub's own CSV, as `exporters/hub_csv.py` writes it, or as edited since.

It is strict: the file is ours, so what doesn't fit is a mistake somebody made in it,
and is told rather than left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from competencies.formulas import plain_cell
from competencies.importers import hub_csv_form as form
from competencies.importers.addresses import is_web_address
from competencies.importers.findings import find_oddities
from competencies.importers.forest import Node, plant
from competencies.importers.identifiers import uuid_in
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_NAME,
    MAX_RANK,
    MAX_SHORT_TEXT,
    RELATION_KINDS,
    FrameworkFile,
    GroupRow,
    LevelRow,
    RelationRow,
    ReportRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting, quoted, tidied_values
from competencies.importers.sheets import Line, Sheet
from competencies.importers.tables import Record

TOOL_KINDS = ("tool", "language", "methodology")
LONGEST_TEXT = 20_000
RANKED = re.compile(r"(?:level|examples)_(\d{1,2})")


def looks_like_hub_csv(sheet: Sheet) -> bool:
    return set(form.REQUIRED) <= set(sheet.header)


def read_hub_csv(
    sheet: Sheet, notes: list[ReportRow]
) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in a table, and what was changed or is odd.

    Raises UnreadableFile for the first row that doesn't fit.
    """
    notes.extend(_unknown_columns(sheet))
    records = [_record(sheet, line, notes) for line in sheet.lines]
    by_kind = {kind: [r for r in records if _kind(r) == kind] for kind in form.KINDS}
    framework = _framework(sheet.file, _Tables(by_kind, sheet.columns))
    return framework, [*notes, *find_oddities(framework)]


def _unknown_columns(sheet: Sheet) -> Iterator[ReportRow]:
    for column, said in zip(sheet.columns, sheet.header, strict=True):
        if column != said and said:
            raise UnreadableFile(f"{sheet.file} has the column {quoted(said)} twice.")
        if column not in form.COLUMNS and not RANKED.fullmatch(column):
            message = f"Left out {quoted(column)}."
            yield ReportRow(sheet.file, "unknown-column", message, kept=False)


def _record(sheet: Sheet, line: Line, notes: list[ReportRow]) -> Record:
    where = sheet.where(line)
    cells = dict(zip(sheet.columns, map(plain_cell, line.cells), strict=True))
    for column, text in cells.items():
        fitting(text, f"{where}: the {quoted(column)}", LONGEST_TEXT)
    kind, slug = cells[form.KIND].strip(), cells[form.SLUG].strip()
    return Record(f"{kind} {slug}".strip(), where, tidied_values(cells, where, notes))


def _kind(record: Record) -> str:
    kind = record.text(form.KIND)
    if kind not in form.KINDS:
        raise UnreadableFile(
            f"{record.where}: the kind {quoted(kind)} should be one of "
            f"{', '.join(form.KINDS)}."
        )
    return kind


@dataclass(frozen=True, slots=True)
class _Tables:
    by_kind: dict[str, list[Record]]
    columns: Sequence[str]

    def ranks(self) -> list[int]:
        """Return the levels that have a column of texts or examples."""
        found = (RANKED.fullmatch(column) for column in self.columns)
        return sorted({int(match[1]) for match in found if match})


def _framework(file: str, tables: _Tables) -> FrameworkFile:
    heads, skills = tables.by_kind[form.FRAMEWORK], tables.by_kind[form.SKILL]
    if len(heads) != 1 or not skills:
        raise UnreadableFile(
            f"{file} should have one row of the kind framework, and skills. It has "
            f"{len(heads)} and {len(skills)}."
        )
    levels = _levels(file, tables.by_kind[form.LEVEL])
    groups = _groups(file, tables.by_kind[form.GROUP])
    tools = _by_slug(tables.by_kind[form.TOOL])
    by_slug, places = _by_slug(skills), {group.slug for group in groups}
    ranks = _used_ranks(file, tables, skills, levels)
    rows = [_skill(r, places, tools, by_slug, ranks) for r in skills]
    return replace(
        _head(heads[0]),
        levels=levels,
        groups=groups,
        skills=tuple(rows),
        ties=tuple(tie for record in skills for tie in _ties(record, by_slug)),
        tools=tuple(_tool(record) for record in tools.values()),
    )


def _head(record: Record) -> FrameworkFile:
    depths = record.text(form.DEPTHS).split(form.SEPARATOR)
    return FrameworkFile(
        format=form.FORMAT,
        name=record.name(),
        slug=record.slug() if record.text(form.SLUG) else None,
        version=record.text(form.VERSION, MAX_LEVEL_NAME) or None,
        licence=record.text(form.LICENCE, MAX_LEVEL_NAME),
        source=record.text(form.URL, MAX_SHORT_TEXT),
        description=record.text(form.DESCRIPTION),
        depth_names=tuple(name.strip() for name in depths if name.strip()),
        notes=record.text(form.NEWS),
        identifier=_identifier(record),
        uri=_address(record, form.URI),
    )


def _identifier(record: Record) -> str:
    said = record.text(form.IDENTIFIER)
    if said and not uuid_in(said):
        raise UnreadableFile(
            f"{record.where}: the identifier {quoted(said)} is no UUID. Empty it."
        )
    return uuid_in(said)


def _address(record: Record, column: str) -> str:
    address = record.text(column)
    if address and not is_web_address(address):
        raise UnreadableFile(
            f"{record.where}: {quoted(address)} is no web address. Mend or empty it."
        )
    return address


def _levels(file: str, records: Sequence[Record]) -> tuple[LevelRow, ...]:
    levels = sorted((_level(record) for record in records), key=lambda row: row.rank)
    ranks = [level.rank for level in levels]
    if ranks and (ranks != list(range(len(ranks))) or ranks == [0]):
        raise UnreadableFile(
            f"{file} has the levels {', '.join(map(str, ranks))}; a scale starts at 0 "
            "and goes up by 1, at least to 1, each level once."
        )
    return tuple(levels)


def _level(record: Record) -> LevelRow:
    return LevelRow(
        rank=record.number(form.POSITION, highest=MAX_RANK),
        name=record.name(longest=MAX_LEVEL_NAME),
        description=record.text(form.DESCRIPTION),
        short_description=record.text(form.SHORT, MAX_SHORT_TEXT),
        focus=record.text(form.FOCUS, MAX_SHORT_TEXT),
    )


def _by_slug(records: Sequence[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        slug = record.slug()
        if slug in found:
            raise UnreadableFile(
                f"{record.where}: the slug {quoted(slug)} is taken by an earlier row. "
                "Give each row its own."
            )
        found[slug] = record
    return found


def _groups(file: str, records: Sequence[Record]) -> tuple[GroupRow, ...]:
    """Return the groups, parents first; in the order of the file where that is so."""
    rows = {slug: _group(record) for slug, record in _by_slug(records).items()}
    for record in records:
        _known(record, form.PARENT, rows)
    notes: list[ReportRow] = []
    nodes = [
        Node(row.slug, row.parent or "", record.where)
        for row, record in zip(rows.values(), records, strict=True)
    ]
    planted = [node.key for node in plant(nodes, notes).kept]
    places = {slug: place for place, slug in enumerate(rows)}
    ordered = all(places[r.parent] < places[r.slug] for r in rows.values() if r.parent)
    return tuple(rows[slug] for slug in (rows if ordered else planted))


def _known(record: Record, column: str, known: Collection[str]) -> str | None:
    slug = record.text(column)
    if slug and slug not in known:
        raise UnreadableFile(
            f"{record.where}: there is no group {quoted(slug)}. Add it, or name one "
            "that is there."
        )
    return slug or None


def _group(record: Record) -> GroupRow:
    return GroupRow(
        slug=record.slug(),
        name=record.name(),
        description=record.text(form.DESCRIPTION),
        parent=record.text(form.PARENT) or None,
        position=record.number(form.POSITION),
        identifier=_identifier(record),
        uri=_address(record, form.URI),
    )


def _used_ranks(
    file: str,
    tables: _Tables,
    skills: Sequence[Record],
    levels: Sequence[LevelRow],
) -> list[int]:
    """Return the ranks that skills have words for, or refuse one the scale lacks."""
    named = [(form.text_column(r), form.examples_column(r), r) for r in tables.ranks()]
    ranks = [
        rank
        for text, examples, rank in named
        if any(record.text(text) or record.text(examples) for record in skills)
    ]
    highest = levels[-1].rank if levels else MAX_RANK
    if ranks and ranks[-1] > highest:
        raise UnreadableFile(
            f"{file} has texts of level {ranks[-1]}, and its scale ends at {highest}."
        )
    return ranks


def _skill(
    record: Record,
    groups: Collection[str],
    tools: Collection[str],
    skills: Collection[str],
    ranks: Sequence[int],
) -> SkillRow:
    return SkillRow(
        slug=record.slug(),
        name=record.name(),
        group=_known(record, form.PARENT, groups),
        description=record.text(form.DESCRIPTION),
        position=record.number(form.POSITION),
        tools=_linked(record, form.TOOLS, "tool", tools),
        related=_linked(record, form.RELATED, "skill", skills),
        descriptors=tuple(_texts(record, ranks)),
        examples=tuple(_examples(record, ranks)),
        identifier=_identifier(record),
        uri=_address(record, form.URI),
    )


def _linked(
    record: Record, column: str, kind: str, known: Collection[str]
) -> tuple[str, ...]:
    slugs = record.slugs(column)
    for slug in slugs:
        _check_link(record, kind, slug, known)
    return tuple(dict.fromkeys(slugs))


def _check_link(record: Record, kind: str, slug: str, known: Collection[str]) -> None:
    own = record.text(form.SLUG) if kind == form.SKILL else ""
    if slug not in known or slug == own:
        raise UnreadableFile(
            f"{record.where}: it names the {kind} {quoted(slug)}, which is "
            f"{'itself' if slug == own else 'not in the file'}. Take it out."
        )


def _texts(record: Record, ranks: Sequence[int]) -> Iterator[tuple[int, str]]:
    for rank in ranks:
        if text := record.text(form.text_column(rank)):
            yield rank, text


def _examples(
    record: Record, ranks: Sequence[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for rank in ranks:
        lines = record.text(form.examples_column(rank)).split("\n")
        if kept := tuple(line.strip() for line in lines if line.strip()):
            yield rank, kept


def _ties(record: Record, skills: Collection[str]) -> Iterator[RelationRow]:
    for said in record.slugs(form.TIES):
        kind, _, other = said.partition(form.BETWEEN)
        if kind not in RELATION_KINDS:
            raise UnreadableFile(
                f"{record.where}: the tie {quoted(said)} should be like "
                f"requires{form.BETWEEN}a-skill."
            )
        _check_link(record, form.SKILL, other, skills)
        yield RelationRow(record.slug(), other, kind)


def _tool(record: Record) -> ToolRow:
    kind = record.text(form.TOOL_KIND) or TOOL_KINDS[0]
    if kind not in TOOL_KINDS:
        raise UnreadableFile(
            f"{record.where}: the tool_kind {quoted(kind)} should be one of "
            f"{', '.join(TOOL_KINDS)}."
        )
    return ToolRow(
        slug=record.slug(),
        name=record.name(longest=MAX_NAME),
        description=record.text(form.DESCRIPTION),
        kind=kind,
        url=_address(record, form.URL),
    )
