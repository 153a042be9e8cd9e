"""Leave records of a framework file out, with all that hangs on them: no Django."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from competencies.importers.neutral import FrameworkFile, GroupRow, RoleRow, SkillRow


@dataclass(frozen=True, slots=True)
class Known:
    """The slugs of what the version, or the framework, holds already."""

    groups: Collection[str]
    skills: Collection[str]
    tools: Collection[str]


def without(
    file: FrameworkFile, left_out: Collection[str], known: Known
) -> FrameworkFile:
    """Return the file without the records in `left_out`, such as "skill testing".

    What stands in a group that is new and left out goes with it. A tie to something
    that is left out and not known is left out as well.
    """
    if not left_out:
        return file
    groups = _groups(file.groups, left_out, known)
    places = {row.slug for row in groups} | set(known.groups)
    skills = [
        row
        for row in file.skills
        if f"skill {row.slug}" not in left_out
        and (row.group is None or row.group in places)
    ]
    tools = [row for row in file.tools if f"tool {row.slug}" not in left_out]
    there = {row.slug for row in skills} | set(known.skills)
    usable = {row.slug for row in tools} | set(known.tools)
    own = {row.slug for row in skills}
    return replace(
        file,
        roles=_roles(file.roles, left_out),
        ties=tuple(r for r in file.ties if r.from_skill in own and r.to_skill in there),
        crosswalks=tuple(row for row in file.crosswalks if row.from_skill in own),
        groups=tuple(groups),
        skills=tuple(_untied(row, there, usable) for row in skills),
        tools=tuple(tools),
    )


def _groups(
    rows: Iterable[GroupRow], left_out: Collection[str], known: Known
) -> list[GroupRow]:
    """Keep the groups that are taken, and whose own group is there: parents first."""
    places = set(known.groups)
    taken = []
    for row in rows:
        is_placed = row.parent is None or row.parent in places
        if is_placed and f"group {row.slug}" not in left_out:
            taken.append(row)
            places.add(row.slug)
    return taken


def _roles(rows: Iterable[RoleRow], left_out: Collection[str]) -> tuple[RoleRow, ...]:
    return tuple(row for row in rows if f"role {row.slug}" not in left_out)


def _untied(row: SkillRow, skills: Collection[str], tools: Collection[str]) -> SkillRow:
    return replace(
        row,
        related=tuple(slug for slug in row.related if slug in skills),
        tools=tuple(slug for slug in row.tools if slug in tools),
    )


def untied_only(file: FrameworkFile, left_out: Collection[str]) -> FrameworkFile:
    """Return the file of a published version, where only ties and tools can be new.

    A skill that is left out stays, for the version has it, without its new ties.
    """
    return replace(
        file,
        roles=_roles(file.roles, left_out),
        ties=tuple(r for r in file.ties if f"skill {r.from_skill}" not in left_out),
        crosswalks=tuple(
            r for r in file.crosswalks if f"skill {r.from_skill}" not in left_out
        ),
        skills=tuple(
            replace(row, related=(), resources=())
            if f"skill {row.slug}" in left_out
            else row
            for row in file.skills
        ),
        tools=tuple(row for row in file.tools if f"tool {row.slug}" not in left_out),
    )
