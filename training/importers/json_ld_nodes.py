"""The things that a file of schema.org's JSON-LD speaks of, each as plain values.

No context is ever loaded: names are read as schema.org's own, with or without its
address before them, and a file that doesn't say schema.org anywhere is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import parse_json
from training.importers.cleaning import Notes

Node = Mapping[str, object]
MOST_NODES = 5_000
MOST_VALUES = 100
BEFORE = re.compile(r"^(?:https?://schema\.org/|schema:|sdo:)")
# Where a document keeps the things that it lists.
HOLDERS = ("@graph", "itemListElement", "item", "mainEntity", "hasPart")
LD_JSON = "application/ld+json"


def nodes_in(file: str, text: str, notes: Notes) -> list[Node]:
    """Return every thing of a JSON-LD text or of a saved page, outermost first.

    Raises UnreadableFile where there is no JSON-LD of schema.org.
    """
    values = _in_page(file, text, notes) if is_page(text) else [parse_json(file, text)]
    if not any(_says_schema_org(value) for value in values):
        raise UnreadableFile(
            f"{file} holds no JSON-LD of schema.org. Give a page or a file that has "
            "training described in it so."
        )
    return list(_walk(file, values))


def is_page(text: str) -> bool:
    """Say whether a text is a page of HTML rather than JSON."""
    return text.lstrip().startswith("<")


class _Scripts(HTMLParser):
    """Collects what stands in the script elements that hold JSON-LD; runs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.is_in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self.is_in = tag == "script" and kind == LD_JSON
        if self.is_in:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_in = False

    def handle_data(self, data: str) -> None:
        if self.is_in:
            self.found[-1] += data


def _in_page(file: str, text: str, notes: Notes) -> list[object]:
    reader = _Scripts()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError) as error:
        # What the parser of the library raises for declarations that are made up.
        raise UnreadableFile(f"{file} is broken HTML.") from error
    values: list[object] = []
    for number, script in enumerate(reader.found[:MOST_VALUES], 1):
        try:
            values.append(parse_json(f"{file}, script {number}", script))
        except UnreadableFile as error:
            notes.append(ReportRow(file, "broken-script", str(error), kept=False))
    return values


def _says_schema_org(value: object) -> bool:
    """Say whether a context or a type anywhere near the top is schema.org's."""
    at_top = value if isinstance(value, list) else [value]
    for node in at_top[:MOST_VALUES]:
        if isinstance(node, dict):
            graph = node.get("@graph")
            inside = graph[:MOST_VALUES] if isinstance(graph, list) else []
            said = [node.get("@context"), node.get("@type")]
            said += [each.get("@type") for each in inside if isinstance(each, dict)]
            if any(re.search(r"schema\.org|schema:", _short(each)) for each in said):
                return True
    return False


def _short(value: object) -> str:
    """Return the texts of a value in one, to the third depth."""
    found: list[str] = []
    level = [value]
    for _depth in range(3):
        deeper: list[object] = []
        for each in level[:MOST_VALUES]:
            if isinstance(each, str):
                found.append(each[:300])
            elif isinstance(each, dict):
                deeper += each.values()
            elif isinstance(each, list):
                deeper += each
        level = deeper
    return " ".join(found)


def _walk(file: str, values: list[object]) -> Iterator[Node]:
    """Yield objects without recursion: how deep they stand is a stranger's choice."""
    waiting = list(reversed(values))
    count = 0
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            count += 1
            if count > MOST_NODES:
                raise UnreadableFile(
                    f"{file} holds more than {MOST_NODES} things, the most the hub "
                    "reads."
                )
            node = {BEFORE.sub("", key): each for key, each in value.items()}
            yield node
            held = [node[key] for key in HOLDERS if key in node]
            waiting.extend(reversed(held))


def types_of(node: Node) -> set[str]:
    """Return the types of a thing, without what stands before them."""
    return {BEFORE.sub("", each) for each in texts(node.get("@type"))}


def texts(value: object) -> list[str]:
    """Return the words that a value says: texts, numbers, and things by their name."""
    found = []
    for each in values_of(value):
        if isinstance(each, bool):
            found.append("true" if each else "false")
        elif isinstance(each, str | int | float):
            found.append(str(each)[:50_000])
        elif isinstance(each, dict):
            found += _named(each)
    return [text for text in found if text.strip()]


def _named(thing: Node) -> list[str]:
    for key in ("@value", "name", "schema:name", "alternateName", "@id", "url"):
        said = thing.get(key)
        if isinstance(said, str):
            return [said[:50_000]]
        if isinstance(said, list) and said and isinstance(said[0], str):
            return [said[0][:50_000]]
    return []


def values_of(value: object) -> list[object]:
    """Return a value, or the parts of a list, as a list."""
    if value is None:
        return []
    return value[:MOST_VALUES] if isinstance(value, list) else [value]


def things_of(value: object, known: Mapping[str, Node]) -> list[Node]:
    """Return the things in a value; one that is named by `@id` alone is looked up."""
    found = []
    for each in values_of(value):
        if isinstance(each, dict):
            plain = {BEFORE.sub("", key): one for key, one in each.items()}
            at = plain.get("@id")
            is_bare = set(plain) == {"@id"} and isinstance(at, str)
            found.append(known.get(str(at), plain) if is_bare else plain)
    return found


def first(value: object) -> str:
    """Return the first words of a value, or nothing."""
    return next(iter(texts(value)), "")
