"""Read role profiles in DIRECT's form: a JSON list of people and their skill levels.

`[{user_id, name, role, description[], user_data: [{skill, category, subcategory,
skill_level}]}]`. Skills are told apart by name alone, for the categories differ from
file to file; who the person was is left behind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from competencies.importers.neutral import (
    MAX_NAME,
    ReportRow,
    RoleRow,
    UnreadableFile,
)
from competencies.importers.reading import (
    as_list,
    as_object,
    as_text,
    fitting,
    parse_json,
    read_text,
    tidied,
)
from competencies.importers.slugs import derive_slug, unique_slugs

T = TypeVar("T")


def read_roles(path: Path) -> tuple[tuple[RoleRow, ...], list[ReportRow]]:
    """Return the roles of a file, and what was changed or left out.

    A name that an earlier role of the same file has too gets a numbered slug.
    """
    entries = as_list(parse_json(path.name, read_text(path)), path.name)
    if not entries:
        raise UnreadableFile(f"{path.name} holds no roles.")
    notes: list[ReportRow] = []
    drafts = [
        _role(as_object(entry, where), where, notes)
        for entry, where in _numbered(entries, f"{path.name}, role")
    ]
    slugs = unique_slugs(draft.name for draft in drafts)
    roles = zip(drafts, slugs, strict=True)
    return tuple(_with_slug(draft, slug, notes) for draft, slug in roles), notes


def _numbered(entries: list[object], where: str) -> Iterator[tuple[object, str]]:
    return ((entry, f"{where} {n}") for n, entry in enumerate(entries, start=1))


def _with_slug(role: RoleRow, slug: str, notes: list[ReportRow]) -> RoleRow:
    if slug == role.slug:
        return role
    message = "Its name makes the same address as another role's; numbered."
    notes.append(ReportRow(f"role {slug}", "slug-numbered", message))
    return replace(role, slug=slug)


def _role(entry: dict[str, object], where: str, notes: list[ReportRow]) -> RoleRow:
    name = _role_name(entry, where)
    slug = derive_slug(name)
    data = as_list(entry.get("user_data"), f"{where}: user_data")
    return RoleRow(
        name=name,
        slug=slug,
        description=_description(entry.get("description", []), where),
        levels=_levels(data, where, f"role {slug}", notes),
    )


def _role_name(entry: dict[str, object], where: str) -> str:
    for key in ("role", "name"):
        name = tidied(as_text(entry.get(key, ""), f"{where}: {key}"))
        if name:
            return fitting(name, f"{where}: {key}", MAX_NAME)
    raise UnreadableFile(f"{where} has no role. Name it.")


def _description(value: object, where: str) -> str:
    """Return the paragraphs with an empty line between them; one text is one."""
    place = f"{where}: description"
    paragraphs = [value] if isinstance(value, str) else as_list(value, place)
    texts = (tidied(as_text(paragraph, place)) for paragraph in paragraphs)
    return "\n\n".join(text for text in texts if text)


def _levels(
    data: list[object], where: str, row: str, notes: list[ReportRow]
) -> tuple[tuple[str, int], ...]:
    """Return each skill once; the highest level counts."""
    found: dict[str, tuple[str, int]] = {}
    for value, place in _numbered(data, f"{where}, skill"):
        name, rank = _level(as_object(value, place), place, row, notes)
        earlier, held = found.get(name.casefold(), (name, rank))
        if name.casefold() in found:
            message = f"Names {earlier} more than once; kept level {max(held, rank)}."
            notes.append(ReportRow(row, "repeated-skill", message, kept=False))
        found[name.casefold()] = (earlier, max(held, rank))
    return tuple(found.values())


def _level(
    value: dict[str, object], where: str, row: str, notes: list[ReportRow]
) -> tuple[str, int]:
    raw = as_text(value.get("skill", ""), f"{where}: skill")
    name = tidied(raw)
    if not name:
        raise UnreadableFile(f"{where} has no name. Name the skill.")
    if name != raw:
        notes.append(ReportRow(row, "trimmed", f"Took off blanks around {name}."))
    return fitting(name, where, MAX_NAME), _rank(value.get("skill_level"), where)


def _rank(value: object, where: str) -> int:
    # JSON's true is an int to Python, and no level.
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise UnreadableFile(
            f"{where}: skill_level should be a whole number from 0 up."
        )
    return value


def match_skill(
    name: str, by_name: Mapping[str, T], by_slug: Mapping[str, T]
) -> T | None:
    """Return what a name from a role file stands for, or nothing.

    The trimmed name is looked up as written, then whatever its letter case, then as a
    slug, then by the slug that it makes.
    """
    wanted = name.strip()
    if wanted in by_name:
        return by_name[wanted]
    folded = wanted.casefold()
    alike = (skill for known, skill in by_name.items() if known.casefold() == folded)
    by_any_slug = by_slug.get(wanted, by_slug.get(derive_slug(wanted)))
    return next(alike, by_any_slug)
