"""How the concepts of SKOS stand to one another, beside the tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from rdflib.namespace import DCTERMS, RDFS, SKOS
from rdflib.term import Node, URIRef

from competencies.importers.identifiers import uuid_in
from competencies.importers.loose import shortened
from competencies.importers.neutral import (
    MAX_TITLE,
    MAX_URL,
    RELATED,
    CrosswalkRow,
    RelationRow,
    ReportRow,
)
from competencies.importers.skos_kept import Statement, statement
from competencies.importers.skos_terms import Terms
from competencies.importers.skos_words import first, texts

TIES = {
    SKOS.related: RELATED,
    SKOS.relatedMatch: RELATED,
    SKOS.exactMatch: "exact_match",
    SKOS.closeMatch: "close_match",
    SKOS.broadMatch: "broad_match",
    SKOS.narrowMatch: "narrow_match",
    # What lies outside the file can't be a place in its tree.
    SKOS.broader: "broad_match",
    SKOS.narrower: "narrow_match",
    DCTERMS.requires: "requires",
    DCTERMS.isReplacedBy: "replaced_by",
}
TREE = (SKOS.broader, SKOS.narrower)
URN = "urn:uuid:"


@dataclass(slots=True)
class Tied:
    related: dict[Node, list[str]] = field(default_factory=lambda: defaultdict(list))
    ties: dict[RelationRow, None] = field(default_factory=dict)
    crosswalks: dict[CrosswalkRow, None] = field(default_factory=dict)
    others: dict[Node, list[Statement]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """What the hub has no words for, by the term that says it."""


def read_ties(terms: Terms, notes: list[ReportRow]) -> Tied:
    tied = Tied()
    reader = _Reader(terms, tied, notes)
    for term in terms.concepts:
        for word in TIES:
            for other in sorted(set(terms.graph.objects(term, word)), key=str):
                if not reader.read(term, word, other):
                    tied.others[term] += list(statement(str(word), other))
    return tied


class _Reader:
    def __init__(self, terms: Terms, tied: Tied, notes: list[ReportRow]) -> None:
        self.terms = terms
        self.tied = tied
        self.notes = notes
        self.skills = {term: terms.slugs[term] for term in terms.skills}
        self.known = set(terms.concepts)

    def read(self, term: Node, word: URIRef, other: Node) -> bool:
        """Take in a tie; say whether the hub has words for it."""
        if word in TREE and other in self.known:
            return True
        if term not in self.skills or not isinstance(other, URIRef):
            return False
        own, kind = self.skills[term], TIES[word]
        if other in self.skills:
            self._inside(term, own, self.skills[other], kind)
            return True
        if other in self.known or len(other) > MAX_URL:
            return False
        self.tied.crosswalks[self._outside(own, kind, other)] = None
        return True

    def _inside(self, term: Node, own: str, other: str, kind: str) -> None:
        if own == other:
            message = "A skill can't be tied to itself; left the link out."
            note = ReportRow(f"skill {own}", "self-relation", message, kept=False)
            self.notes.append(note)
        elif kind != RELATED:
            self.tied.ties[RelationRow(own, other, kind)] = None
        elif other not in self.tied.related[term]:
            self.tied.related[term].append(other)

    def _outside(self, own: str, kind: str, other: URIRef) -> CrosswalkRow:
        graph, language = self.terms.graph, self.terms.language
        said = [
            first(texts(graph, other, word), language)
            for word in (SKOS.prefLabel, RDFS.label)
        ]
        identifiers = graph.objects(other, DCTERMS.identifier)
        codes = sorted(filter(None, (uuid_in(str(each)) for each in identifiers)))
        is_urn = str(other).startswith(URN)
        return CrosswalkRow(
            from_skill=own,
            kind=kind,
            target_uri="" if is_urn else str(other),
            target_identifier=uuid_in(str(other)) if is_urn else "".join(codes[:1]),
            target_title=shortened(next(filter(None, said), ""), MAX_TITLE),
        )
