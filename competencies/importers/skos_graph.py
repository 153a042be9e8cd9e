"""Parse RDF of strangers: Turtle, RDF/XML or JSON-LD, with nothing fetched for it.

RDF/XML goes through defusedxml first, and JSON-LD may name no context elsewhere: the
parsers would follow both. Literals stay text: an XML literal is not parsed again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import rdflib
from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString
from rdflib.namespace import RDF, SKOS
from rdflib.plugins.parsers.jsonld import to_rdf
from rdflib.term import bind

from competencies.importers.neutral import UnreadableFile
from competencies.importers.reading import parse_json, quoted

# Where relative addresses are taken to stand, for a file that says no place itself.
NOWHERE = "https://nowhere.invalid/"
TURTLE = re.compile(r"^\s*(@prefix|@base|PREFIX|BASE)\s", re.IGNORECASE | re.MULTILINE)
BEGINNING = 4096
SKOS_AT = "/skos/core#"


class Unread(str):
    """The text of a literal that would be a document of its own."""

    __slots__ = ()


# Of a stranger's file, what is ill-typed is no news to whoever keeps the log.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)
for datatype in (RDF.XMLLiteral, RDF.HTML):
    bind(datatype, Unread, datatype_specific=True)


def is_turtle(text: str) -> bool:
    return SKOS_AT in text and TURTLE.search(text[:BEGINNING]) is not None


def is_xml(text: str) -> bool:
    """Say whether a text is XML that may well be RDF: it is looked at before use."""
    return text.lstrip().startswith(("<?xml", "<!--", "<!DOCTYPE", "<rdf:RDF"))


def is_json_ld(value: object, text: str) -> bool:
    """Say whether a JSON value speaks of SKOS as linked data does."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return False
    speaks = not {"@graph", "@id", "@type"}.isdisjoint(first)
    return speaks and (SKOS_AT in text or "@context" in first)


def parse_turtle(file: str, text: str) -> rdflib.Graph:
    return _parsed(file, text, "turtle", "Turtle")


def parse_xml(file: str, text: str) -> rdflib.Graph:
    """Return the graph; entities and what lies elsewhere are refused unread."""
    try:
        parseString(text.encode(), ContentHandler(), forbid_entities=True)
    except DefusedXmlException:
        raise UnreadableFile(
            f"{file} defines entities or points at other files. Save it without them."
        ) from None
    except (SAXException, ValueError, LookupError) as error:
        raise UnreadableFile(f"{file} is broken XML.") from error
    return _parsed(file, text, "xml", "RDF/XML")


def parse_json_ld(file: str, text: str) -> rdflib.Graph:
    """Return the graph; a context that lies elsewhere is refused, never fetched."""
    value = parse_json(file, text)
    for place in _contexts_elsewhere(value):
        raise UnreadableFile(
            f"{file} names a context elsewhere, {quoted(place)}. Put it into the file."
        )
    graph = rdflib.Graph()
    with _refusing(file, "JSON-LD"):
        to_rdf(value, graph, base=NOWHERE)
    return _speaking(file, graph)


def _contexts_elsewhere(value: object) -> Iterator[str]:
    """Yield what a processor would fetch, at any depth."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, list):
            waiting += found
        if isinstance(found, dict):
            context = found.get("@context")
            listed = context if isinstance(context, list) else [context]
            yield from (each for each in listed if isinstance(each, str))
            if "@import" in found:
                yield str(found["@import"])
            waiting += found.values()


def _parsed(file: str, text: str, form: str, name: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    with _refusing(file, name):
        graph.parse(data=text, format=form, publicID=NOWHERE)
    return _speaking(file, graph)


@contextmanager
def _refusing(file: str, name: str) -> Iterator[None]:
    try:
        yield
    # What the parsers raise for broken files is of every kind.
    except Exception as error:
        raise UnreadableFile(f"{file} can't be read as {name}.") from error


def _speaking(file: str, graph: rdflib.Graph) -> rdflib.Graph:
    if (None, None, SKOS.Concept) not in graph:
        raise UnreadableFile(f"{file} holds no SKOS concepts.")
    return graph
