"""Levels in SKOS: an ordered collection of a second scheme, as the hub writes them.

A level of one skill is a concept of that scheme as well, narrower than the level and
related to the skill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import rdflib
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from competencies.importers.loose import shortened
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_RANK,
    MAX_SHORT_TEXT,
    LevelRow,
    ReportRow,
)
from competencies.importers.skos_tree import members_of
from competencies.importers.skos_words import first, texts

Words = dict[Node, list[tuple[int, str, tuple[str, ...]]]]
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Scale:
    levels: tuple[LevelRow, ...] = ()
    words: Mapping[Node, list[tuple[int, str, tuple[str, ...]]]] = field(
        default_factory=dict
    )
    """What levels look like for each skill: rank, text, examples."""
    scheme: Node | None = None


def read_scale(
    graph: rdflib.Graph, schemes: Sequence[Node], language: str, notes: list[ReportRow]
) -> Scale:
    """Return the levels of the first other scheme that orders its concepts."""
    for scheme in schemes:
        members = _ordered_of(graph, scheme)
        if FEWEST <= len(members) <= MAX_RANK + 1:
            told = _Told(graph, language)
            levels = tuple(told.level(rank, term) for rank, term in enumerate(members))
            return Scale(levels, told.words(members, notes), scheme)
    return Scale()


def _ordered_of(graph: rdflib.Graph, scheme: Node) -> list[Node]:
    held = set(graph.subjects(SKOS.inScheme, scheme))
    for collection in sorted(graph.subjects(RDF.type, SKOS.OrderedCollection), key=str):
        members = members_of(graph, collection)
        if members and held.issuperset(members):
            return list(dict.fromkeys(members))
    return []


class _Told:
    def __init__(self, graph: rdflib.Graph, language: str) -> None:
        self.graph = graph
        self.language = language

    def text(self, term: Node, word: rdflib.URIRef) -> str:
        return first(texts(self.graph, term, word), self.language)

    def level(self, rank: int, term: Node) -> LevelRow:
        name = shortened(self.text(term, SKOS.prefLabel), MAX_LEVEL_NAME)
        return LevelRow(
            rank=rank,
            name=name or f"Level {rank}",
            description=self.text(term, SKOS.definition),
            short_description=shortened(
                self.text(term, SKOS.scopeNote), MAX_SHORT_TEXT
            ),
            focus=shortened(self.text(term, SKOS.note), MAX_SHORT_TEXT),
        )

    def words(self, members: Sequence[Node], notes: list[ReportRow]) -> Words:
        found: Words = defaultdict(list)
        for rank, level in enumerate(members):
            for term in sorted(self.graph.subjects(SKOS.broader, level), key=str):
                for skill in sorted(self.graph.objects(term, SKOS.related), key=str):
                    self._add(found[skill], rank, term, notes)
        return {skill: sorted(rows) for skill, rows in found.items()}

    def _add(
        self,
        rows: list[tuple[int, str, tuple[str, ...]]],
        rank: int,
        term: Node,
        notes: list[ReportRow],
    ) -> None:
        text = self.text(term, SKOS.definition)
        examples = self._examples(term)
        if rank in {known for known, _text, _lines in rows}:
            message = f"Level {rank} is described twice; kept the first."
            row = f"concept {term}"
            notes.append(ReportRow(row, "repeated-level", message, kept=False))
        elif text or examples:
            rows.append((rank, text, examples))

    def _examples(self, term: Node) -> tuple[str, ...]:
        found = texts(self.graph, term, SKOS.example)
        text = first(found, self.language)
        return tuple(line.strip() for line in text.splitlines() if line.strip())
