"""Write RDF as Turtle: a few thousand statements a second would be too few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
# What may stand in an IRI as it is, beside letters, digits and all outside ASCII.
IN_IRI = "%:/?#[]@!$&'()*+,;=-._~"
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


XSD = PREFIXES["xsd"]


@dataclass(frozen=True, slots=True)
class Iri:
    """A term by its address."""

    text: str

    def __str__(self) -> str:
        return f"<{iri(self.text)}>"


@dataclass(frozen=True, slots=True)
class Word:
    """A term of a known vocabulary, such as `skos:Concept`."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    language: str = ""
    datatype: str = ""
    """Its whole address."""

    def __str__(self) -> str:
        quoted = "".join(ESCAPES.get(c, c) for c in self.text)
        if LANGUAGE.fullmatch(self.language):
            return f'"{quoted}"@{self.language}'
        is_typed = ABSOLUTE.fullmatch(self.datatype)
        return f'"{quoted}"' + (f"^^{Iri(self.datatype)}" if is_typed else "")


@dataclass(frozen=True, slots=True)
class Listed:
    terms: tuple[Iri, ...]

    def __str__(self) -> str:
        return f"({' '.join(map(str, self.terms))})"


Object = Iri | Word | Text | Listed
Said = Iterable[tuple[str | Iri, Object]]
"""What is said of a term: under a known word, or any by its address."""


def iri(address: str) -> str:
    """Return an address as an IRI may be written; what is fine already stays."""
    return "".join(_in_iri(character) for character in address)


def _in_iri(character: str) -> str:
    is_beyond_ascii = not character.isascii() and character.isprintable()
    return character if is_beyond_ascii else quote(character, IN_IRI)


def document(subjects: Iterable[tuple[Iri, Said]]) -> str:
    """Return the statements, subject by subject, in the order given."""
    head = [f"@prefix {name}: <{place}> ." for name, place in PREFIXES.items()]
    return "\n".join([*head, "", *(block(*each) for each in subjects), ""])


def block(subject: Iri, said: Said) -> str:
    """Return all that is said of one subject, words said several times together."""
    objects: dict[str, list[str]] = {}
    for word, value in said:
        written = str(value)
        if written not in objects.setdefault(str(word), []):
            objects[str(word)].append(written)
    lines = [f"{word} {', '.join(values)}" for word, values in objects.items()]
    return f"{subject} " + " ;\n  ".join(lines) + " .\n"


def by_language(word: str, texts: Mapping[str, object]) -> Said:
    """Yield texts that are kept by language."""
    for language, values in texts.items():
        for value in values if isinstance(values, list) else []:
            yield word, Text(str(value), language)
