"""Rows of one file that tell of the same community, put together.

The same address in any spelling is the same community, and so is the same name at the
same place. One name at two places is two communities.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from communities.importers.cleaning import Notes
from communities.importers.neutral import CaseRow, CommunityRow
from competencies.importers.neutral import ReportRow
from competencies.importers.reading import quoted
from curation.addresses import canonical

Key = tuple[str, ...]


def without_duplicates(
    rows: Iterable[CommunityRow], notes: Notes
) -> tuple[tuple[CommunityRow, ...], int]:
    """Return each community once, and how many rows went into an earlier one."""
    found: list[CommunityRow] = []
    places: dict[Key, int] = {}
    merged = 0
    for row in rows:
        at = next((places[key] for key in _keys(row) if key in places), None)
        if at is not None and not _is_elsewhere(found[at], row):
            found[at] = _together(found[at], row)
            merged += 1
            notes.append(ReportRow(row.where, "merged", _said(found[at], row)))
            continue
        found.append(row)
        for key in _keys(row):
            places.setdefault(key, len(found) - 1)
    return tuple(found), merged


def _said(one: CommunityRow, other: CommunityRow) -> str:
    named = (
        f" It is called {quoted(other.name)} here." if one.name != other.name else ""
    )
    return f"Tells of {one.name} once more; put together.{named}"


def _keys(row: CommunityRow) -> list[Key]:
    if row.url:
        return [("url", canonical(row.url))]
    where = ",".join(sorted(row.countries))
    return [("name", row.name.casefold(), where, row.city.casefold())]


def _is_elsewhere(one: CommunityRow, other: CommunityRow) -> bool:
    """Say whether two rows name two towns, as chapters with one website do."""
    return bool(
        one.city and other.city and one.city.casefold() != other.city.casefold()
    )


def _together(one: CommunityRow, other: CommunityRow) -> CommunityRow:
    """Fill what the first leaves open from the second, and add to its lists."""
    changed: dict[str, Any] = {}
    for field in fields(CommunityRow):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, tuple):
            changed[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine in (None, "", CaseRow()):
            changed[field.name] = theirs
    channels = {canonical(each.url): each for each in reversed(changed["channels"])}
    in_order = tuple(each for each in changed["channels"] if each in channels.values())
    return replace(one, **{**changed, "channels": in_order})
