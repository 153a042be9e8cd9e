"""Role profiles are read by skill name, and matched kindly."""

import json

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.neutral import UnreadableFile
from competencies.importers.roles import RoleRow, match_skill, read_roles


@pytest.fixture
def read(tmp_path):
    """Read a value as a role file."""

    def read(value):
        path = tmp_path / "roles.json"
        path.write_text(json.dumps(value))
        return read_roles(path)

    return read


def role(*skills, **more):
    data = [{"skill": name, "skill_level": level} for name, level in skills]
    return {"role": "Team lead", "user_data": data, **more}


def test_a_role_file_is_read(fixtures):
    roles, _ = read_roles(fixtures / "roles" / "research-software-engineer.json")

    assert roles == (
        RoleRow(
            name="Research Software Engineer",
            slug="research-software-engineer",
            description=(
                "Writes and keeps software together with a research group.\n\n"
                "Spends most days close to the code."
            ),
            levels=(
                ("Reading other people's code", 3),
                ("Testing", 3),
                ("Version control", 3),
                ("Command line", 2),
                ("Writing documentation", 2),
                ("Batch jobs", 1),
            ),
        ),
    )


def test_the_roles_name_skills_of_the_small_framework(fixtures):
    framework, _ = read_framework(fixtures / "direct-small")
    by_name = {skill.name: skill.slug for skill in framework.skills}
    by_slug = {skill.slug: skill.slug for skill in framework.skills}

    (lead,), _ = read_roles(fixtures / "roles" / "team-lead.json")

    assert [match_skill(name, by_name, by_slug) for name, _ in lead.levels] == [
        "mentoring",
        "planning-work",
        "handling-disagreement",
        "choosing-a-licence",
        "version-control",
    ]


@pytest.mark.parametrize("levels", [(2, 3), (3, 2)])
def test_a_skill_named_twice_keeps_its_highest_level(read, levels):
    (lead,), notes = read([role(("Git", levels[0]), (" git", levels[1]))])

    assert lead.levels == (("Git", 3),)
    assert [(note.code, note.kept) for note in notes] == [
        ("trimmed", True),
        ("repeated-skill", False),
    ]


def test_roles_of_one_name_get_numbered_slugs(read):
    roles, notes = read([role(("Git", 1)), role(("Git", 2))])

    assert [r.slug for r in roles] == ["team-lead", "team-lead-2"]
    assert [(note.row, note.code) for note in notes] == [
        ("role team-lead-2", "slug-numbered")
    ]


def test_a_profile_without_a_role_goes_by_its_name(read):
    (person,), _ = read([{"role": " ", "name": "Person 1 ", "user_data": []}])

    assert (person.name, person.slug) == ("Person 1", "person-1")


@pytest.mark.parametrize(
    ("description", "text"),
    [("One.", "One."), ([], ""), ([" One. ", "", "Two."], "One.\n\nTwo.")],
)
def test_paragraphs_are_joined_by_an_empty_line(read, description, text):
    (lead,), _ = read([role(description=description)])

    assert lead.description == text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({}, " should be a list."),
        ([], " holds no roles."),
        ([7], ", role 1 should be an object with named values."),
        ([{"user_data": []}], ", role 1 has no role. Name it."),
        ([{"role": "Lead"}], ", role 1: user_data should be a list."),
        ([role(description=7)], ", role 1: description should be a list."),
        ([role((" ", 1))], ", role 1, skill 1 has no name. Name the skill."),
        ([role((7, 1))], ", role 1, skill 1: skill should be text."),
        ([role(role="x" * 201)], ", role 1: role is longer than 200 characters."),
    ],
)
def test_a_broken_role_file_is_refused_with_its_place(read, value, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read(value)

    assert str(refusal.value) == f"roles.json{reason}"


@pytest.mark.parametrize("level", [-1, "3", 3.0, True, None])
def test_a_level_is_a_whole_number(read, level):
    with pytest.raises(UnreadableFile, match="skill_level should be a whole number"):
        read([role(("Git", level))])


BY_NAME = {"Git": "exact", "GIT": "shouted", "Unit tests": "tests"}
BY_SLUG = {"git": "git-slug", "code-review": "review", "c-plus-plus": "cpp"}


@pytest.mark.parametrize(
    ("name", "skill"),
    [
        (" GIT ", "shouted"),
        ("git", "exact"),
        ("unit TESTS", "tests"),
        ("c-plus-plus", "cpp"),
        ("Code review", "review"),
        ("Cooking", None),
    ],
)
def test_a_skill_is_matched_by_name_then_case_then_slug(name, skill):
    assert match_skill(name, BY_NAME, BY_SLUG) == skill


@pytest.mark.parametrize(
    ("file", "name", "skills"),
    [
        ("sample_profile_1.json", "Research Software Engineer", 11),
        ("sample_profile_41.json", "RSE Team Lead", 67),
        ("sample_profile_59.json", "Community Manager", 40),
    ],
)
def test_the_published_roles_name_skills_that_are_there(
    reference_data, file, name, skills
):
    framework, _ = read_framework(reference_data / "direct-framework-2")
    known = {skill.name: skill.slug for skill in framework.skills}

    (found,), notes = read_roles(reference_data / "direct-roles" / file)

    assert (found.name, len(found.levels), notes) == (name, skills, [])
    assert [n for n, _ in found.levels if match_skill(n, known, {}) is None] == []
