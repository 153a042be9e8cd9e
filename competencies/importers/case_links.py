"""The associations of a CASE package: which items they are between, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from competencies.case_words import CHILD
from competencies.importers.case_items import Item
from competencies.importers.kept import kept
from competencies.importers.loose import Loose, text_of
from competencies.importers.neutral import ReportRow, UnreadableFile

DEEPEST_WALK = 100


@dataclass(frozen=True, slots=True)
class Node:
    """One end of an association, inside the package or outside."""

    item: Item | None
    is_document: bool
    identifier: str
    uri: str
    title: str


@dataclass(frozen=True, slots=True)
class Link:
    word: str
    origin: Node
    destination: Node
    order: int | None
    notes: str
    raw: dict[str, object]


class Nodes:
    """Finds items by identifier or address."""

    def __init__(self, items: Iterable[Item], document: Loose) -> None:
        self.by_key: dict[str, Item] = {}
        for item in items:
            if item.uri:
                self.by_key.setdefault(item.uri.lower(), item)
        for item in items:
            self.by_key[item.key] = item
            self.by_key[item.identifier] = item
        self.document = {
            document.text(key).lower() for key in ("identifier", "uri")
        } - {""}

    def node(self, value: object) -> Node:
        """Return the end that a value names: an object, or an address alone."""
        link = Loose(value if isinstance(value, dict) else {}, "")
        uri = text_of(value) if isinstance(value, str) else link.text("uri")
        identifier = link.text("identifier")
        keys = [key.lower() for key in (identifier, uri, _last(uri)) if key]
        # An identifier says more than an address, which several may share.
        known = (key for key in keys if key in self.by_key or key in self.document)
        key = next(known, "")
        is_document = key in self.document
        item = None if is_document else self.by_key.get(key)
        return Node(item, is_document, identifier, uri, link.text("title"))


def _last(uri: str) -> str:
    return uri.rstrip("/").rpartition("/")[2]


def read_links(
    entries: Iterable[Loose], nodes: Nodes, notes: list[ReportRow]
) -> Iterator[Link]:
    for entry in entries:
        origin = nodes.node(entry.values.get("originNodeURI"))
        destination = nodes.node(entry.values.get("destinationNodeURI"))
        word = entry.text("associationType")
        named = [end.identifier or end.uri for end in (origin, destination)]
        if not word or not all(named):
            message = "Names no kind, or not both its ends; left it out."
            notes.append(ReportRow(entry.where, "no-association", message, kept=False))
            continue
        kept(entry.values, entry.where)
        yield Link(
            word=word,
            origin=origin,
            destination=destination,
            order=entry.whole("sequenceNumber"),
            notes=entry.text("notes"),
            raw=entry.values,
        )


# --- the tree ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Placed:
    """The item that each stands in, by key, and its order among its neighbours."""

    parents: Mapping[str, str]
    orders: Mapping[str, int]


def read_tree(
    items: Sequence[Item], links: Iterable[Link], notes: list[ReportRow]
) -> Placed:
    """Return where items stand; what can't be so is left out, with a line for each.

    The first parent counts. What has no parent in the package stands at the top.
    """
    parents: dict[str, str] = {}
    orders: dict[str, int] = {}
    settled: set[str] = set()
    for link in links:
        child, parent = link.origin.item, link.destination.item
        if link.word != CHILD or child is None:
            continue
        is_inside = parent is not None or link.destination.is_document
        if is_inside and child.key in settled:
            message = "Stands in two places; kept the first."
            notes.append(ReportRow(child.row, "two-parents", message, kept=False))
        elif parent is not None and _is_above(child.key, parent.key, parents):
            message = "Stands within itself by way of its parts; left that out."
            notes.append(ReportRow(child.row, "cycle", message, kept=False))
        elif is_inside:
            settled.add(child.key)
            if parent is not None:
                parents[child.key] = parent.key
            if link.order is not None:
                orders[child.key] = max(link.order, 0)
    _note_loose(items, settled, notes)
    return Placed(parents, orders)


def _is_above(child: str, parent: str, parents: Mapping[str, str]) -> bool:
    """Say whether `child` is `parent`, or something that it stands in."""
    key: str | None = parent
    for _depth in range(DEEPEST_WALK):
        if key is None or key == child:
            return key is not None
        key = parents.get(key)
    raise UnreadableFile(f"The items are nested more than {DEEPEST_WALK} deep.")


def _note_loose(
    items: Sequence[Item], settled: set[str], notes: list[ReportRow]
) -> None:
    loose = [item for item in items if item.key not in settled]
    if loose and len(loose) < len(items):
        message = (
            f"{len(loose)} items have no place in the tree; they stand at the top."
        )
        notes.append(ReportRow("items", "no-parent", message))
