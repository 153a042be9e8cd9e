"""A CASE package is valid, and holds of a framework all that CASE can say."""

import json
from dataclasses import replace

import jsonschema
import pytest
from django.conf import settings as hub
from hypothesis import assume, given, settings

from competencies.exporters.case import write_case
from competencies.exporters.formats import Place
from competencies.importers.case import read_case
from competencies.importers.neutral import (
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    RelationRow,
    RoleRow,
    SkillRow,
    ToolRow,
)
from tests.competencies.frameworks import NO_EXTRAS, frameworks

HUB = Place("https://hub.example", "2026-01-31T12:00:00Z")
NEEDED = {
    "CFDocument": {"identifier", "uri", "creator", "title", "lastChangeDateTime"},
    "CFItems": {"identifier", "fullStatement", "uri", "lastChangeDateTime"},
    "CFAssociations": {
        *("identifier", "associationType", "uri", "originNodeURI"),
        *("destinationNodeURI", "lastChangeDateTime"),
    },
}
CRAFT = FrameworkFile(
    format="hub",
    name="Craft",
    slug="craft",
    version="1.0",
    depth_names=("Competency",),
    levels=(LevelRow(0, "None yet"), LevelRow(1, "Awareness", "Knows of it")),
    groups=(GroupRow("code", "Code", position=3),),
    skills=(
        SkillRow("testing", "Testing", "code", "Tests.", descriptors=((1, "Seen."),)),
        SkillRow("git", "Git", "code", position=1, related=("testing",)),
    ),
    roles=(RoleRow("RSE", "rse", levels=(("testing", 1),)),),
    ties=(RelationRow("testing", "git", "requires"),),
    crosswalks=(
        CrosswalkRow("git", "exact_match", "https://elsewhere.example/vcs", "", "VCS"),
    ),
)

unhurried = settings(deadline=None, max_examples=60)


def package(file, place=HUB):
    return json.loads(write_case(file, place).data)


def read_back(file):
    return read_case("craft.json", package(file, Place()))[0]


def held_by_case(file):
    """Return what a package can hold of a framework, as it is read back."""
    return replace(
        file,
        format="case",
        tools=(),
        resources=(),
        providers=(),
        skills=tuple(map(_held_of_skill, file.skills)),
    )


def _held_of_skill(row):
    return replace(
        row,
        tools=(),
        resources=(),
        descriptors=tuple(
            (rank, text)
            for rank, text in row.descriptors
            if text or rank in dict(row.examples)
        ),
    )


@unhurried
@given(frameworks(NO_EXTRAS))
def test_what_case_can_hold_reads_back_the_same(framework):
    assume(framework.skills or framework.groups or framework.roles)

    assert read_back(framework) == held_by_case(framework)


@unhurried
@given(frameworks())
def test_every_part_has_what_the_specification_asks_for(framework):
    found = package(framework)

    assert NEEDED["CFDocument"] <= found["CFDocument"].keys()
    for part in ("CFItems", "CFAssociations"):
        assert all(NEEDED[part] <= entry.keys() for entry in found[part])


@pytest.mark.skipif(hub.REFERENCE_DATA is None, reason="the schema is not at hand")
@unhurried
@given(frameworks())
def test_a_package_is_valid_by_the_published_schema(framework):
    path = hub.REFERENCE_DATA / "case" / "case-v1p1-cfpackage.schema.json"
    schema = json.loads(path.read_text())
    checker = jsonschema.FormatChecker()
    jsonschema.Draft201909Validator(schema, format_checker=checker).validate(
        package(framework)
    )


def test_the_tree_begins_at_the_document_and_keeps_its_order():
    found = package(CRAFT)
    tree = {
        link["originNodeURI"]["title"]: link
        for link in found["CFAssociations"]
        if link["associationType"] == "isChildOf"
    }

    root = found["CFDocument"]["identifier"]
    assert tree["Code"]["destinationNodeURI"]["identifier"] == root
    assert tree["Code"]["sequenceNumber"] == 3
    assert tree["Git"]["destinationNodeURI"]["title"] == "Code"


def test_levels_are_a_rubric_with_a_criterion_a_skill():
    [rubric] = package(CRAFT)["CFRubrics"]
    scale, testing = rubric["CFRubricCriteria"]

    assert [level["quality"] for level in scale["CFRubricCriterionLevels"]] == [
        *("None yet", "Awareness")
    ]
    [level] = testing["CFRubricCriterionLevels"]
    assert testing["CFItemURI"]["title"] == "Testing"
    assert (level["quality"], level["score"]) == ("Awareness", 1)
    assert level["description"] == "Seen."


def test_identifiers_are_the_same_at_every_export():
    assert package(CRAFT) == package(CRAFT)


def test_what_requires_another_is_preceded_by_it():
    [link] = [
        link
        for link in package(CRAFT)["CFAssociations"]
        if link["associationType"] == "precedes"
    ]

    assert link["originNodeURI"]["title"] == "Git"
    assert link["destinationNodeURI"]["title"] == "Testing"


def test_it_says_what_it_leaves_out():
    file = replace(CRAFT, tools=(ToolRow("pytest", "pytest"),))

    [loss] = write_case(file, HUB).losses
    assert loss == "Tools, languages and methods that skills are done with."
    assert write_case(CRAFT, HUB).losses == ()
