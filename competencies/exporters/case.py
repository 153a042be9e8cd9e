"""Write a framework as a CASE 1.1 package, valid against the published schema.

The framework is the document, whatever its version: identifiers are the hub's own and
stay the same. Groups, skills and roles are items; the tree is `isChildOf`; level texts
are the criteria of a rubric.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from competencies.case_words import (
    ASSOCIATION,
    CHILD,
    DEFINITIONS,
    DOCUMENT,
    EXPECTS,
    ITEM,
    LEVEL,
    NEEDED,
    OWN,
    ROLE,
    SKILL,
    TIES,
    WORDS,
)
from competencies.exporters.case_rubric import rubrics
from competencies.exporters.case_shapes import Values, fitted
from competencies.exporters.formats import (
    Exported,
    Exporter,
    Place,
    losses_of,
    said_in,
)
from competencies.importers.addresses import is_web_address
from competencies.importers.identifiers import derived_uuid, uuid_for
from competencies.importers.neutral import (
    CrosswalkRow,
    Extra,
    FrameworkFile,
    GroupRow,
    RelationRow,
    RoleRow,
    SkillRow,
)

PATH = "/ims/case/v1p1"
# Parts of a package that are kept with the document.
PARTS = ("CFDefinitions", "CFAssociations", "CFPackage")
STAMPED = ("identifier", "uri", "lastChangeDateTime")
TOOLS = "Tools, languages and methods that skills are done with."
TRAINING = "Training resources and their providers."
SKOS = "What was read from SKOS only, such as labels in other languages."


def write_case(file: FrameworkFile, place: Place) -> Exported:
    package = Package(file, place).whole()
    text = json.dumps(package, ensure_ascii=False, indent=1)
    return Exported(f"{text}\n".encode(), case_losses(file))


def case_losses(file: FrameworkFile) -> tuple[str, ...]:
    return losses_of(
        (file.tools, TOOLS),
        (file.resources, TRAINING),
        (any("skos" in row.extra for row in _with_extra(file)), SKOS),
    )


def _with_extra(
    file: FrameworkFile,
) -> Iterator[FrameworkFile | GroupRow | SkillRow]:
    yield file
    yield from file.groups
    yield from file.skills


@dataclass(frozen=True, slots=True)
class Known:
    """An item as others refer to it."""

    identifier: str
    uri: str
    title: str

    def link(self) -> Values:
        return {"title": self.title, "identifier": self.identifier, "uri": self.uri}


@dataclass
class Package:
    """The parts of a package, each worked out when it is asked for."""

    file: FrameworkFile
    place: Place
    groups: dict[str, Known] = field(init=False)
    skills: dict[str, Known] = field(init=False)
    roles: dict[str, Known] = field(init=False)

    def __post_init__(self) -> None:
        file = self.file
        self.identifier = file.identifier or uuid_for(file.slug or file.name)
        self.groups = {row.slug: self._known("group", row) for row in file.groups}
        self.skills = {row.slug: self._known("skill", row) for row in file.skills}
        self.roles = {row.slug: self._known("role", row) for row in file.roles}
        self.base = said_in(file.extra, "case")

    def _known(self, kind: str, row: GroupRow | SkillRow | RoleRow) -> Known:
        made = derived_uuid(self.identifier, kind, row.slug)
        identifier = row.identifier or made
        uri = "" if isinstance(row, RoleRow) else row.uri
        return Known(identifier, uri or self.address("CFItems", identifier), row.name)

    def address(self, kind: str, identifier: str) -> str:
        return self.place.of(f"{PATH}/{kind}/{identifier}", identifier)

    def stamped(self, identifier: str, uri: str) -> Values:
        changed = self.place.changed
        return {"identifier": identifier, "uri": uri, "lastChangeDateTime": changed}

    def whole(self) -> Values:
        rubric = rubrics(self.file, self.skills, self.identifier, self.stamped)
        others = said_in(self.base, "CFPackage")
        return {
            "CFDocument": self.document(),
            "CFItems": list(self.items()),
            "CFAssociations": list(self.associations()),
            "CFDefinitions": self.definitions(),
            **({"CFRubrics": rubric} if rubric else {}),
            **({"extensions": others} if others else {}),
        }

    # --- the document and the items ------------------------------------------------

    @property
    def known_document(self) -> Known:
        uri = self.file.uri or self.address("CFDocuments", self.identifier)
        return Known(self.identifier, uri, self.file.name)

    def document(self) -> Values:
        file = self.file
        kept = {key: value for key, value in self.base.items() if key not in PARTS}
        fields = fitted(DOCUMENT, kept)
        own: Values = _said(slug=file.slug, depth_names=list(file.depth_names))
        filled = [] if "creator" in fields else ["creator"]
        if file.licence and "licenseURI" not in fields:
            fields["licenseURI"] = self._licence()
            filled.append("licenseURI")
        if is_web_address(file.source):
            fields["officialSourceURL"] = file.source
        else:
            own |= _said(source=file.source)
        own |= _said(filled_in=filled)
        said = _said(
            description=file.description, version=file.version, notes=file.notes
        )
        return {
            **self.stamped(self.identifier, self.known_document.uri),
            "caseVersion": "1.1",
            "creator": self.place.publisher,
            "title": file.name,
            **_extended(fields | said, own),
        }

    def _licence(self) -> Values:
        identifier = derived_uuid(self.identifier, "licence", self.file.licence)
        uri = self.address("CFLicenses", identifier)
        return {"title": self.file.licence, "identifier": identifier, "uri": uri}

    def items(self) -> Iterator[Values]:
        for group in self.file.groups:
            kind = self.kind_of(group)
            own = {"is_group": True}
            yield self._item(group, self.groups[group.slug], kind, own)
        for skill in self.file.skills:
            yield self._item(skill, self.skills[skill.slug], SKILL, {})
        for role in self.file.roles:
            yield self._item(role, self.roles[role.slug], ROLE, {"is_role": True})

    def _item(
        self, row: GroupRow | SkillRow | RoleRow, known: Known, kind: str, own: Values
    ) -> Values:
        extra: Extra = {} if isinstance(row, RoleRow) else row.extra
        fields = fitted(ITEM, said_in(extra, "case"))
        kind = str(fields.pop("CFItemType", kind))
        words = {"fullStatement": row.description or row.name}
        if row.description:
            words["abbreviatedStatement"] = row.name
        typed = {"CFItemType": kind, "CFItemTypeURI": self._kind_link(kind)}
        return {
            **self.stamped(known.identifier, known.uri),
            **words,
            **(typed if kind else {}),
            **_extended(fields, {"slug": row.slug, **own}),
        }

    def kind_of(self, group: GroupRow) -> str:
        """Return what the framework calls groups at this depth."""
        depth = self.depths[group.slug]
        names = self.file.depth_names
        return names[depth] if depth < len(names) else ""

    @cached_property
    def depths(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for row in self.file.groups:
            found[row.slug] = found[row.parent] + 1 if row.parent else 0
        return found

    # --- what is between items -----------------------------------------------------

    def associations(self) -> Iterator[Values]:
        yield from self._tree()
        for tie in self.file.relations:
            yield self._tie(tie)
        for crosswalk in self.file.crosswalks:
            yield self._crosswalk(crosswalk)
        for role in self.file.roles:
            for slug, rank in role.levels:
                ends = self.roles[role.slug], self.skills[slug].link()
                yield self._association(EXPECTS, *ends, notes=f"{LEVEL}{rank}")
        yield from self._others()

    def _tree(self) -> Iterator[Values]:
        document = self.known_document
        for group in self.file.groups:
            parent = self.groups[group.parent] if group.parent else document
            child = self.groups[group.slug]
            yield self._child(child, parent, group.position)
        for skill in self.file.skills:
            parent = self.groups[skill.group] if skill.group else document
            yield self._child(self.skills[skill.slug], parent, skill.position)

    def _child(self, child: Known, parent: Known, position: int) -> Values:
        return self._association(CHILD, child, parent.link(), sequenceNumber=position)

    def _tie(self, row: RelationRow) -> Values:
        word = WORDS[row.kind]
        one, other = self.skills[row.from_skill], self.skills[row.to_skill]
        if TIES[word].is_reversed:
            one, other = other, one
        return self._association(word, one, other.link())

    def _crosswalk(self, row: CrosswalkRow) -> Values:
        word = WORDS[row.kind]
        known = self.skills[row.from_skill]
        identifier = row.target_identifier or row.target_uri
        there = {
            "title": row.target_title or row.target_uri or identifier,
            "identifier": identifier,
            "uri": row.target_uri or self.address("CFItems", uuid_for(identifier)),
        }
        made = self._association(word, known, there)
        if TIES[word].is_reversed:
            ends = {"originNodeURI": there, "destinationNodeURI": known.link()}
            return made | ends
        return made

    def _association(
        self, word: str, origin: Known, destination: Values, **more: object
    ) -> Values:
        key = str(destination["identifier"]), str(destination["uri"])
        identifier = derived_uuid(origin.identifier, word, *key)
        uri = self.address("CFItemAssociations", origin.identifier)
        if self.place.base:
            uri = f"{uri}#{identifier}"
        return {
            **self.stamped(identifier, uri or f"urn:uuid:{identifier}"),
            "associationType": word,
            "originNodeURI": origin.link(),
            "destinationNodeURI": destination,
            **more,
        }

    def _others(self) -> Iterator[Values]:
        """Yield what the hub has no words for, as far as it fits."""
        raw = self.base.get("CFAssociations")
        for each in raw if isinstance(raw, list) else []:
            entry = each if isinstance(each, dict) else {}
            said = {k: v for k, v in entry.items() if k not in STAMPED and v}
            fields = fitted(ASSOCIATION, said)
            ends = {"originNodeURI", "destinationNodeURI", "associationType"}
            if ends <= set(fields):
                given = str(entry.get("identifier") or json.dumps(said, sort_keys=True))
                identifier = uuid_for(given)
                uri = str(entry.get("uri") or f"urn:uuid:{identifier}")
                yield self.stamped(identifier, uri) | fields

    # --- what the words mean -------------------------------------------------------

    def definitions(self) -> Values:
        kinds = dict.fromkeys(
            str(item["CFItemType"]) for item in self.items() if "CFItemType" in item
        )
        types = [self._kind(kind, place) for place, kind in enumerate(kinds, start=1)]
        kept = said_in(self.base, "CFDefinitions")
        found = {
            name: list(self._defined(name, kept.get(name))) for name in DEFINITIONS
        }
        return {"CFItemTypes": types} | {k: v for k, v in found.items() if v}

    def _kind(self, kind: str, place: int) -> Values:
        link = self._kind_link(kind)
        return {
            **self.stamped(str(link["identifier"]), str(link["uri"])),
            "title": kind,
            "description": kind,
            "hierarchyCode": str(place),
        }

    def _kind_link(self, kind: str) -> Values:
        identifier = derived_uuid(self.identifier, "kind", kind)
        uri = self.address("CFItemTypes", identifier)
        return {"title": kind, "identifier": identifier, "uri": uri}

    def _defined(self, name: str, entries: object) -> Iterator[Values]:
        for entry in entries if isinstance(entries, list) else []:
            values = entry if isinstance(entry, dict) else {}
            said = {k: v for k, v in values.items() if k not in STAMPED and v}
            fields = fitted(DEFINITIONS[name], said)
            if set(NEEDED[name]) <= set(fields):
                identifier = uuid_for(str(values.get("identifier") or fields["title"]))
                uri = str(values.get("uri") or f"urn:uuid:{identifier}")
                yield self.stamped(identifier, uri) | fields


def _said(**values: object) -> Values:
    return {name: value for name, value in values.items() if value}


def _extended(fields: Values, own: Mapping[str, object]) -> Values:
    """Add what is the hub's own to the extensions."""
    inner = fields.get("extensions")
    others = inner if isinstance(inner, dict) else {}
    return fields | {"extensions": {**others, OWN: dict(own)}}


EXPORTER = Exporter(
    "case", "CASE 1.1", "application/json", ".case.json", write_case, case_losses
)
