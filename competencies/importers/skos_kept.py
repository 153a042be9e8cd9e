"""What SKOS says and the hub has no field for, as JSON that can be written again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import rdflib
from rdflib.namespace import RDF, SKOS
from rdflib.term import Literal, Node, URIRef

from competencies.importers.loose import text_of
from competencies.importers.skos_words import Texts

OWN_TYPES = (SKOS.Concept, SKOS.ConceptScheme)
Statement = dict[str, str]


def statements(
    graph: rdflib.Graph, term: Node, handled: Collection[Node]
) -> list[Statement]:
    """Return what a term says under words that are not handled, in a fixed order."""
    found = []
    for word, value in graph.predicate_objects(term):
        is_own = word == RDF.type and value in OWN_TYPES
        if word not in handled and not is_own:
            found += list(statement(str(word), value))
    return sorted(found, key=lambda each: sorted(each.items()))


def statement(word: str, value: Node) -> Iterator[Statement]:
    """Yield a statement about a term; what has no name of its own is left out."""
    if isinstance(value, URIRef):
        yield {"word": word, "iri": str(value)}
    if isinstance(value, Literal) and (text := text_of(str(value))):
        said = {"word": word, "text": text}
        if value.language:
            said["language"] = value.language
        elif value.datatype:
            said["datatype"] = str(value.datatype)
        yield said


def as_extra(
    words: Mapping[str, Texts], said: list[Statement], **more: object
) -> dict[str, object]:
    """Return all that is kept under the format's name, or nothing."""
    kept: dict[str, object] = {name: dict(each) for name, each in words.items() if each}
    kept |= {name: value for name, value in more.items() if value}
    if said:
        kept["statements"] = said
    return {"skos": kept} if kept else {}
