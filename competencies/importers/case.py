"""Read a framework from a CASE package: 1.1, and 1.0 as servers really send it.

The document is the framework. Items that hold others become groups, the others skills;
`isChildOf` says where each stands. What the hub has no field for is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from competencies.case_words import DEFINITIONS, SKILL
from competencies.importers.case_items import (
    Item,
    fitting_uri,
    own_and_extra,
    read_items,
)
from competencies.importers.case_kinds import (
    Kinds,
    kept_kind,
    name_depths,
    sort_items,
)
from competencies.importers.case_links import Nodes, Placed, read_links, read_tree
from competencies.importers.case_rubrics import Descriptors, read_rubrics
from competencies.importers.case_ties import Tied, read_ties
from competencies.importers.findings import find_oddities
from competencies.importers.identifiers import uuid_for
from competencies.importers.kept import kept_fields
from competencies.importers.loose import Loose, shortened, text_of
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_NAME,
    MAX_SHORT_TEXT,
    Extra,
    FrameworkFile,
    GroupRow,
    LevelRow,
    ReportRow,
    RoleRow,
    SkillRow,
    UnreadableFile,
)
from competencies.importers.reading import quoted
from competencies.importers.slugs import derive_slug, is_slug
from competencies.importers.trees import parents_first

FORMAT = "case"
DOCUMENT, PACKAGE, ITEMS = "CFDocument", "CFPackage", "CFItems"
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
HANDLED = {
    *("identifier", "uri", "title", "description", "version", "caseVersion", "notes"),
    *("lastChangeDateTime", "extensions", "CFPackageURI"),
}
PARTS = {DOCUMENT, ITEMS, "CFAssociations", "CFDefinitions", "CFRubrics", "extensions"}


def is_case(value: object) -> bool:
    return isinstance(value, dict) and (DOCUMENT in value or PACKAGE in value)


def read_case(file: str, value: object) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework that a package holds, and what was odd or changed.

    Raises UnreadableFile where there is no document with a title, or no item.
    """
    notes: list[ReportRow] = []
    package = Loose(value, file)
    if isinstance(package.values.get(PACKAGE), dict):
        package = package.inside(PACKAGE)
    if not isinstance(package.values.get(DOCUMENT), dict):
        raise UnreadableFile(f"{file} has no {DOCUMENT}. Export the whole package.")
    document = package.inside(DOCUMENT)
    items = read_items(package.each(ITEMS, notes), notes)
    if not document.text("title") or not items:
        missing = "items" if document.text("title") else "a title"
        raise UnreadableFile(f"{file} is a CASE package without {missing}.")
    framework = _framework(_read_body(package, document, items, notes), notes)
    return framework, [*notes, *find_oddities(framework)]


@dataclass(frozen=True, slots=True)
class _Body:
    """The parts of a package, sorted out."""

    package: Loose
    document: Loose
    items: Sequence[Item]
    kinds: Kinds
    slugs: Mapping[str, str]
    placed: Placed
    tied: Tied
    levels: tuple[LevelRow, ...]
    words: Descriptors


def _read_body(
    package: Loose, document: Loose, items: Sequence[Item], notes: list[ReportRow]
) -> _Body:
    nodes = Nodes(items, document)
    links = list(read_links(package.each("CFAssociations", notes), nodes, notes))
    placed = read_tree(items, links, notes)
    kinds = sort_items(items, placed, links, notes)
    slugs = kinds.slugs()
    levels, words = read_rubrics(package.each("CFRubrics", notes), nodes, notes)
    _note_lost_words(kinds.groups, words, notes)
    tied = read_ties(kinds, slugs, links, notes)
    return _Body(package, document, items, kinds, slugs, placed, tied, levels, words)


def _note_lost_words(
    groups: Sequence[Item], words: Descriptors, notes: list[ReportRow]
) -> None:
    for item in groups:
        if words.get(item.key):
            message = "Groups have no levels of their own; left out its level texts."
            notes.append(ReportRow(item.row, "levels-of-group", message, kept=False))


def _framework(body: _Body, notes: list[ReportRow]) -> FrameworkFile:
    document, tied = body.document, body.tied
    own, extra = own_and_extra(document, HANDLED)
    depth_names, groups = _groups(body, own)
    slug = text_of(own.get("slug"))
    return FrameworkFile(
        format=FORMAT,
        name=shortened(document.text("title"), MAX_NAME),
        slug=slug if is_slug(slug) else derive_slug(document.text("title")),
        version=_version(document, notes),
        licence=_licence(document),
        source=_source(document, own),
        description=document.text("description"),
        depth_names=depth_names,
        levels=body.levels,
        groups=groups,
        skills=tuple(_skill(body, item) for item in body.kinds.skills),
        roles=tuple(_role(body, item) for item in body.kinds.roles),
        ties=tuple(tied.ties),
        crosswalks=tuple(tied.crosswalks),
        slugs_are_given=body.kinds.slugs_are_given,
        notes=document.text("notes"),
        identifier=uuid_for(
            document.text("identifier")
            or document.text("uri")
            or document.text("title")
        ),
        uri=fitting_uri(document.text("uri")),
        extra=_extra(body, own, extra),
    )


def _version(document: Loose, notes: list[ReportRow]) -> str | None:
    version = document.text("version")
    if VERSION.fullmatch(version):
        return version
    if version:
        message = f"The version {quoted(version)} can't be an address; give one."
        notes.append(ReportRow(DOCUMENT, "bad-version", message))
    return None


def _licence(document: Loose) -> str:
    value = document.values.get("licenseURI")
    link = document.inside("licenseURI")
    words = text_of(value) or link.text("title") or link.text("uri")
    return shortened(words, MAX_LEVEL_NAME)


def _source(document: Loose, own: Extra) -> str:
    words = text_of(own.get("source")) or document.text("officialSourceURL")
    return shortened(words, MAX_SHORT_TEXT)


def _groups(body: _Body, own: Extra) -> tuple[tuple[str, ...], tuple[GroupRow, ...]]:
    rows = parents_first([_group(body, item) for item in body.kinds.groups])
    kinds = {body.slugs[item.key]: item.kind for item in body.kinds.groups}
    given = own.get("depth_names")
    names = given if isinstance(given, list) else []
    fitting = [shortened(text_of(name), MAX_NAME) for name in names]
    return name_depths(rows, kinds, fitting)


def _parent(body: _Body, item: Item) -> str | None:
    parent = body.placed.parents.get(item.key)
    return body.slugs[parent] if parent else None


def _position(body: _Body, item: Item) -> int:
    """Return the order that the file gives, else the place in it."""
    return body.placed.orders.get(item.key, item.place)


def _group(body: _Body, item: Item) -> GroupRow:
    return GroupRow(
        slug=body.slugs[item.key],
        name=item.name,
        description=item.description,
        parent=_parent(body, item),
        position=_position(body, item),
        identifier=item.identifier,
        uri=item.uri,
        extra={"case": item.extra} if item.extra else {},
    )


def _skill(body: _Body, item: Item) -> SkillRow:
    words = body.words.get(item.key, [])
    extra: Extra = {"case": item.extra} if item.extra else {}
    is_usual = item.kind.casefold() in ("", SKILL.casefold())
    return SkillRow(
        slug=body.slugs[item.key],
        name=item.name,
        group=_parent(body, item),
        description=item.description,
        position=_position(body, item),
        related=tuple(body.tied.related.get(body.slugs[item.key], ())),
        descriptors=tuple((rank, text) for rank, text, _ in words),
        examples=tuple((rank, lines) for rank, _, lines in words if lines),
        identifier=item.identifier,
        uri=item.uri,
        extra=extra if is_usual else kept_kind(extra, item.kind),
    )


def _role(body: _Body, item: Item) -> RoleRow:
    slug = body.slugs[item.key]
    return RoleRow(
        name=item.name,
        slug=slug,
        description=item.description,
        levels=tuple(body.tied.expected.get(slug, {}).items()),
        identifier=item.identifier,
    )


def _extra(body: _Body, own: Extra, extra: dict[str, object]) -> dict[str, object]:
    """Return what the document, and the package around it, say besides."""
    filled = own.get("filled_in")
    found = {k: v for k, v in extra.items() if k not in _names(filled)}
    definitions = body.package.inside("CFDefinitions").values
    kept = {key: value for key, value in definitions.items() if key in DEFINITIONS}
    others = kept_fields(body.package.values, PARTS, "the package")
    parts = {
        "CFDefinitions": kept_fields(kept, (), "CFDefinitions"),
        "CFAssociations": body.tied.others,
        "CFPackage": {k: v for k, v in others.items() if not k.endswith("URI")},
    }
    found |= {key: value for key, value in parts.items() if value}
    return {"case": found} if found else {}


def _names(value: object) -> set[str]:
    return set(map(text_of, value)) if isinstance(value, list) else set()
