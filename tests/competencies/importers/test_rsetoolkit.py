"""A list of skills by group becomes a framework without a scale."""

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.neutral import GroupRow, SkillRow, UnreadableFile
from competencies.importers.rsetoolkit import read_groups


def test_groups_and_skills_are_read_in_order(fixtures):
    framework, _ = read_framework(fixtures / "rsetoolkit-small.json")

    assert framework.groups == (
        GroupRow("at-the-keyboard", "At the keyboard", position=0),
        GroupRow("with-people", "With people", position=1),
    )
    assert [(s.slug, s.name, s.group, s.position) for s in framework.skills] == [
        ("version-control", "Version control", "at-the-keyboard", 0),
        ("testing", "Testing", "at-the-keyboard", 1),
        ("c", "C++", "at-the-keyboard", 2),
        ("mentoring", "Mentoring", "with-people", 3),
        ("public-speaking", "Public speaking", "with-people", 4),
    ]


def test_it_has_no_scale_and_no_slugs_of_its_own(fixtures):
    framework, notes = read_framework(fixtures / "rsetoolkit-small.json")

    assert (framework.levels, framework.slugs_are_given) == ((), False)
    assert framework.depth_names == ("Skill group",)
    assert [(note.row, note.code) for note in notes] == [
        ("skill c", "trimmed"),
        ("rsetoolkit-small.json", "slugs-derived"),
        ("rsetoolkit-small.json", "no-levels"),
    ]


def test_a_skill_in_two_groups_stays_in_the_first():
    framework, notes = read_groups("a.json", {"Code": ["Ethics"], "People": ["Ethics"]})

    assert framework.skills == (SkillRow("ethics", "Ethics", "code"),)
    assert [note.code for note in notes if not note.kept] == ["repeated-skill"]


def test_groups_that_differ_by_blanks_both_stay():
    framework, _ = read_groups("a.json", {"Code": ["Git"], " Code": ["Tests"]})

    assert [(s.name, s.group) for s in framework.skills] == [
        ("Git", "code"),
        ("Tests", "code-2"),
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([], "a.json should be an object with named values."),
        ({"Code": "Git"}, "a.json: “Code” should be a list."),
        ({"Code": ["Git", 7]}, "a.json: “Code”, 2 should be text."),
        ({"Code": [" "]}, "a.json: “Code”, 1 is empty. Fill it in."),
        ({"": ["Git"]}, "a.json: a key is empty. Fill it in."),
        ({"Code": ["x" * 201]}, "a.json: “Code”, 1 is longer than 200 characters."),
    ],
)
def test_a_broken_list_is_refused_with_its_place(value, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read_groups("a.json", value)

    assert str(refusal.value) == reason


def test_the_published_list_is_read(reference_data):
    framework, _ = read_framework(reference_data / "rsetoolkit-skills.json")

    assert (len(framework.groups), len(framework.skills)) == (6, 52)
