"""Where the concepts of a SKOS scheme stand: broader, and narrower the other way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import rdflib
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node, URIRef

from competencies.importers.neutral import ReportRow, UnreadableFile

DEEPEST_WALK = 100
PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Tree:
    parents: Mapping[Node, Node]
    others: Mapping[Node, list[Node]]
    """Further broader concepts of the scheme, for the hub knows one place alone."""


def read_tree(
    graph: rdflib.Graph,
    concepts: Sequence[Node],
    names: Mapping[Node, str],
    notes: list[ReportRow],
) -> Tree:
    """Return the tree; a second place, and a circle, are left out with a line each."""
    known = set(concepts)
    parents: dict[Node, Node] = {}
    others: dict[Node, list[Node]] = defaultdict(list)
    for concept in concepts:
        for broader in _broader(graph, concept, known):
            row = f"concept {names[concept]}"
            if concept in parents:
                others[concept].append(broader)
                message = f"Stands in {names[broader]}, too; kept the first."
                notes.append(ReportRow(row, "two-parents", message, kept=False))
            elif _is_above(concept, broader, parents):
                message = f"Stands within itself by way of {names[broader]}."
                notes.append(ReportRow(row, "cycle", message, kept=False))
            else:
                parents[concept] = broader
    return Tree(parents, others)


def _broader(
    graph: rdflib.Graph, concept: Node, known: Collection[Node]
) -> Iterator[Node]:
    """Yield what a concept stands in, what it says itself before what others say."""
    said = sorted(set(graph.objects(concept, SKOS.broader)) & set(known), key=str)
    told = set(graph.subjects(SKOS.narrower, concept)) & set(known)
    yield from said
    yield from sorted(told - set(said), key=str)


def _is_above(concept: Node, parent: Node, parents: Mapping[Node, Node]) -> bool:
    term: Node | None = parent
    for _depth in range(DEEPEST_WALK):
        if term is None or term == concept:
            return term is not None
        term = parents.get(term)
    raise UnreadableFile(f"The concepts are nested more than {DEEPEST_WALK} deep.")


def in_order(
    graph: rdflib.Graph, concepts: Collection[Node], names: Mapping[Node, str]
) -> list[Node]:
    """Return concepts in the order that a collection gives, else by code and name."""
    places = {term: place for place, term in enumerate(ordered(graph, concepts))}
    last = len(places)

    def place(term: Node) -> tuple[object, ...]:
        codes = sorted(str(code) for code in graph.objects(term, SKOS.notation))
        code = codes[0] if codes and not places else ""
        return places.get(term, last), natural(code), names[term], str(term)

    return sorted(concepts, key=place)


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a code as it is counted: 1.10 after 1.9."""
    return tuple(
        (0, int(part[:9]), part)
        if part.isdecimal() and part.isascii()
        else (1, 0, part)
        for part in PARTS.split(code)
        if part
    )


def ordered(graph: rdflib.Graph, among: Collection[Node]) -> list[Node]:
    """Return the members of the ordered collection that is made of these concepts."""
    known = set(among)
    for collection in sorted(graph.subjects(RDF.type, SKOS.OrderedCollection), key=str):
        members = members_of(graph, collection)
        if members and known.issuperset(members):
            return list(dict.fromkeys(members))
    return []


def members_of(graph: rdflib.Graph, collection: Node) -> list[Node]:
    start = graph.value(collection, SKOS.memberList, any=True)
    if start is None:
        return []
    try:
        return [term for term in graph.items(start) if isinstance(term, URIRef)]
    except ValueError:  # a list that goes round
        return []
