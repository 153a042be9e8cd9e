"""SKOS holds a framework's concepts, their order, words, ties and levels."""

from dataclasses import replace

from hypothesis import assume, given, settings
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from competencies.exporters.formats import Place
from competencies.exporters.skos import write_skos
from competencies.importers.identifiers import uuid_for
from competencies.importers.neutral import ToolRow
from competencies.importers.skos import read_skos
from competencies.importers.skos_graph import parse_turtle
from tests.competencies.exporters.test_case import CRAFT, HUB
from tests.competencies.frameworks import NO_EXTRAS, frameworks


def read_back(file):
    text = write_skos(file, Place()).data.decode()
    return read_skos("craft.ttl", parse_turtle("craft.ttl", text))[0]


def with_own_addresses(file):
    """Return the framework with an address of its own for each row, or none."""

    def own(kind, row):
        return replace(
            row, uri=f"https://a.example/{kind}/{row.slug}" if row.uri else ""
        )

    return replace(
        file,
        uri="https://a.example/scheme" if file.uri else "",
        groups=tuple(own("group", row) for row in file.groups),
        skills=tuple(own("skill", row) for row in file.skills),
    )


def held_by_skos(file):
    """Return what SKOS can hold of a framework, as it is read back."""
    rows = sorted((*file.groups, *file.skills), key=lambda row: row.position)
    places = {id(row): place for place, row in enumerate(rows)}
    skills = sorted(file.skills, key=lambda row: places[id(row)])
    groups = sorted(file.groups, key=lambda row: places[id(row)])
    return replace(
        file,
        format="skos",
        tools=(),
        roles=(),
        resources=(),
        providers=(),
        depth_names=(),
        skills=tuple(_held(row, places[id(row)]) for row in skills),
        groups=tuple(replace(row, position=places[id(row)]) for row in groups),
        crosswalks=by_origin(file.crosswalks, skills),
        ties=by_origin(file.ties, skills),
    )


def _held(row, place):
    return replace(
        row,
        position=place,
        tools=(),
        resources=(),
        descriptors=tuple(
            (rank, text)
            for rank, text in row.descriptors
            if text or rank in dict(row.examples)
        ),
    )


def by_origin(rows, skills):
    return {(skill.slug, row) for skill in skills for row in rows}


@settings(max_examples=50, deadline=None)
@given(frameworks(NO_EXTRAS))
def test_what_skos_can_hold_reads_back_the_same(framework):
    assume(framework.skills or framework.groups)
    file = with_own_addresses(framework)
    found, wanted = read_back(file), held_by_skos(file)

    assert {*found.ties} == {*file.ties}
    assert {(c.from_skill, c.kind, c.target_uri) for c in found.crosswalks} == {
        (c.from_skill, c.kind, c.target_uri) for c in file.crosswalks
    }
    same = {"ties": (), "crosswalks": (), "skills": (), "groups": ()}
    assert replace(found, **same) == replace(wanted, **same)
    assert sorted_by_slug(found.groups) == sorted_by_slug(wanted.groups)
    assert sorted_by_slug(related_sorted(found.skills)) == sorted_by_slug(
        related_sorted(wanted.skills)
    )


def sorted_by_slug(rows):
    return sorted(rows, key=lambda row: row.slug)


def related_sorted(skills):
    return [replace(row, related=tuple(sorted(row.related))) for row in skills]


def test_levels_are_a_second_scheme_in_order():
    graph = Graph().parse(data=write_skos(CRAFT, HUB).data, format="turtle")

    assert len(set(graph.subjects(RDF.type, SKOS.ConceptScheme))) == 2
    assert len(set(graph.subjects(RDF.type, SKOS.OrderedCollection))) == 2
    assert read_back(CRAFT).levels == CRAFT.levels


def test_concepts_have_the_addresses_of_their_pages():
    text = write_skos(CRAFT, HUB).data.decode()

    assert (
        "<https://hub.example/frameworks/craft/skills/testing/> a skos:Concept" in text
    )


def test_what_could_break_out_of_turtle_does_not():
    nasty = 'a" . <x> <y> "b\\\n<z>'
    skills = (
        replace(CRAFT.skills[0], name=nasty.replace("\n", " "), description=nasty),
    )
    uri = 'https://a.example/"> . <evil'
    file = replace(CRAFT, uri=uri, skills=skills, ties=(), crosswalks=(), roles=())
    file = replace(file, groups=(replace(CRAFT.groups[0], slug="code"),))

    found = read_back(file)

    assert found.skills[0].description == nasty
    assert found.identifier == uuid_for("craft")


def test_it_says_what_it_leaves_out():
    file = replace(CRAFT, tools=(ToolRow("pytest", "pytest"),))

    assert write_skos(file, HUB).losses == (
        "Tools, languages and methods that skills are done with.",
        "Roles and the levels that they expect.",
        "What groups are called at each depth.",
    )
