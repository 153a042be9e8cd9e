"""Which items of a CASE package are groups, which are skills, and which are roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from competencies.case_words import EXPECTS, ROLE, SKILL
from competencies.importers.case_items import Item
from competencies.importers.case_links import Link, Placed
from competencies.importers.neutral import GroupRow, ReportRow
from competencies.importers.slugs import derive_slug, unique_slugs
from competencies.tree import UNGROUPED

IS_GROUP, IS_ROLE = "is_group", "is_role"


@dataclass(frozen=True, slots=True)
class Kinds:
    groups: tuple[Item, ...]
    skills: tuple[Item, ...]
    roles: tuple[Item, ...]

    @property
    def slugs_are_given(self) -> bool:
        return all(map(_are_given, (self.groups, self.skills, self.roles)))

    def slugs(self) -> dict[str, str]:
        """Return the slug of each item by its key; unique within a kind."""
        return {
            item.key: slug
            for items in (self.groups, self.skills, self.roles)
            for item, slug in zip(items, _slugs(items), strict=True)
        }


def _are_given(items: Collection[Item]) -> bool:
    given = {item.slug for item in items}
    return "" not in given and len(given) == len(items)


def _slugs(items: Sequence[Item]) -> list[str]:
    if _are_given(items):
        return [item.slug for item in items]
    return unique_slugs(
        f"{item.name} group" if derive_slug(item.name) == UNGROUPED else item.name
        for item in items
    )


def sort_items(
    items: Sequence[Item],
    placed: Placed,
    links: Iterable[Link],
    notes: list[ReportRow],
) -> Kinds:
    """Sort items: what holds others is a group, what expects skills is a role."""
    inner = set(placed.parents.values())
    asking = {
        link.origin.item.key
        for link in links
        if link.word == EXPECTS and link.origin.item
    }
    inner_kinds = {item.kind for item in items if item.key in inner} - {""}
    has_skills = any(_is(item, SKILL) for item in items)
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        is_empty_group = (
            has_skills and item.kind in inner_kinds and not _is(item, SKILL)
        )
        is_asking = item.key in asking or item.own.get(IS_ROLE) is True
        if item.key in inner or item.own.get(IS_GROUP) is True:
            found["groups"].append(item)
            _note_holding_skill(item, notes)
        elif _is(item, ROLE) and is_asking:
            found["roles"].append(item)
        else:
            found["groups" if is_empty_group else "skills"].append(item)
    return Kinds(*(tuple(found[name]) for name in ("groups", "skills", "roles")))


def _is(item: Item, kind: str) -> bool:
    return item.kind.casefold() == kind.casefold()


def _note_holding_skill(item: Item, notes: list[ReportRow]) -> None:
    if _is(item, SKILL):
        message = "Is a skill that holds others; it becomes a group of skills."
        notes.append(ReportRow(item.row, "skill-with-parts", message))


def name_depths(
    groups: Sequence[GroupRow], kinds: Mapping[str, str], given: Sequence[str]
) -> tuple[tuple[str, ...], tuple[GroupRow, ...]]:
    """Return what groups are called at each depth, and the groups.

    `kinds` are the words of the file, by slug. One that isn't what its depth is called
    stays with the group.
    """
    depths: dict[str | None, int] = {None: -1}
    by_depth: dict[int, set[str]] = defaultdict(set)
    for row in groups:
        depths[row.slug] = depths[row.parent] + 1
        by_depth[depths[row.slug]].add(kinds[row.slug])
    names = list(given)
    while not given and len(found := by_depth[len(names)]) == 1 and "" not in found:
        names += found
    named = dict(enumerate(names))
    return tuple(names), tuple(
        with_kind(row, kinds[row.slug], named.get(depths[row.slug], ""))
        for row in groups
    )


def with_kind(row: GroupRow, kind: str, usual: str) -> GroupRow:
    """Return the row with the word for its kind, where that is not the usual one."""
    if not kind or kind == usual:
        return row
    return replace(row, extra=kept_kind(row.extra, kind))


def kept_kind(extra: Mapping[str, object], kind: str) -> dict[str, object]:
    case = extra.get("case", {})
    known = case if isinstance(case, dict) else {}
    return {**extra, "case": {"CFItemType": kind, **known}}
