"""Read a framework from SKOS: a concept scheme in Turtle, RDF/XML or JSON-LD.

A concept that is broader than others is a group, the others are skills. Words are read
in one language; those in others, and what the hub has no field for, are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import rdflib
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node, URIRef

from competencies.importers.findings import find_oddities
from competencies.importers.identifiers import uuid_for, uuid_in
from competencies.importers.loose import shortened, text_of
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_NAME,
    MAX_SHORT_TEXT,
    MAX_URL,
    FrameworkFile,
    GroupRow,
    ReportRow,
    SkillRow,
)
from competencies.importers.skos_graph import NOWHERE
from competencies.importers.skos_kept import as_extra, statements
from competencies.importers.skos_levels import Scale, read_scale
from competencies.importers.skos_terms import KIND, SLUG, Terms, slug_of
from competencies.importers.skos_ties import TIES, read_ties
from competencies.importers.skos_words import (
    LABELS,
    TITLES,
    VERSION,
    first,
    others,
    texts,
)
from competencies.importers.slugs import derive_slug
from competencies.importers.trees import parents_first

FORMAT = "skos"
VERSION_FORM = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
IDENTIFIER, NOTES = DCTERMS.identifier, SKOS.changeNote
DESCRIPTIONS = (DCTERMS.description, SKOS.definition)
PLACES = (SKOS.inScheme, SKOS.topConceptOf, SKOS.hasTopConcept)
HANDLED = {*LABELS.values(), *TIES, *PLACES, KIND, IDENTIFIER}
SCHEME_HANDLED = {
    *(*TITLES, *DESCRIPTIONS, *PLACES, VERSION, NOTES, IDENTIFIER, SKOS.notation),
    *(DCTERMS.license, DCTERMS.source, DCTERMS.language),
}


def read_skos(file: str, graph: rdflib.Graph) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the framework in a graph, and what was odd or changed."""
    notes: list[ReportRow] = []
    framework = _Reader(file, graph, notes).read()
    return framework, [*notes, *find_oddities(framework)]


class _Reader:
    def __init__(self, file: str, graph: rdflib.Graph, notes: list[ReportRow]) -> None:
        self.file = file
        self.graph = graph
        self.notes = notes
        self.terms = Terms(graph, notes)
        self.scheme = self.terms.scheme
        self.tied = read_ties(self.terms, notes)
        self.places = {term: n for n, term in enumerate(self.terms.concepts)}

    def read(self) -> FrameworkFile:
        terms, scheme = self.terms, self.scheme
        others = [each for each in terms.schemes if each != scheme]
        scale = read_scale(self.graph, others, terms.language, self.notes)
        self._note_left_out(scale)
        name = self._title()
        description = self._first(scheme, DESCRIPTIONS)
        return FrameworkFile(
            format=FORMAT,
            name=name,
            slug=slug_of(self.graph, scheme) or derive_slug(name),
            version=self._version(),
            licence=shortened(self._said(scheme, DCTERMS.license), MAX_LEVEL_NAME),
            source=shortened(self._said(scheme, DCTERMS.source), MAX_SHORT_TEXT),
            description=description,
            levels=scale.levels,
            groups=parents_first([self._group(term) for term in terms.groups]),
            skills=tuple(self._skill(term, scale) for term in terms.skills),
            ties=tuple(self.tied.ties),
            crosswalks=tuple(self.tied.crosswalks),
            slugs_are_given=terms.slugs_are_given,
            notes=self._first(scheme, (NOTES,)),
            identifier=self._identifier(scheme),
            uri=_address(scheme),
            extra=self._scheme_extra(name, description),
        )

    def _note_left_out(self, scale: Scale) -> None:
        """Tell of concepts that are in other schemes alone, levels aside."""
        levels = set(
            self.graph.subjects(SKOS.inScheme, scale.scheme or URIRef(NOWHERE))
        )
        if left := self.terms.all - set(self.terms.concepts) - levels:
            message = f"{len(left)} concepts are in another scheme; left them out."
            self.notes.append(ReportRow(self.file, "other-scheme", message, kept=False))

    def _title(self) -> str:
        name = self._first(self.scheme, TITLES)
        if not name:
            message = "The scheme has no title; it is called after the file."
            self.notes.append(ReportRow(self.file, "no-title", message))
        return shortened(name or self.file.rpartition(".")[0] or self.file, MAX_NAME)

    def _first(self, term: Node, words: Iterable[URIRef]) -> str:
        language = self.terms.language
        said = (first(texts(self.graph, term, word), language) for word in words)
        return next((text for text in said if text), "")

    def _said(self, term: Node, word: URIRef) -> str:
        """Return an address or a text that stands under a word."""
        return text_of(min(map(str, self.graph.objects(term, word)), default=""))

    def _version(self) -> str | None:
        version = self._first(self.scheme, (VERSION,))
        return version if VERSION_FORM.fullmatch(version) else None

    def _identifier(self, term: Node) -> str:
        """Return the UUID that a term says, or that its address makes."""
        said = [uuid_in(str(each)) for each in self.graph.objects(term, IDENTIFIER)]
        own = max(said, default="")
        has_none = str(term).startswith(NOWHERE)
        return own or ("" if has_none else uuid_for(str(term)))

    def _group(self, term: Node) -> GroupRow:
        parent = self.terms.tree.parents.get(term)
        description = self._first(term, (SKOS.definition,))
        return GroupRow(
            slug=self.terms.slugs[term],
            name=self.terms.names[term],
            description=description,
            parent=self.terms.slugs[parent] if parent else None,
            position=self.places[term],
            identifier=self._identifier(term),
            uri=_address(term),
            extra=self._extra(term, description),
        )

    def _skill(self, term: Node, scale: Scale) -> SkillRow:
        parent = self.terms.tree.parents.get(term)
        description = self._first(term, (SKOS.definition,))
        words = scale.words.get(term, [])
        return SkillRow(
            slug=self.terms.slugs[term],
            name=self.terms.names[term],
            group=self.terms.slugs[parent] if parent else None,
            description=description,
            position=self.places[term],
            related=tuple(self.tied.related.get(term, ())),
            descriptors=tuple((rank, text) for rank, text, _ in words),
            examples=tuple((rank, lines) for rank, _, lines in words if lines),
            identifier=self._identifier(term),
            uri=_address(term),
            extra=self._extra(term, description),
        )

    def _extra(self, term: Node, description: str) -> dict[str, object]:
        used = {"prefLabel": self.terms.names[term], "definition": description}
        language = self.terms.language
        words = {
            name: others(
                texts(self.graph, term, word, leaving_out=SLUG),
                used.get(name, ""),
                language,
            )
            for name, word in LABELS.items()
        }
        broader = [str(each) for each in self.terms.tree.others.get(term, ())]
        said = statements(self.graph, term, HANDLED) + self.tied.others.get(term, [])
        return as_extra(words, said, broader=broader)

    def _scheme_extra(self, name: str, description: str) -> dict[str, object]:
        language = self.terms.language
        words = {
            "title": others(self._titles(TITLES), name, language),
            "description": others(self._titles(DESCRIPTIONS), description, language),
        }
        said = statements(self.graph, self.scheme, SCHEME_HANDLED)
        return as_extra(words, said, language=language)

    def _titles(self, words: Iterable[URIRef]) -> dict[str, list[str]]:
        """Return what the first word that is used says, by language."""
        found = (texts(self.graph, self.scheme, word) for word in words)
        return next((each for each in found if each), {})


def _address(term: Node) -> str:
    """Return where a term comes from; a file without a place says nothing of it."""
    says_nothing = str(term).startswith((NOWHERE, "urn:uuid:"))
    return "" if says_nothing or len(str(term)) > MAX_URL else str(term)
