"""The items of a CASE package: what each is called, known by, and says besides."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from competencies.case_words import OWN
from competencies.importers.identifiers import uuid_for
from competencies.importers.kept import kept_fields
from competencies.importers.loose import Loose, shortened, text_of
from competencies.importers.neutral import MAX_NAME, MAX_URL, ReportRow
from competencies.importers.reading import quoted
from competencies.importers.slugs import is_slug

# What the hub has fields for, works out itself, or that only points back.
HANDLED = {
    *("identifier", "uri", "fullStatement", "abbreviatedStatement", "extensions"),
    *("lastChangeDateTime", "CFItemTypeURI", "CFItemType", "CFDocumentURI"),
    "educationalLevel",
}


@dataclass(frozen=True, slots=True)
class Item:
    key: str
    """The identifier as the file has it, in small letters."""
    identifier: str
    uri: str
    name: str
    description: str
    kind: str
    """What the file calls items of its sort, such as Skill."""
    row: str
    """How reports name it."""
    place: int
    """Its order in the file."""
    own: dict[str, object] = field(default_factory=dict)
    """What this hub, or another of its kind, wrote about it."""
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The slug that a hub gave it, if one did."""
        slug = text_of(self.own.get("slug"))
        return slug if is_slug(slug) else ""


def read_items(entries: Iterable[Loose], notes: list[ReportRow]) -> list[Item]:
    """Return the items, each identifier once: the first counts."""
    found: dict[str, Item] = {}
    taken: set[str] = set()
    for place, entry in enumerate(entries):
        item = _item(entry, place, notes)
        if item is None:
            continue
        if item.key in found or item.identifier in taken:
            message = f"{quoted(item.name)} has an identifier that is taken; left out."
            note = ReportRow(item.row, "duplicate-identifier", message, kept=False)
            notes.append(note)
            continue
        found[item.key] = item
        taken.add(item.identifier)
    return list(found.values())


def _item(entry: Loose, place: int, notes: list[ReportRow]) -> Item | None:
    full, short = entry.text("fullStatement"), entry.text("abbreviatedStatement")
    given = entry.text("identifier") or entry.text("uri")
    if not (full or short):
        message = "Has no statement; left it out."
        notes.append(ReportRow(entry.where, "no-statement", message, kept=False))
        return None
    if not given:
        message = "Has no identifier; one is made from its statement."
        notes.append(ReportRow(entry.where, "no-identifier", message))
    name = shortened(short or full, MAX_NAME)
    row = f"item {name}" if len(name) < MAX_NAME else entry.where
    if name != (short or full):
        message = "Its statement is longer than a name; the whole is its description."
        notes.append(ReportRow(row, "name-shortened", message))
    has_text = bool(short and full) or name != (short or full)
    own, extra = own_and_extra(entry, HANDLED)
    if level := entry.values.get("educationalLevel"):
        levels = level if isinstance(level, list) else [level]
        extra.setdefault("educationLevel", levels)
        notes.append(ReportRow(row, "field-renamed", "educationalLevel is misspelt."))
    return Item(
        key=(given or full or short).lower(),
        identifier=uuid_for(given or full or short),
        uri=fitting_uri(entry.text("uri")),
        name=name,
        description=(full or short) if has_text else "",
        kind=entry.text("CFItemType") or entry.inside("CFItemTypeURI").text("title"),
        row=row,
        place=place,
        own=own,
        extra=extra,
    )


def fitting_uri(uri: str) -> str:
    """Return an address that the database has room for, and none that says nothing."""
    says_nothing = uri.startswith("urn:uuid:")
    return "" if says_nothing or len(uri) > MAX_URL else uri


def own_and_extra(
    entry: Loose, handled: Collection[str]
) -> tuple[dict[str, object], dict[str, object]]:
    """Return what a hub wrote into the extensions, and all that it has no field for."""
    outer = entry.values.get("extensions")
    extensions = outer if isinstance(outer, dict) else {}
    own = extensions.get(OWN)
    others = kept_fields(extensions, {OWN}, f"{entry.where}: extensions")
    fields = kept_fields(entry.values, handled, entry.where)
    return (own if isinstance(own, dict) else {}), others | fields
