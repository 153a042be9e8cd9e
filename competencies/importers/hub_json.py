"""Read a framework in the hub's own JSON, as `competencies/exporters/hub.py` writes it.

Texts are taken as they stand, for what was exported must come back the same. A field
that this hub does not know is kept where the row has a place for it, and noted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from competencies.importers.addresses import ROR_ADDRESS, is_web_address
from competencies.importers.fields import Fields
from competencies.importers.findings import find_oddities
from competencies.importers.identifiers import is_uuid
from competencies.importers.kept import kept, kept_fields
from competencies.importers.neutral import (
    MAX_IDENTIFIER,
    MAX_LEVEL_NAME,
    MAX_NAME,
    MAX_POSITION,
    MAX_RANK,
    MAX_SHORT_TEXT,
    MAX_SLUG,
    MAX_TITLE,
    MAX_URL,
    RELATION_KINDS,
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    ProviderRow,
    RelationRow,
    ReportRow,
    ResourceRow,
    RoleRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)
from competencies.importers.reading import as_list, as_object, as_text, fitting, quoted
from competencies.importers.slugs import is_slug
from competencies.importers.trees import parents_first

FORMAT = "hub"
MARK = "rse_hub_framework"
EDITION = 1
KINDS = ("tool", "language", "methodology")
LONGEST_TEXT = 100_000
# What each object may hold; other fields are noted.
HEAD = (
    *(MARK, "slug", "version", "name", "identifier", "uri", "description", "licence"),
    *("source", "notes", "depth_names", "extra", "levels", "groups", "skills", "tools"),
    *("providers", "resources", "roles", "relations", "crosswalks"),
)
CONCEPT = ("slug", "name", "description", "position", "identifier", "uri", "extra")
GROUP = (*CONCEPT, "parent")
SKILL = (*CONCEPT, "group", "levels", "tools", "related", "resources")


class Exact(Fields):
    """The named values of an object, taken as they stand."""

    def text(
        self, key: str, longest: int = LONGEST_TEXT, *, required: bool = False
    ) -> str:
        place = f"{self.where}: {key}"
        text = as_text(self.values.get(key, ""), place)
        if required and not text.strip():
            raise UnreadableFile(f"{place} is missing. Fill it in.")
        return fitting(text, place, longest)

    def slug(self, key: str = "slug") -> str:
        slug = self.text(key, MAX_SLUG, required=True)
        if not is_slug(slug):
            raise UnreadableFile(f"{self.where}: {quoted(slug)} is no slug.")
        return slug

    def name(self, longest: int = MAX_NAME) -> str:
        return self.text("name", longest, required=True)

    def number(self, key: str, highest: int) -> int:
        number = self.whole(key)
        if number > highest:
            raise UnreadableFile(f"{self.where}: {key} is more than {highest}.")
        return number

    def position(self) -> int:
        return self.number("position", MAX_POSITION) if "position" in self.values else 0

    def texts(self, key: str, longest: int) -> tuple[str, ...]:
        place = f"{self.where}: {key}"
        entries = as_list(self.values.get(key, []), place)
        found = [fitting(as_text(each, place), place, longest) for each in entries]
        return tuple(dict.fromkeys(found))

    def identifier(self) -> str:
        text = self.text("identifier")
        if text and not is_uuid(text):
            raise UnreadableFile(f"{self.where}: {quoted(text)} is no UUID.")
        return text

    def address(self, key: str = "url") -> str:
        text = self.text(key, MAX_URL)
        if text and not is_web_address(text):
            raise UnreadableFile(f"{self.where}: {quoted(text)} is no web address.")
        return text

    def flag(self, key: str) -> bool:
        return self.values.get(key, False) is True

    def rest(self, known: Collection[str], notes: list[ReportRow]) -> dict[str, object]:
        """Return what is kept, with a note for what the hub has no field for."""
        place = f"{self.where}: extra"
        own = as_object(self.values.get("extra", {}), place)
        kept(own, place)
        unknown = kept_fields(self.values, known, self.where)
        for name in unknown:
            message = (
                f"The hub doesn't know the field {quoted(name)}; kept it as it is."
            )
            notes.append(ReportRow(self.where, "unknown-field", message))
        return {**own, "hub": unknown} if unknown else own


def is_hub_json(value: object) -> bool:
    return isinstance(value, dict) and MARK in value


def read_hub_json(file: str, value: object) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework that a JSON value holds, and what is odd in it.

    Raises UnreadableFile for the first thing that is missing, wrong or said twice.
    """
    head = Exact(value, file)
    if head.values.get(MARK) != EDITION:
        raise UnreadableFile(
            f"{file} is of another edition of the hub's form; this hub reads {EDITION}."
        )
    notes: list[ReportRow] = []
    framework = FrameworkFile(
        format=FORMAT,
        name=head.name(),
        slug=head.slug() if "slug" in head.values else None,
        version=head.text("version", MAX_LEVEL_NAME) or None,
        licence=head.text("licence", MAX_LEVEL_NAME),
        source=head.text("source", MAX_SHORT_TEXT),
        description=head.text("description"),
        depth_names=head.texts("depth_names", MAX_NAME),
        levels=tuple(_level(row) for row in head.each("levels")),
        groups=parents_first([_group(row, notes) for row in head.each("groups")]),
        skills=tuple(_skill(row, notes) for row in head.each("skills")),
        tools=tuple(_tool(row) for row in head.each("tools")),
        resources=tuple(_resource(row) for row in head.each("resources")),
        providers=tuple(_provider(row) for row in head.each("providers")),
        roles=tuple(_role(row) for row in head.each("roles")),
        ties=tuple(_tie(row) for row in head.each("relations")),
        crosswalks=tuple(_crosswalk(row) for row in head.each("crosswalks")),
        notes=head.text("notes"),
        identifier=head.identifier(),
        uri=head.text("uri", MAX_URL),
        extra=head.rest(HEAD, notes),
    )
    _check(framework)
    return framework, [*notes, *find_oddities(framework)]


def _level(row: Exact) -> LevelRow:
    return LevelRow(
        rank=row.number("rank", MAX_RANK),
        name=row.name(MAX_LEVEL_NAME),
        description=row.text("description"),
        short_description=row.text("short_description", MAX_SHORT_TEXT),
        focus=row.text("focus", MAX_SHORT_TEXT),
    )


def _group(row: Exact, notes: list[ReportRow]) -> GroupRow:
    return GroupRow(
        slug=row.slug(),
        name=row.name(),
        description=row.text("description"),
        parent=row.slug("parent") if "parent" in row.values else None,
        position=row.position(),
        identifier=row.identifier(),
        uri=row.text("uri", MAX_URL),
        extra=row.rest(GROUP, notes),
    )


def _skill(row: Exact, notes: list[ReportRow]) -> SkillRow:
    words = row.each("levels")
    ranked = [(each.number("rank", MAX_RANK), each) for each in words]
    examples = [(rank, each.lines("examples")) for rank, each in ranked]
    return SkillRow(
        slug=row.slug(),
        name=row.name(),
        group=row.slug("group") if "group" in row.values else None,
        description=row.text("description"),
        position=row.position(),
        tools=row.texts("tools", MAX_SLUG),
        resources=row.texts("resources", MAX_SLUG),
        related=row.texts("related", MAX_SLUG),
        descriptors=tuple((rank, each.text("text")) for rank, each in ranked),
        examples=tuple((rank, lines) for rank, lines in examples if lines),
        identifier=row.identifier(),
        uri=row.text("uri", MAX_URL),
        extra=row.rest(SKILL, notes),
    )


def _tool(row: Exact) -> ToolRow:
    kind = row.text("kind") or KINDS[0]
    if kind not in KINDS:
        raise UnreadableFile(f"{row.where}: kind should be {', '.join(KINDS)}.")
    return ToolRow(
        slug=row.slug(),
        name=row.name(),
        description=row.text("description"),
        kind=kind,
        url=row.address(),
        slug_only=row.flag("slug_only"),
    )


def _resource(row: Exact) -> ResourceRow:
    return ResourceRow(
        slug=row.slug(),
        title=row.text("title", MAX_TITLE, required=True),
        url=row.address(),
        description=row.text("description"),
        languages=row.texts("languages", MAX_LEVEL_NAME),
        provider=row.slug("provider") if "provider" in row.values else None,
        slug_only=row.flag("slug_only"),
    )


def _provider(row: Exact) -> ProviderRow:
    ror = row.text("ror")
    if ror and not ROR_ADDRESS.fullmatch(ror):
        raise UnreadableFile(f"{row.where}: {quoted(ror)} is no address at ror.org.")
    return ProviderRow(
        slug=row.slug(),
        name=row.name(),
        url=row.address(),
        ror=ror,
        description=row.text("description"),
    )


def _role(row: Exact) -> RoleRow:
    return RoleRow(
        name=row.name(),
        slug=row.slug(),
        description=row.text("description"),
        levels=tuple(
            (each.slug("skill"), each.number("rank", MAX_RANK))
            for each in row.each("levels")
        ),
        identifier=row.identifier(),
    )


def _kind(row: Exact) -> str:
    kind = row.text("kind")
    if kind not in RELATION_KINDS:
        raise UnreadableFile(
            f"{row.where}: kind should be one of {', '.join(RELATION_KINDS)}."
        )
    return kind


def _tie(row: Exact) -> RelationRow:
    return RelationRow(row.slug("from"), row.slug("to"), _kind(row))


def _crosswalk(row: Exact) -> CrosswalkRow:
    found = CrosswalkRow(
        from_skill=row.slug("from"),
        kind=_kind(row),
        target_uri=row.text("uri", MAX_URL),
        target_identifier=row.text("identifier", MAX_IDENTIFIER),
        target_title=row.text("title", MAX_TITLE),
    )
    if not (found.target_uri or found.target_identifier):
        raise UnreadableFile(f"{row.where} leads nowhere. Give a uri or an identifier.")
    return found


# --- checks of the whole -----------------------------------------------------------


def _check(file: FrameworkFile) -> None:
    """Refuse what is said twice, leads nowhere in the file, or is off the scale."""
    slugs = {
        "group": _unique("group", [row.slug for row in file.groups]),
        "skill": _unique("skill", [row.slug for row in file.skills]),
        "tool": _unique("tool", [row.slug for row in file.tools]),
        "resource": _unique("resource", [row.slug for row in file.resources]),
        "provider": _unique("provider", [row.slug for row in file.providers]),
    }
    _unique("role", [row.slug for row in file.roles])
    _check_identifiers(file)
    _check_scale(file)
    for kind, slug, where in _links(file):
        if slug not in slugs[kind]:
            raise UnreadableFile(f"{where}: there is no {kind} {quoted(slug)}.")
    for row in file.relations:
        if row.from_skill == row.to_skill:
            slug = quoted(row.from_skill)
            raise UnreadableFile(f"The skill {slug} is tied to itself.")


def _unique(kind: str, slugs: Sequence[str]) -> set[str]:
    for slug, times in Counter(slugs).items():
        if times > 1:
            raise UnreadableFile(f"The {kind} {quoted(slug)} is there twice.")
    return set(slugs)


def _check_identifiers(file: FrameworkFile) -> None:
    for rows in (file.groups, file.skills, file.roles):
        _unique("identifier", [row.identifier for row in rows if row.identifier])


def _check_scale(file: FrameworkFile) -> None:
    ranks = [level.rank for level in file.levels]
    if ranks and (ranks != list(range(len(ranks))) or len(ranks) == 1):
        raise UnreadableFile("The levels should run from 0 up, each once.")
    for skill in file.skills:
        own = [rank for rank, _ in skill.descriptors]
        where = f"The skill {quoted(skill.slug)}"
        _unique(f"{where} level", [str(rank) for rank in own])
        if not set(own) <= set(ranks):
            raise UnreadableFile(f"{where} has words for a level that isn't there.")


def _links(file: FrameworkFile) -> list[tuple[str, str, str]]:
    """Return what rows name: the kind, the slug, and who names it."""
    found = [
        ("provider", row.provider, f"resource {row.slug}")
        for row in file.resources
        if row.provider
    ]
    for skill in file.skills:
        where = f"skill {skill.slug}"
        found += [("group", skill.group, where)] if skill.group else []
        found += [("tool", slug, where) for slug in skill.tools]
        found += [("resource", slug, where) for slug in skill.resources]
    for tie in file.relations:
        found += [
            ("skill", slug, "relations") for slug in (tie.from_skill, tie.to_skill)
        ]
    for role in file.roles:
        found += [("skill", slug, f"role {role.slug}") for slug, _ in role.levels]
    found += [("skill", row.from_skill, "crosswalks") for row in file.crosswalks]
    return found
