"""What SKOS says of one term in words, by language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDFS, SKOS
from rdflib.term import Literal, Node, URIRef

from competencies.importers.loose import text_of

ENGLISH, NONE = "en", ""
# What is kept word for word, by the name that it has in SKOS.
LABELS = {
    "prefLabel": SKOS.prefLabel,
    "altLabel": SKOS.altLabel,
    "hiddenLabel": SKOS.hiddenLabel,
    "definition": SKOS.definition,
    "scopeNote": SKOS.scopeNote,
    "example": SKOS.example,
    "note": SKOS.note,
    "editorialNote": SKOS.editorialNote,
    "changeNote": SKOS.changeNote,
    "historyNote": SKOS.historyNote,
    "notation": SKOS.notation,
}
TITLES = (DCTERMS.title, rdflib.DC.title, SKOS.prefLabel, RDFS.label)
VERSION = OWL.versionInfo

Texts = Mapping[str, list[str]]


def texts(
    graph: rdflib.Graph, term: Node, word: URIRef, leaving_out: URIRef | None = None
) -> dict[str, list[str]]:
    """Return the texts that a term has under a word, by language, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for value in graph.objects(term, word):
        datatype = value.datatype if isinstance(value, Literal) else None
        is_left_out = leaving_out is not None and datatype == leaving_out
        if isinstance(value, Literal) and not is_left_out:
            text = text_of(str(value))
            if text:
                found[(value.language or NONE).lower()].append(text)
    return {language: sorted(set(values)) for language, values in found.items()}


def best_language(graph: rdflib.Graph, terms: Iterable[Node], scheme: Node) -> str:
    """Return the language to read: the scheme's own, else that of the most labels.

    Of two that serve as well, English comes first, then labels in no language.
    """
    counts: Counter[str] = Counter()
    for term in terms:
        counts.update(texts(graph, term, SKOS.prefLabel).keys())
    own = {str(value).lower() for value in graph.objects(scheme, DCTERMS.language)}
    if len(own) == 1 and own <= counts.keys():
        return own.pop()
    order = sorted(counts, key=lambda tag: (-counts[tag], *_rank(tag)))
    return order[0] if order else NONE


def _rank(tag: str) -> tuple[bool, bool, str]:
    return tag != ENGLISH, tag != NONE, tag


def first(found: Texts, language: str) -> str:
    """Return a text in the language, else in the next best that there is."""
    if language in found:
        return found[language][0]
    others = sorted(found, key=_rank)
    return found[others[0]][0] if others else ""


def others(found: Texts, used: str, language: str) -> dict[str, list[str]]:
    """Return the texts without the one that is used, in whatever language that is."""
    rest: dict[str, list[str]] = {}
    left = [used] if used else []
    for tag in sorted(found, key=lambda tag: (tag != language, *_rank(tag))):
        kept = list(found[tag])
        if left and left[0] in kept:
            kept.remove(left.pop())
        if kept:
            rest[tag] = kept
    return rest
