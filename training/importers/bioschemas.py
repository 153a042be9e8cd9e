"""Read training that is described in schema.org's JSON-LD, as Bioschemas asks for it.

LearningResources and Courses are resources; CourseInstances and events take place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from competencies.importers.addresses import is_web_address, ror_address
from competencies.importers.neutral import UnreadableFile
from training.importers import words
from training.importers.bioschemas_events import EVENT_TYPES, events_of
from training.importers.bioschemas_terms import required_by, taught_by
from training.importers.cleaning import Cleaner, Notes, resource_row
from training.importers.json_ld_nodes import (
    Node,
    first,
    nodes_in,
    texts,
    things_of,
    types_of,
    values_of,
)
from training.importers.neutral import (
    MAX_NAME,
    CatalogueFile,
    EventRow,
    ProviderRow,
    ResourceRow,
)

FORMAT = "bioschemas"
RESOURCE_TYPES = {"LearningResource", "TrainingMaterial", "Course"}
FREE = {"true": "free", "https://schema.org/true": "free", "false": "paid"}
MADE_OF = ("SoftwareApplication", "ComputerLanguage", "SoftwareSourceCode")


def read_bioschemas(file: str, text: str, notes: Notes) -> CatalogueFile:
    """Return what a JSON-LD file or a saved page describes.

    Raises UnreadableFile where that is no training.
    """
    nodes = nodes_in(file, text, notes)
    reader = _Reader(file, nodes, notes)
    resources, events = reader.resources(), reader.events()
    if not resources and not events:
        raise UnreadableFile(
            f"{file} describes no LearningResource, Course or event that the hub can "
            "take in. Each needs a name and an address, an event a start."
        )
    providers = tuple(reader.providers.values())
    return CatalogueFile(FORMAT, resources, events, providers)


class _Reader:
    def __init__(self, file: str, nodes: Sequence[Node], notes: Notes) -> None:
        self.file, self.nodes, self.notes = file, nodes, notes
        self.known: dict[str, Node] = {}
        for node in nodes:
            at = node.get("@id")
            if isinstance(at, str) and len(node) > 1:
                self.known.setdefault(at, node)
        self.providers: dict[str, ProviderRow] = {}

    def resources(self) -> tuple[ResourceRow, ...]:
        found = (self._resource(node) for node in self._of(RESOURCE_TYPES))
        return tuple(row for row in found if row is not None)

    def events(self) -> tuple[EventRow, ...]:
        return tuple(self._events())

    def _events(self) -> Iterator[EventRow]:
        seen: set[int] = set()
        for course in self._of({"Course"}):
            given = things_of(course.get("hasCourseInstance"), self.known)
            seen |= {id(each) for each in given}
            where = self._where(course)
            provider = self.provider(course, where)
            yield from events_of(where, given, course, provider, self.notes)
        for node in self._of(EVENT_TYPES):
            if id(node) not in seen:
                where = self._where(node)
                provider = self.provider(node, where)
                yield from events_of(where, [node], {}, provider, self.notes)

    def _of(self, types: set[str]) -> list[Node]:
        return [node for node in self.nodes if types_of(node) & types]

    def _where(self, node: Node) -> str:
        title = " ".join(first(node.get("name")).split())
        return f"{self.file}: {title[:60]}" if title else self.file

    def _resource(self, node: Node) -> ResourceRow | None:
        where = self._where(node)
        required = required_by(node, self.known)
        taught = taught_by(node, self.known, required)
        own = {row.skill for row in taught}
        return resource_row(
            where,
            _said(node, self.known),
            self.notes,
            provider=self.provider(node, where),
            teaches=taught,
            requires=tuple(row for row in required if row.skill not in own),
        )

    def provider(self, node: Node, where: str) -> str:
        for key in ("provider", "publisher", "organizer"):
            for thing in things_of(node.get(key), self.known):
                if row := _provider(thing, where, self.notes):
                    return self.providers.setdefault(row.key, row).key
            for name in (each for each in texts(node.get(key)) if "://" not in each):
                row = ProviderRow(" ".join(name.split())[:MAX_NAME])
                return self.providers.setdefault(row.key, row).key
        return ""


def _provider(thing: Node, where: str, notes: Notes) -> ProviderRow | None:
    values = Cleaner(where, {"name": first(thing.get("name"))}, notes)
    name = values.line("name", MAX_NAME)
    if not name or "Person" in types_of(thing):
        return None
    addresses = [*texts(thing.get("@id")), *texts(thing.get("url"))]
    ror = next((each for each in addresses if each.startswith("https://ror.org/")), "")
    url = next((a for a in addresses[::-1] if is_web_address(a) and a != ror), "")
    return ProviderRow(name, url=url, ror=ror_address(where, ror, notes))


def _said(node: Node, known: Mapping[str, Node]) -> dict[str, str | Sequence[str]]:
    """Return the values of a resource by the hub's own names."""
    return {
        "title": first(node.get("name")),
        "url": _address(node),
        "doi": _doi(node),
        "description": first(node.get("description")) or first(node.get("abstract")),
        "authors": _people(node, known),
        "languages": _languages(node),
        "kind": texts(node.get("learningResourceType"))
        or (["course"] if "Course" in types_of(node) else []),
        "format": texts(node.get("courseMode")),
        "cost": _cost(node),
        "licence": _licence(node),
        "minutes": first(node.get("timeRequired")),
        "keywords": _keywords(node),
        "tools": _tools(node, known),
        "audience": ", ".join(_audience(node)),
        "version_date": first(node.get("dateModified"))
        or first(node.get("datePublished")),
    }


def _address(node: Node) -> str:
    said = [*texts(node.get("url")), *texts(node.get("@id"))]
    return next((each for each in said if is_web_address(each)), first(said))


def _doi(node: Node) -> str:
    keys = ("identifier", "sameAs", "@id", "url")
    said = [each for key in keys for each in texts(node.get(key))]
    for thing in things_of(node.get("identifier"), {}):
        said += texts(thing.get("value"))
    return next(
        (each for each in said if "doi.org/10." in each or each[:4] == "doi:"), ""
    )


def _people(node: Node, known: Mapping[str, Node]) -> list[str]:
    value = node.get("author") or node.get("creator")
    named = [first(each.get("name")) for each in things_of(value, known)]
    plain = [each for each in values_of(value) if isinstance(each, str)]
    return [*named, *plain]


def _languages(node: Node) -> list[str]:
    found = [
        first(thing.get("alternateName")) or first(thing.get("name"))
        for thing in things_of(node.get("inLanguage"), {})
    ]
    found += [e for e in values_of(node.get("inLanguage")) if isinstance(e, str)]
    return [part.strip() for each in found for part in each.split(",") if part.strip()]


def _cost(node: Node) -> str:
    said = first(node.get("isAccessibleForFree")).casefold()
    said = said.replace("http://", "https://")
    prices = [first(each.get("price")) for each in things_of(node.get("offers"), {})]
    if not said and prices and all(price in {"0", "0.0", "0.00"} for price in prices):
        return "free"
    return FREE.get(said, "")


def _licence(node: Node) -> str:
    for thing in things_of(node.get("license"), {}):
        said = [first(thing.get(key)) for key in ("url", "@id", "name")]
        if found := next((each for each in said if words.licence_of(each)), ""):
            return found
    return first(node.get("license"))


def _keywords(node: Node) -> list[str]:
    """Return keywords: things by name, and texts that commas part."""
    found: list[str] = []
    for each in values_of(node.get("keywords")):
        found += each.split(",") if isinstance(each, str) else texts(each)
    return found


def _tools(node: Node, known: Mapping[str, Node]) -> list[str]:
    things = things_of(node.get("mentions"), known)
    return [first(t.get("name")) for t in things if types_of(t) & set(MADE_OF)]


def _audience(node: Node) -> list[str]:
    found = [
        first(thing.get("audienceType")) or first(thing.get("name"))
        for thing in things_of(node.get("audience"), {})
    ]
    plain = [each for each in values_of(node.get("audience")) if isinstance(each, str)]
    return [each for each in [*found, *plain] if each]
