"""The all-in-one files hold the same tree with less to say about it."""

import csv
import json

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.neutral import (
    GroupRow,
    ResourceRow,
    SkillRow,
    ToolRow,
    UnreadableFile,
)

COLUMNS = (
    "competency_domain,competency,skill,description,slug,related_skills,"
    "tools_languages_methodologies,learning_resources"
)


@pytest.fixture
def read_tree(tmp_path):
    """Read domains as the all-in-one JSON."""

    def read(domains):
        path = tmp_path / "tree.json"
        path.write_text(json.dumps({"competency_domains": domains}))
        return read_framework(path)

    return read


@pytest.fixture
def read_table(tmp_path):
    """Read rows as the all-in-one CSV."""

    def read(*rows):
        path = tmp_path / "tree.csv"
        with path.open("w", newline="") as file:
            file.write(f"{COLUMNS}\r\n")
            csv.writer(file).writerows(rows)
        return read_framework(path)

    return read


def domain(*skills, **more):
    competency = {"title": "Testing", "skills": [*skills]}
    return {"title": "Code", "competencies": [competency], **more}


def names(framework):
    return [(skill.name, skill.description) for skill in framework.skills]


def test_the_json_holds_the_skills_of_the_folder(fixtures):
    tree, _ = read_framework(fixtures / "direct-small-all-in-one.json")
    folder, _ = read_framework(fixtures / "direct-small")

    assert names(tree) == names(folder)
    assert not tree.slugs_are_given
    assert tree.levels == ()


def test_the_csv_holds_the_skills_of_the_folder(fixtures):
    table, _ = read_framework(fixtures / "direct-small-all-in-one.csv")
    folder, _ = read_framework(fixtures / "direct-small")

    assert names(table) == names(folder)
    assert table.relations == folder.relations
    assert [row.slug for row in table.skills] == [row.slug for row in folder.skills]
    assert table.slugs_are_given


def test_titles_make_slugs_and_order_makes_positions(read_tree):
    framework, _ = read_tree([domain({"title": "Unit tests "}, {"title": "Mocks"})])

    assert framework.groups == (
        GroupRow("code", "Code", parent=None, position=0),
        GroupRow("testing", "Testing", parent="code", position=1),
    )
    assert framework.skills == (
        SkillRow("unit-tests", "Unit tests", "testing", position=0),
        SkillRow("mocks", "Mocks", "testing", position=1),
    )


def test_tools_and_resources_come_as_slugs_alone(read_tree):
    framework, notes = read_tree(
        [
            domain(
                {
                    "title": "Unit tests",
                    "tools_languages_methodologies": "c-plus-plus|C++",
                    "training_resources": "first-tests",
                }
            )
        ]
    )

    assert framework.tools == (ToolRow("c-plus-plus", "C plus plus", slug_only=True),)
    assert framework.resources == (
        ResourceRow("first-tests", "First tests", slug_only=True),
    )
    assert [note.code for note in notes] == [
        "bad-slug",
        "slugs-derived",
        "no-levels",
        "slug-only",
        "slug-only",
    ]


def test_a_skill_named_twice_is_one(read_tree):
    framework, notes = read_tree(
        [domain({"title": "Mocks", "description": "First"}, {"title": " Mocks"})]
    )

    assert names(framework) == [("Mocks", "First")]
    assert [(n.row, n.kept) for n in notes if n.code == "repeated-skill"] == [
        ("skill mocks", False)
    ]


def test_names_that_make_one_slug_are_numbered(read_tree):
    framework, notes = read_tree([domain({"title": "C++"}, {"title": "C#"})])

    assert [skill.slug for skill in framework.skills] == ["c", "c-2"]
    assert [n.row for n in notes if n.code == "slug-numbered"] == ["skill c-2"]


def test_a_key_that_is_not_known_is_left_out(read_tree):
    _, notes = read_tree([domain({"title": "Mocks", "colour": "red"})])

    assert [(n.row, n.message) for n in notes if n.code == "unknown-key"] == [
        ("skill mocks", "Left out “colour”, which is not known.")
    ]


@pytest.mark.parametrize(
    ("domains", "reason"),
    [
        ({}, ": competency_domains should be a list."),
        (["x"], ": domain 1 should be an object with named values."),
        ([{"title": "Code"}], ": domain 1: competencies should be a list."),
        ([domain()], " holds no skills."),
        (
            [domain({"description": "x"})],
            ": domain 1, competencies 1, skills 1 has no title. Give it one.",
        ),
        (
            [domain({"title": 7})],
            ": domain 1, competencies 1, skills 1: title should be text.",
        ),
        (
            [domain({"title": "x" * 201})],
            (
                ": domain 1, competencies 1, skills 1: the title is longer than "
                "200 characters."
            ),
        ),
    ],
)
def test_a_broken_tree_is_refused_with_its_place(read_tree, domains, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read_tree(domains)

    assert str(refusal.value) == f"tree.json{reason}"


def test_a_row_belongs_to_the_nearest_group_above(read_table):
    framework, _ = read_table(
        ("Code", "", "", "", "code", "", "", ""),
        ("", "Testing", "", "", "testing", "", "", ""),
        ("", "", "Mocks", "", "mocks", "", "", ""),
        ("People", "", "", "", "people", "", "", ""),
        ("", "Teaching", "", "", "teaching", "", "", ""),
        ("", "", "Coaching", "", "coaching", "", "", ""),
    )

    assert [(row.slug, row.parent) for row in framework.groups] == [
        ("code", None),
        ("testing", "code"),
        ("people", None),
        ("teaching", "people"),
    ]
    assert [(row.slug, row.group) for row in framework.skills] == [
        ("mocks", "testing"),
        ("coaching", "teaching"),
    ]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            [("", "", "Mocks", "", "mocks", "", "", "")],
            ", line 2: there is no group above this row.",
        ),
        (
            [("Code", "Testing", "", "", "code", "", "", "")],
            (
                ", line 2: fill in one of competency_domain, competency, skill, "
                "and only one."
            ),
        ),
        ([("Code", "", "", "", "code", "", "", "")], " holds no skills."),
        (
            [
                ("Code", "", "", "", "code", "", "", ""),
                ("", "Testing", "", "", "code", "", "", ""),
                ("", "", "Mocks", "", "mocks", "", "", ""),
            ],
            ": the slug “code” is used 2 times. Give each row its own.",
        ),
    ],
)
def test_a_broken_table_is_refused_with_its_place(read_table, rows, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read_table(*rows)

    assert str(refusal.value) == f"tree.csv{reason}"


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_the_published_files_hold_the_whole_tree(reference_data, kind):
    folder = reference_data / "direct-framework-2"

    framework, _ = read_framework(folder / f"DIRECT-framework-all-in-one.{kind}")

    assert framework.groups_by_depth() == (7, 20)
    assert framework.counts()["skills"] == 164


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_the_published_files_name_the_skills_of_the_folder(reference_data, kind):
    folder = reference_data / "direct-framework-2"

    framework, _ = read_framework(folder / f"DIRECT-framework-all-in-one.{kind}")
    whole, _ = read_framework(folder)

    assert sorted(names(framework)) == sorted(names(whole))
