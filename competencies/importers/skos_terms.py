"""The concepts of a SKOS graph: of which scheme, in which language, group or skill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD
from rdflib.term import Literal, Node, URIRef

from competencies.importers.loose import shortened
from competencies.importers.neutral import MAX_NAME, ReportRow
from competencies.importers.skos_graph import NOWHERE
from competencies.importers.skos_tree import Tree, in_order, read_tree
from competencies.importers.skos_words import TITLES, best_language, first, texts
from competencies.importers.slugs import derive_slug, is_slug, unique_slugs
from competencies.tree import UNGROUPED

SLUG = XSD.NMTOKEN
"""The datatype of a notation that is a slug of the hub's."""
KIND = DCTERMS.type
GROUP = Literal("group")


class Terms:
    """A graph sorted out, each part worked out when it is asked for."""

    def __init__(self, graph: rdflib.Graph, notes: list[ReportRow]) -> None:
        self.graph = graph
        self.notes = notes
        found = graph.subjects(RDF.type, SKOS.Concept)
        self.all = {term for term in found if isinstance(term, URIRef)}
        self.schemes = sorted(
            set(graph.subjects(RDF.type, SKOS.ConceptScheme)), key=str
        )

    # --- the scheme and its concepts -------------------------------------------------

    @cached_property
    def scheme(self) -> Node:
        """The scheme with the most concepts, of those that name top concepts, if any.

        Without any scheme, one that says nothing.
        """
        graph = self.graph
        tops = {
            *graph.subjects(SKOS.hasTopConcept),
            *graph.objects(None, SKOS.topConceptOf),
        }
        sizes = Counter(
            scheme for term in self.all for scheme in self._schemes_of(term)
        )
        known = sorted(
            self.schemes, key=lambda each: (each not in tops, -sizes[each], str(each))
        )
        return known[0] if known else URIRef(NOWHERE)

    def _schemes_of(self, term: Node) -> set[Node]:
        graph = self.graph
        return {
            *graph.objects(term, SKOS.inScheme),
            *graph.objects(term, SKOS.topConceptOf),
            *graph.subjects(SKOS.hasTopConcept, term),
        }

    @cached_property
    def concepts(self) -> list[Node]:
        """The concepts of the scheme, and those that are in none."""
        own: list[Node] = []
        for term in self.all:
            schemes = self._schemes_of(term)
            if not schemes or self.scheme in schemes:
                own.append(term)
        return in_order(self.graph, own, {term: self._label(term) for term in own})

    @cached_property
    def language(self) -> str:
        return best_language(self.graph, self.all, self.scheme)

    def _label(self, term: Node) -> str:
        for word in (SKOS.prefLabel, SKOS.altLabel, *TITLES):
            if text := first(texts(self.graph, term, word), self.language):
                return text
        return str(term).rstrip("/#").replace("#", "/").rpartition("/")[2] or str(term)

    @cached_property
    def names(self) -> Mapping[Node, str]:
        return {term: shortened(self._label(term), MAX_NAME) for term in self.concepts}

    @cached_property
    def tree(self) -> Tree:
        return read_tree(self.graph, self.concepts, self.names, self.notes)

    @cached_property
    def groups(self) -> list[Node]:
        inner = set(self.tree.parents.values())
        return [
            term
            for term in self.concepts
            if term in inner or (term, KIND, GROUP) in self.graph
        ]

    @cached_property
    def skills(self) -> list[Node]:
        groups = set(self.groups)
        return [term for term in self.concepts if term not in groups]

    # --- slugs -----------------------------------------------------------------------

    @cached_property
    def given(self) -> Mapping[Node, str]:
        """The slugs that a hub gave: codes of the type that only hubs write."""
        codes = {term: slug_of(self.graph, term) for term in self.concepts}
        return {term: slug for term, slug in codes.items() if slug}

    @property
    def slugs_are_given(self) -> bool:
        return all(
            len({self.given.get(term) for term in terms} - {None}) == len(terms)
            for terms in (self.groups, self.skills)
        )

    @cached_property
    def slugs(self) -> Mapping[Node, str]:
        if self.slugs_are_given:
            return self.given
        groups = [_free_name(self.names[term]) for term in self.groups]
        skills = [self.names[term] for term in self.skills]
        return {
            **dict(zip(self.groups, unique_slugs(groups), strict=True)),
            **dict(zip(self.skills, unique_slugs(skills), strict=True)),
        }


def slug_of(graph: rdflib.Graph, term: Node) -> str:
    """Return the slug that a hub gave a term, if one did."""
    codes = graph.objects(term, SKOS.notation)
    found = [str(c) for c in codes if isinstance(c, Literal) and c.datatype == SLUG]
    return next(filter(is_slug, sorted(found)), "")


def _free_name(name: str) -> str:
    """Return the name of a group, longer where its slug would be a page of the hub."""
    return f"{name} group" if derive_slug(name) == UNGROUPED else name
