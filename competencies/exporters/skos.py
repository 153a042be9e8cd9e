"""Write a framework as SKOS, in Turtle: a scheme, and the levels as a second one.

Groups and skills are concepts; an ordered collection keeps their order, for SKOS has
none. The words of a level for one skill are a concept of the levels' scheme, narrower
than the level and related to the skill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from competencies.exporters.formats import (
    Exported,
    Exporter,
    Place,
    losses_of,
    said_in,
)
from competencies.exporters.turtle import (
    ABSOLUTE,
    XSD,
    Iri,
    Listed,
    Said,
    Text,
    Word,
    by_language,
    document,
)
from competencies.importers.addresses import is_web_address
from competencies.importers.identifiers import derived_uuid, uuid_for
from competencies.importers.neutral import (
    RELATED,
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    SkillRow,
)

WORDS = {
    "related": "skos:related",
    "requires": "dct:requires",
    "exact_match": "skos:exactMatch",
    "close_match": "skos:closeMatch",
    "broad_match": "skos:broadMatch",
    "narrow_match": "skos:narrowMatch",
    "replaced_by": "dct:isReplacedBy",
}
LABELS = (
    *("prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote", "example"),
    *("note", "editorialNote", "changeNote", "historyNote", "notation"),
)
LOSSES = {
    "tools": "Tools, languages and methods that skills are done with.",
    "roles": "Roles and the levels that they expect.",
    "resources": "Training resources and their providers.",
    "depth_names": "What groups are called at each depth.",
}
CASE = "What was read from CASE only, such as human coding schemes."


Ties = defaultdict[str, list[tuple[str, Iri]]]


def write_skos(file: FrameworkFile, place: Place) -> Exported:
    scheme = Scheme(file, place)
    text = document(scheme.subjects())
    return Exported(text.encode(), skos_losses(file))


def skos_losses(file: FrameworkFile) -> tuple[str, ...]:
    said = [file.extra, *(row.extra for row in _rows(file))]
    return losses_of(
        *((getattr(file, name), sentence) for name, sentence in LOSSES.items()),
        (any("case" in extra for extra in said), CASE),
    )


def _rows(file: FrameworkFile) -> list[GroupRow | SkillRow]:
    return [*file.groups, *file.skills]


def language_of(file: FrameworkFile) -> str:
    """Return the language that a framework's words are in, as far as it was told."""
    told = said_in(file.extra, "skos").get("language")
    return str(told or said_in(file.extra, "case").get("language") or "").lower()


@dataclass
class Scheme:
    file: FrameworkFile
    place: Place
    taken: set[str] = field(default_factory=set)
    ties: Ties = field(init=False)
    crosswalks: Ties = field(init=False)

    def __post_init__(self) -> None:
        file = self.file
        self.language = language_of(file)
        self.identifier = file.identifier or uuid_for(file.slug or file.name)
        page = f"/frameworks/{file.slug or ''}/"
        self.iri = self._own(file.uri, page, self.identifier)
        self.levels = self._made("levels")
        self.groups = {
            row.slug: self._concept("group", row, f"{page}#group-{row.slug}")
            for row in file.groups
        }
        self.skills = {
            row.slug: self._concept("skill", row, f"{page}skills/{row.slug}/")
            for row in file.skills
        }
        self.ties = defaultdict(list)
        for tie in file.ties:
            self.ties[tie.from_skill].append((tie.kind, self.skills[tie.to_skill]))
        self.crosswalks = defaultdict(list)
        for row in file.crosswalks:
            self.crosswalks[row.from_skill].append((row.kind, target_of(row)))

    def _made(self, *parts: str) -> Iri:
        return Iri(f"urn:uuid:{derived_uuid(self.identifier, *parts)}")

    def _concept(self, kind: str, row: GroupRow | SkillRow, path: str) -> Iri:
        made = derived_uuid(self.identifier, kind, row.slug)
        return self._own(row.uri, path, row.identifier or made)

    def _own(self, uri: str, path: str, identifier: str) -> Iri:
        """Return a term of its own, even where two rows say the same address."""
        wanted = uri if ABSOLUTE.fullmatch(uri) else self.place.of(path, identifier)
        address = wanted if wanted not in self.taken else f"urn:uuid:{identifier}"
        self.taken.add(address)
        return Iri(address)

    def text(self, text: str) -> Text:
        return Text(text, self.language)

    # --- what is said ----------------------------------------------------------------

    def subjects(self) -> Iterator[tuple[Iri, Said]]:
        yield self.iri, self._scheme()
        rows = sorted(_rows(self.file), key=_position)
        if rows:
            yield self._made("order"), self._ordered([self._iri(row) for row in rows])
        for group in self.file.groups:
            yield self.groups[group.slug], self._group(group)
        for skill in self.file.skills:
            yield self.skills[skill.slug], self._skill(skill)
        yield from self._elsewhere()
        yield from self._scale()

    def _iri(self, row: GroupRow | SkillRow) -> Iri:
        terms = self.groups if isinstance(row, GroupRow) else self.skills
        return terms[row.slug]

    def _ordered(self, terms: list[Iri]) -> Said:
        yield "a", Word("skos:OrderedCollection")
        yield "skos:memberList", Listed(tuple(terms))

    def _scheme(self) -> Said:
        file = self.file
        kept = said_in(file.extra, "skos")
        yield "a", Word("skos:ConceptScheme")
        yield "dct:title", self.text(file.name)
        yield "dct:identifier", Text(self.identifier)
        if self.language:
            yield "dct:language", Text(self.language)
        yield from self._texts(
            ("dct:description", file.description), ("skos:changeNote", file.notes)
        )
        if file.slug:
            yield "skos:notation", Text(file.slug, datatype=f"{XSD}NMTOKEN")
        if file.version:
            yield "owl:versionInfo", Text(file.version)
        for word, said in (("dct:license", file.licence), ("dct:source", file.source)):
            if said:
                yield word, Iri(said) if is_web_address(said) else Text(said)
        yield from by_language("dct:title", said_in(kept, "title"))
        yield from by_language("dct:description", said_in(kept, "description"))
        yield from _statements(kept)
        for row in _rows(file):
            if self._parent(row) is None:
                yield "skos:hasTopConcept", self._iri(row)

    def _texts(self, *said: tuple[str, str]) -> Said:
        return ((word, self.text(text)) for word, text in said if text)

    def _parent(self, row: GroupRow | SkillRow) -> Iri | None:
        slug = row.parent if isinstance(row, GroupRow) else row.group
        return self.groups[slug] if slug else None

    def _group(self, row: GroupRow) -> Said:
        yield from self._told(row)
        yield "dct:type", Text("group")

    def _told(self, row: GroupRow | SkillRow) -> Said:
        kept = said_in(row.extra, "skos")
        yield "a", Word("skos:Concept")
        yield "skos:inScheme", self.iri
        yield "skos:prefLabel", self.text(row.name)
        yield "skos:notation", Text(row.slug, datatype=f"{XSD}NMTOKEN")
        yield from self._texts(("skos:definition", row.description))
        if row.identifier:
            yield "dct:identifier", Text(row.identifier)
        parent = self._parent(row)
        if parent is None:
            yield "skos:topConceptOf", self.iri
        else:
            yield "skos:broader", parent
        for name in LABELS:
            yield from by_language(f"skos:{name}", said_in(kept, name))
        for other in _list(kept.get("broader")):
            yield "skos:broader", Iri(str(other))
        yield from _statements(kept)

    def _skill(self, row: SkillRow) -> Said:
        yield from self._told(row)
        for slug in row.related:
            yield WORDS["related"], self.skills[slug]
        for kind, other in self.ties[row.slug]:
            yield WORDS[kind], other
        for kind, other in self.crosswalks[row.slug]:
            is_related = kind == RELATED
            yield "skos:relatedMatch" if is_related else WORDS[kind], other

    # --- beyond the scheme, and the levels -------------------------------------------

    def _elsewhere(self) -> Iterator[tuple[Iri, Said]]:
        """Name what ties lead to outside, as far as that is known."""
        told: dict[Iri, CrosswalkRow] = {}
        for row in self.file.crosswalks:
            told.setdefault(target_of(row), row)
        for target, row in told.items():
            identifier = row.target_identifier if row.target_uri else ""
            said = [("rdfs:label", row.target_title), ("dct:identifier", identifier)]
            found = [(word, Text(text)) for word, text in said if text]
            if found and target.text not in self.taken:
                yield target, found

    def _scale(self) -> Iterator[tuple[Iri, Said]]:
        if not self.file.levels:
            return
        terms = {
            row.rank: self._made("level", str(row.rank)) for row in self.file.levels
        }
        yield self.levels, self._level_scheme()
        yield self._made("scale"), self._ordered(list(terms.values()))
        for row in self.file.levels:
            yield terms[row.rank], self._level(row)
        for skill in self.file.skills:
            examples = dict(skill.examples)
            for rank, text in skill.descriptors:
                made = self._made("words", skill.slug, str(rank))
                words = self._words(skill, text, examples.get(rank, ()))
                yield made, [*words, ("skos:broader", terms[rank])]

    def _level_scheme(self) -> Said:
        yield "a", Word("skos:ConceptScheme")
        yield "dct:title", Text(f"{self.file.name}: levels")

    def _level(self, row: LevelRow) -> Said:
        yield "a", Word("skos:Concept")
        yield "skos:inScheme", self.levels
        yield from self._texts(
            ("skos:prefLabel", row.name),
            ("skos:definition", row.description),
            ("skos:scopeNote", row.short_description),
            ("skos:note", row.focus),
        )

    def _words(self, skill: SkillRow, text: str, examples: tuple[str, ...]) -> Said:
        yield "a", Word("skos:Concept")
        yield "skos:inScheme", self.levels
        yield "skos:related", self.skills[skill.slug]
        yield from self._texts(
            ("skos:definition", text), ("skos:example", "\n".join(examples))
        )


def _position(row: GroupRow | SkillRow) -> int:
    return row.position


def target_of(row: CrosswalkRow) -> Iri:
    """Return what a tie leads to; without an address, its identifier as one."""
    if ABSOLUTE.fullmatch(row.target_uri):
        return Iri(row.target_uri)
    return Iri(f"urn:uuid:{uuid_for(row.target_identifier or row.target_uri)}")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _statements(kept: Mapping[str, object]) -> Said:
    for each in _list(kept.get("statements")):
        said = each if isinstance(each, dict) else {}
        word, iri = str(said.get("word", "")), str(said.get("iri", ""))
        text = Text(
            *(str(said.get(name, "")) for name in ("text", "language", "datatype"))
        )
        if ABSOLUTE.fullmatch(word) and (ABSOLUTE.fullmatch(iri) or text.text):
            yield Iri(word), Iri(iri) if iri else text


EXPORTER = Exporter(
    "skos", "SKOS (Turtle)", "text/turtle", ".ttl", write_skos, skos_losses
)
