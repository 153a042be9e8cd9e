"""Where the rows of a table stand: below rows they name, or below groups in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from competencies.importers import column_targets as target
from competencies.importers.column_rows import Index, Row, in_words
from competencies.importers.forest import Forest, Node, plant
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_NAME,
    GroupRow,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting, quoted
from competencies.importers.slugs import derive_slug, unique_group_slugs
from curation.columns import ColumnMap

NO_NAME = "It has no name."
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The groups, the rows that are skills, and the group of each by the row's key."""

    groups: tuple[GroupRow, ...]
    skills: tuple[Row, ...]
    group_of: dict[str, str | None]
    depth_names: tuple[str, ...] = ()


def places_of(rows: Sequence[Row], said: ColumnMap, notes: list[ReportRow]) -> Places:
    """Return where each row stands. Raises UnreadableFile for two ways at once."""
    grouped = [each for each in target.GROUPS if said.columns_of(each)]
    if not said.columns_of(target.PARENT):
        return _by_columns(rows, said, grouped, notes)
    if grouped:
        raise UnreadableFile(
            "Groups are either columns or rows that others name as their parent: "
            "choose one way."
        )
    return _by_parents(rows, said, notes)


# --- groups are columns ---


def _by_columns(
    rows: Sequence[Row], said: ColumnMap, grouped: Sequence[str], notes: list[ReportRow]
) -> Places:
    forest = plant([_node(row, "") for row in rows], notes)
    kept = _first_of_each([r for r in rows if r.key in forest.depths], notes)
    alone = _group_for_all(said)
    paths = {row.key: _path(row) or alone for row in kept}
    wanted = dict.fromkeys(
        path[:end] for path in paths.values() for end in range(1, len(path) + 1)
    )
    names = unique_group_slugs(path[-1] for path in wanted)
    slugs = dict(zip(wanted, names, strict=True))
    groups = tuple(
        GroupRow(slugs[path], path[-1], parent=slugs.get(path[:-1]), position=place)
        for place, path in enumerate(wanted)
    )
    named = tuple(
        in_words(said.columns_of(each)[0], MAX_LEVEL_NAME) for each in grouped
    )
    group_of = {key: slugs.get(path) for key, path in paths.items()}
    return Places(groups, kept, group_of, named)


def _path(row: Row) -> Path:
    return tuple(
        fitting(name, f"{row.where}: the group", MAX_NAME)
        for name in row.groups
        if name
    )


def _group_for_all(said: ColumnMap) -> Path:
    """Return the group for rows that name none, if one was asked for."""
    name = " ".join(said.settings.get(target.GROUP, "").split())
    return (fitting(name, "The group for all", MAX_NAME),) if name else ()


def _first_of_each(rows: Sequence[Row], notes: list[ReportRow]) -> tuple[Row, ...]:
    """Leave out what has nothing of its own but a name its group holds already."""
    seen: set[tuple[Path, str]] = set()
    kept = []
    for row in rows:
        place = (row.groups, row.name)
        if row.key == row.where and place in seen:
            message = f"Left out. {quoted(row.name)} stands in this group already."
            notes.append(ReportRow(row.where, "repeated-skill", message, kept=False))
            continue
        seen.add(place)
        kept.append(row)
    return tuple(kept)


# --- groups are rows ---


def _by_parents(rows: Sequence[Row], said: ColumnMap, notes: list[ReportRow]) -> Places:
    index = Index(rows)
    forest = plant([_node(row, _parent(row, index, notes)) for row in rows], notes)
    parents = {node.key: node.parent for node in forest.kept}
    by_key = {row.key: row for row in rows if row.key in parents}
    ordered = [by_key[node.key] for node in forest.kept]
    above = [row for row in ordered if row.key in forest.parents]
    slugs = _slugs_of_groups(above)
    alone = _group_for_all(said)
    groups = [_group(r, slugs, parents, place) for place, r in enumerate(above)]
    skills = tuple(row for row in ordered if row.key not in forest.parents)
    group_of = {row.key: slugs.get(parents[row.key]) for row in skills}
    if alone and None in group_of.values():
        own = unique_group_slugs([*(g.name for g in groups), *alone])[-1]
        groups.append(GroupRow(own, alone[0], position=len(groups)))
        group_of = {key: group or own for key, group in group_of.items()}
    notes.extend(_unheld(row) for row in above if row.texts or row.tools)
    return Places(tuple(groups), skills, group_of, _depth_names(forest))


def _node(row: Row, parent: str) -> Node:
    return Node(row.key, parent, row.where, "" if row.name else NO_NAME)


def _parent(row: Row, index: Index, notes: list[ReportRow]) -> str:
    """Return the key of the row above, or the words that name none."""
    found = [each.key for said in row.parents if (each := index.find(said))]
    if len(found) > 1:
        message = f"It names {len(found)} parents; took the first, {quoted(found[0])}."
        notes.append(ReportRow(row.where, "two-parents", message, kept=False))
    return next(iter(found), next(iter(row.parents), ""))


def _slugs_of_groups(rows: Sequence[Row]) -> dict[str, str]:
    slugs = unique_group_slugs(
        derive_slug(row.slug) if row.slug else row.name for row in rows
    )
    return {row.key: slug for row, slug in zip(rows, slugs, strict=True)}


def _group(
    row: Row, slugs: dict[str, str], parents: dict[str, str], position: int
) -> GroupRow:
    return GroupRow(
        slug=slugs[row.key],
        name=row.name,
        description=row.description,
        parent=slugs.get(parents[row.key]),
        position=position,
        identifier=row.identifier,
        uri=row.uri,
    )


def _unheld(row: Row) -> ReportRow:
    message = "It has rows below it, so it is a group: left out its levels and tools."
    return ReportRow(row.where, "group-texts", message, kept=False)


def _depth_names(forest: Forest) -> tuple[str, ...]:
    depths = [forest.depths[key] for key in forest.parents]
    count = max(depths, default=-1) + 1
    return ("Group", *("Subgroup" for _ in range(count - 1))) if count else ()
