"""CASE packages are read as servers send them: what is odd is mended or told."""

import json
from collections import Counter

import pytest

from competencies.exporters.case import write_case
from competencies.exporters.formats import Place
from competencies.importers.case import read_case
from competencies.importers.detect import read_framework
from competencies.importers.neutral import (
    CrosswalkRow,
    RelationRow,
    UnreadableFile,
)

U = "00000000-0000-4000-8000-{:012d}".format


@pytest.fixture
def traps(fixtures):
    return read_framework(fixtures / "case-traps.json")


def codes(rows):
    return Counter(row.code for row in rows)


def test_what_holds_others_is_a_group_and_the_rest_are_skills(traps):
    framework, _ = traps

    assert [(g.name, g.parent, g.position) for g in framework.groups] == [
        *(("Code", None, 2), ("People", None, 1), ("Nothing in it yet", None, 9)),
    ]
    assert [(s.name[:15], s.group) for s in framework.skills] == [
        *(("Unit testing", "code"), ("Version control", "code")),
        *(('=HYPERLINK("x")', "people"), ("Curiosity", None)),
    ]
    assert framework.depth_names == ("Competency",)


def test_the_document_says_what_the_framework_is(traps):
    framework, _ = traps

    assert framework.name == "Craft of research software"
    assert (framework.version, framework.licence) == ("2024.1", "CC-BY-4.0")
    assert framework.source == "https://institute.example/craft"
    assert (framework.notes, framework.description) == ("First made public.", "")
    assert framework.identifier == U(1)


def test_every_oddity_has_a_line(traps):
    found = codes(traps[1])

    assert (found["two-parents"], found["cycle"]) == (2, 1)
    assert found["duplicate-identifier"] == 1
    assert found["no-statement"] == found["no-object"] == 1
    assert found["no-association"] == found["self-relation"] == 1
    assert found["name-shortened"] == found["field-renamed"] == 1
    assert found["dangling-item"] == found["levels-of-group"] == 1
    assert found["repeated-level"] == 1
    assert found["level-filled"] == 2


def test_identifiers_and_addresses_are_kept(traps):
    skill = traps[0].skills[0]

    assert (skill.identifier, skill.uri) == (U(20), f"https://case.example/uri/{U(20)}")


def test_rubric_levels_are_the_scale_and_its_words(traps):
    framework, _ = traps

    assert [level.name for level in framework.levels] == [
        *("None yet", "Awareness", "Working", "Level 3", "Expert")
    ]
    assert framework.skills[0].descriptors == (
        (1, "Has run tests."),
        (2, "Writes tests."),
    )


def test_associations_become_ties_inside_and_outside(traps):
    framework, _ = traps
    one, other = (skill.slug for skill in framework.skills[:2])

    assert framework.skills[0].related == (other,)
    assert framework.ties == (RelationRow(one, other, "requires"),)
    assert framework.crosswalks == (
        CrosswalkRow(
            one,
            "exact_match",
            "https://other.example/uri/7f1ed34f-7392-591b-8399-0cba57adf898",
            "7f1ed34f-7392-591b-8399-0cba57adf898",
            "Unit tests elsewhere",
        ),
        CrosswalkRow(
            other, "exact_match", "https://other.example/git", "git", "Git elsewhere"
        ),
    )


def test_a_role_expects_levels(traps):
    [role] = traps[0].roles

    assert (role.name, role.levels) == (
        "Research software engineer",
        (("unit-testing", 2),),
    )


def test_what_the_hub_has_no_field_for_is_kept(traps):
    framework, _ = traps

    assert framework.skills[0].extra == {
        "case": {
            "humanCodingScheme": "C.1",
            "educationLevel": ["09"],
            "conceptKeywords": ["test"],
        }
    }
    assert framework.skills[3].extra == {"case": {"CFItemType": "Attitude"}}
    kept = framework.extra["case"]
    assert kept["reviewedBy"] == ["A board"]
    assert kept["CFPackage"] == {"generator": "a server of 2019"}
    assert [each["associationType"] for each in kept["CFAssociations"]] == [
        *("exemplar", "isChildOf")
    ]


def test_what_was_kept_is_given_back(traps):
    found = json.loads(write_case(traps[0], Place()).data)
    by_name = {item.get("abbreviatedStatement"): item for item in found["CFItems"]}

    assert found["CFDocument"]["subject"] == ["Computing"]
    assert found["CFDocument"]["creator"] == "Example Institute"
    assert found["CFDocument"]["extensions"]["reviewedBy"] == ["A board"]
    assert by_name["Unit testing"]["educationLevel"] == ["09"]
    assert by_name["Unit testing"]["humanCodingScheme"] == "C.1"
    assert "exemplar" in {a["associationType"] for a in found["CFAssociations"]}
    assert found["CFDefinitions"]["CFLicenses"][0]["licenseText"] == "See there."


def test_it_reads_back_as_it_was_read(traps):
    text = json.loads(write_case(traps[0], Place()).data)
    again, _ = read_case("craft.json", text)

    assert again.skills == traps[0].skills
    assert again.groups == traps[0].groups
    assert again.crosswalks == traps[0].crosswalks
    assert again.roles == traps[0].roles


def test_the_published_example_is_read(reference_data):
    framework, _ = read_framework(reference_data / "case" / "example-package.json")

    assert [g.name for g in framework.groups] == ["Software engineering", "Testing"]
    assert framework.depth_names == ("Domain", "Competency")
    [skill] = framework.skills
    assert (skill.name, skill.group) == ("Unit testing", "testing")
    assert framework.roles[0].levels == (("unit-testing", 3),)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"CFDocument": {"title": "Craft"}}, "is a CASE package without items."),
        ({"CFPackage": {"CFItems": []}}, "has no CFDocument."),
        ({"CFPackage": []}, "has no CFDocument."),
        ({"CFDocument": {"title": " "}, "CFItems": [{"fullStatement": "A"}]}, "title"),
        ({"CFDocument": {"title": "A"}, "CFItems": {"a": 1}}, "should be a list."),
    ],
)
def test_what_is_nearly_a_package_is_refused(value, message):
    with pytest.raises(UnreadableFile, match=message):
        read_case("craft.json", value)


def chain(length, *more):
    """Return a package whose items stand each in the next."""
    items = [
        {"identifier": str(n), "fullStatement": f"Item {n}"} for n in range(length)
    ]
    links = [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": str(child)},
            "destinationNodeURI": {"identifier": str(parent)},
        }
        for child, parent in [*((n, n + 1) for n in range(length - 1)), *more]
    ]
    return {"CFDocument": {"title": "A"}, "CFItems": items, "CFAssociations": links}


def test_a_circle_of_items_is_broken_where_it_closes():
    framework, rows = read_case("craft.json", chain(3, (2, 0)))

    assert [(g.name, g.parent) for g in framework.groups] == [
        *(("Item 2", None), ("Item 1", "item-2"))
    ]
    assert framework.skills[0].group == "item-1"
    assert codes(rows)["cycle"] == 1


def test_an_endless_chain_of_items_is_refused():
    value = chain(300)

    with pytest.raises(UnreadableFile, match="nested more than"):
        read_case("craft.json", value)
