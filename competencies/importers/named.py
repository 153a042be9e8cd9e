"""Make rows of groups and skills that a file knows by name alone.

Their slugs are made from the trimmed names, unique among groups and among skills; their
positions are their order in the file.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    ReportRow,
    ResourceRow,
    SkillRow,
    ToolRow,
)
from competencies.importers.slugs import derive_slug, humanise, unique_slugs


@dataclass(frozen=True, slots=True)
class Named:
    """A group or a skill, tidied."""

    name: str
    parent: int | None = None
    """The place of the group around it in the list of groups."""
    description: str = ""
    tools: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()


def group_rows(groups: Sequence[Named], notes: list[ReportRow]) -> tuple[GroupRow, ...]:
    """Return the groups in order; a group comes after the one that holds it."""
    slugs = _slugs("group", groups, notes)
    return tuple(
        GroupRow(
            slug=slugs[position],
            name=group.name,
            description=group.description,
            parent=None if group.parent is None else slugs[group.parent],
            position=position,
        )
        for position, group in enumerate(groups)
    )


def skill_rows(
    skills: Iterable[Named], groups: Sequence[GroupRow], notes: list[ReportRow]
) -> tuple[SkillRow, ...]:
    """Return the skills in order. A name is one skill: its first place counts."""
    kept = list(_first_of_each(skills, notes))
    return tuple(
        SkillRow(
            slug=slug,
            name=skill.name,
            description=skill.description,
            group=groups[skill.parent or 0].slug,
            position=position,
            tools=skill.tools,
            resources=skill.resources,
        )
        for position, (slug, skill) in enumerate(
            zip(_slugs("skill", kept, notes), kept, strict=True)
        )
    )


def _slugs(kind: str, rows: Sequence[Named], notes: list[ReportRow]) -> list[str]:
    slugs = unique_slugs(row.name for row in rows)
    for slug, row in zip(slugs, rows, strict=True):
        if slug != derive_slug(row.name):
            message = f"Its name makes the same address as another {kind}'s; numbered."
            notes.append(ReportRow(f"{kind} {slug}", "slug-numbered", message))
    return slugs


def _first_of_each(skills: Iterable[Named], notes: list[ReportRow]) -> Iterator[Named]:
    seen: set[str] = set()
    for skill in skills:
        if skill.name not in seen:
            seen.add(skill.name)
            yield skill
            continue
        row = f"skill {derive_slug(skill.name)}"
        message = "Is named more than once; kept its first place."
        notes.append(ReportRow(row, "repeated-skill", message, kept=False))


def slug_only_tools(skills: Iterable[SkillRow]) -> tuple[ToolRow, ...]:
    """Return a row for each tool that skills name by slug and nothing describes."""
    slugs = dict.fromkeys(slug for skill in skills for slug in skill.tools)
    return tuple(ToolRow(slug, humanise(slug), slug_only=True) for slug in slugs)


def slug_only_resources(skills: Iterable[SkillRow]) -> tuple[ResourceRow, ...]:
    """Return a row for each resource that skills name by slug alone."""
    slugs = dict.fromkeys(slug for skill in skills for slug in skill.resources)
    return tuple(ResourceRow(slug, humanise(slug), slug_only=True) for slug in slugs)


def unsaid(file: str, framework: FrameworkFile) -> Iterator[ReportRow]:
    """Yield what a file without levels leaves unsaid, a row each."""
    if not framework.slugs_are_given:
        message = "Addresses are made from the names; a rerun matches by name."
        yield ReportRow(file, "slugs-derived", message)
    message = "There are no levels: choose a scale before you publish."
    yield ReportRow(file, "no-levels", message)
    yield from _without_words(file, "tools", framework.tools)
    yield from _without_words(file, "resources", framework.resources)


def _without_words(
    file: str, kind: str, rows: Collection[ToolRow] | Collection[ResourceRow]
) -> Iterator[ReportRow]:
    bare = sum(row.slug_only for row in rows)
    if bare:
        message = f"{bare} {kind} come as an address alone; their names are made up."
        yield ReportRow(file, "slug-only", message)
