"""Read a competency framework as Moodle exports it: one CSV file of 14 columns.

One row is the framework itself, with its scale. In the tree below it, what has rows
under it is a group, and what has none is a skill. Descriptions are HTML and become
plain text. A level has a name and nothing else there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from competencies.formulas import plain_cell
from competencies.importers import moodle_form as form
from competencies.importers.findings import find_oddities
from competencies.importers.forest import Forest, Node, plant
from competencies.importers.html_text import text_of
from competencies.importers.links import kept_relations
from competencies.importers.neutral import (
    MAX_NAME,
    FrameworkFile,
    GroupRow,
    ReportRow,
    SkillRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting, tidied
from competencies.importers.scales import scale_of_names
from competencies.importers.sheets import Sheet
from competencies.importers.slugs import (
    derive_slug,
    is_slug,
    unique_group_slugs,
    unique_slugs,
)

GROUP_PREFIX = "group/"
"""What the hub's export puts before a group's id, where a skill has the same."""
HTML_FORMATS = ("", "0", "1")
ESCAPED_COMMA = "%2C"
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Competency:
    """One row of the tree."""

    id: str
    parent: str
    name: str
    description: str
    related: tuple[str, ...]
    where: str
    has_rule: bool


def read_moodle(
    sheet: Sheet, notes: list[ReportRow]
) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in a table, and what was changed, left out or is odd.

    Raises UnreadableFile when its columns are shifted, or no row or several rows are
    the framework.
    """
    places = form.places_of(sheet)
    rows = [(form.in_order(line, places), sheet.where(line)) for line in sheet.lines]
    head, where = _framework_row(sheet.file, rows)
    own = _cut(head[form.ID])
    tree = [_competency(cells, w, own) for cells, w in rows if cells is not head]
    forest = plant([_node(each) for each in tree], notes)
    by_id = {each.id: each for each in tree if each.id in forest.depths}
    kept = [by_id[node.key] for node in forest.kept]
    notes.extend(_unkept_rules(sheet.file, kept))
    framework = _framework(head, where, kept, forest, notes)
    return framework, [*notes, *find_oddities(framework)]


def _framework_row(
    file: str, rows: Sequence[tuple[tuple[str, ...], str]]
) -> tuple[tuple[str, ...], str]:
    odd = [where for cells, where in rows if _mark(cells) not in (form.YES, *form.NO)]
    heads = [(cells, where) for cells, where in rows if _mark(cells) == form.YES]
    if odd or len(heads) != 1:
        raise UnreadableFile(
            f"{file} looks like a competency framework from Moodle, but "
            f"{len(heads)} of its rows say that they are the framework, and one "
            "should. Are its columns in Moodle's order?"
        )
    return heads[0]


def _mark(cells: Sequence[str]) -> str:
    return cells[form.IS_FRAMEWORK]


def _cut(identifier: str) -> str:
    """Return an id as Moodle keeps it; elsewhere in the file it may be in full."""
    return plain_cell(identifier).strip()[: form.LONGEST].strip()


def _competency(cells: Sequence[str], where: str, own: str) -> Competency:
    parent = _cut(cells[form.PARENT])
    return Competency(
        id=_cut(cells[form.ID]),
        parent="" if parent == own else parent,
        name=tidied(plain_cell(cells[form.NAME])),
        description=_description(cells, where),
        related=tuple(_related(cells[form.RELATED])),
        where=where,
        has_rule=cells[form.RULE_OUTCOME] not in form.NO,
    )


def _description(cells: Sequence[str], where: str) -> str:
    text = fitting(
        plain_cell(cells[form.DESCRIPTION]), f"{where}: the description", LONGEST_TEXT
    )
    is_html = cells[form.DESCRIPTION_FORMAT] in HTML_FORMATS
    return text_of(text) if is_html else tidied(text)


def _related(cell: str) -> Iterator[str]:
    """Yield the ids in a cell; a comma inside an id is written `%2C`."""
    for part in plain_cell(cell).split(","):
        identifier = _cut(part.replace(ESCAPED_COMMA, ",").replace("%2c", ","))
        if identifier:
            yield identifier


def _node(row: Competency) -> Node:
    missing = [
        what for what, said in (("id", row.id), ("short name", row.name)) if not said
    ]
    wrong = f"It has no {' and no '.join(missing)}." if missing else ""
    return Node(key=row.id, parent=row.parent, where=row.where, wrong=wrong)


def _unkept_rules(file: str, rows: Sequence[Competency]) -> Iterator[ReportRow]:
    ruled = sum(row.has_rule for row in rows)
    if ruled:
        message = f"{ruled} rows have a completion rule, which the hub has no use for."
        yield ReportRow(file, "rule-not-kept", message, kept=False)


def _framework(
    head: Sequence[str],
    where: str,
    rows: Sequence[Competency],
    forest: Forest,
    notes: list[ReportRow],
) -> FrameworkFile:
    if not rows:
        raise UnreadableFile(f"{where}: the framework has no competencies below it.")
    rows = [_with_full_name(row, notes) for row in rows]
    names = {row.id: row.name for row in rows}
    slugs, are_given = _slugs(rows, names, forest)
    own = _cut(head[form.ID])
    groups = tuple(_groups(rows, forest, names, slugs))
    return FrameworkFile(
        format=form.FORMAT,
        name=_framework_name(head, where),
        slug=own if is_slug(own) and len(own) <= form.LONGEST else None,
        version=None,
        description=_description(head, where),
        depth_names=_depth_names(head, rows, forest),
        levels=scale_of_names(_scale(head, where), where, notes),
        groups=groups,
        skills=tuple(_skills(rows, forest, names, slugs, notes)),
        slugs_are_given=are_given,
    )


def _framework_name(head: Sequence[str], where: str) -> str:
    name = tidied(plain_cell(head[form.NAME]))
    if not name:
        raise UnreadableFile(f"{where}: the framework has no short name. Name it.")
    return fitting(name, f"{where}: the short name", MAX_NAME)


def _scale(head: Sequence[str], where: str) -> list[str]:
    if not head[form.SCALE]:
        raise UnreadableFile(f"{where}: the framework has no scale values. Add them.")
    return [name.strip() for name in plain_cell(head[form.SCALE]).split(",")]


def _with_full_name(row: Competency, notes: list[ReportRow]) -> Competency:
    """Return the row with its whole name, where the description begins with that."""
    name = fitting(row.name, f"{row.where}: the short name", MAX_NAME)
    first, _, rest = row.description.partition("\n")
    is_cut = form.LONGEST - 1 <= len(name) <= form.LONGEST < len(first)
    if not (is_cut and first.startswith(name)):
        return row
    is_whole = len(first) <= MAX_NAME
    what = "took all of it from the description" if is_whole else "it stays so"
    message = f"Its short name was cut at 100 characters; {what}."
    notes.append(ReportRow(row.where, "name-cut", message))
    return replace(row, name=first, description=rest.strip()) if is_whole else row


def _slugs(
    rows: Sequence[Competency], names: Mapping[str, str], forest: Forest
) -> tuple[dict[str, str], bool]:
    """Return an address for each id, and whether the ids are addresses themselves.

    Numbers make poor addresses; where ids are such, names make them.
    """
    ids = [row.id for row in rows]
    own = {each: each.removeprefix(GROUP_PREFIX) for each in ids}
    kinds = [
        [k for k in ids if (k in forest.parents) is kind] for kind in (True, False)
    ]
    are_apart = all(len({own[key] for key in keys}) == len(keys) for keys in kinds)
    if are_apart and all(is_slug(s) and not s.isdecimal() for s in own.values()):
        return own, True
    found: dict[str, str] = {}
    for keys, make in zip(kinds, (unique_group_slugs, unique_slugs), strict=True):
        slugs = make(names[key] for key in keys)
        found |= zip(keys, slugs, strict=True)
    return found, False


def _groups(
    rows: Sequence[Competency],
    forest: Forest,
    names: Mapping[str, str],
    slugs: Mapping[str, str],
) -> Iterator[GroupRow]:
    for position, row in enumerate(rows):
        if row.id in forest.parents:
            yield GroupRow(
                slug=slugs[row.id],
                name=names[row.id],
                description=row.description,
                parent=slugs[row.parent] if row.parent else None,
                position=position,
            )


def _skills(
    rows: Sequence[Competency],
    forest: Forest,
    names: Mapping[str, str],
    slugs: Mapping[str, str],
    notes: list[ReportRow],
) -> Iterator[SkillRow]:
    skills = {row.id for row in rows if row.id not in forest.parents}
    for position, row in enumerate(rows):
        if row.id in skills:
            label = f"skill {slugs[row.id]}"
            ties = kept_relations(label, row.id, row.related, skills, notes)
            yield SkillRow(
                slug=slugs[row.id],
                name=names[row.id],
                group=slugs[row.parent] if row.parent else None,
                description=row.description,
                position=position,
                related=tuple(slugs[key] for key in ties),
            )


def _depth_names(
    head: Sequence[str], rows: Sequence[Competency], forest: Forest
) -> tuple[str, ...]:
    """Return Moodle's words for the depths of groups; the last depth is the skills'."""
    words = [
        derive_slug(word) for word in head[form.TAXONOMY].split(",") if word.strip()
    ]
    deepest = max(
        (forest.depths[r.id] + 1 for r in rows if r.id in forest.parents), default=0
    )
    return tuple(word.capitalize() for word in words[:deepest])
