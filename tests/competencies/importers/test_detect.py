"""The content of a file says what it is; what is no framework is refused."""

import json

import pytest

from competencies.importers.detect import detect, read_framework
from competencies.importers.neutral import UnreadableFile

NO_FRAMEWORK = "is no framework that the hub knows."
GIVE_ONE = "Give a DIRECT folder, an all-in-one file or a list of skills by group."


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("direct-small", "direct"),
        ("direct-small-all-in-one.json", "direct"),
        ("direct-small-all-in-one.csv", "direct"),
        ("rsetoolkit-small.json", "rsetoolkit"),
        ("case-traps.json", "case"),
        ("skos-traps.ttl", "skos"),
    ],
)
def test_a_framework_is_recognised(fixtures, name, found):
    assert detect(fixtures / name) == found
    assert read_framework(fixtures / name, found)[0].format == found


def test_the_name_of_a_file_does_not_matter(fixtures, tmp_path):
    text = (fixtures / "rsetoolkit-small.json").read_text()
    (tmp_path / "skills.txt").write_text(text)

    assert detect(tmp_path / "skills.txt") == "rsetoolkit"


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        detect(path)
    return str(refusal.value)


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        7,
        [7],
        [{"a": 1}],
        {"a": 1},
        {"a": []},
        {"a": [1]},
        {"a": [["b"]]},
        {"a": ["b", {}]},
    ],
)
def test_other_json_is_refused(tmp_path, value):
    (tmp_path / "a.json").write_text(json.dumps(value))

    assert refusal_of(tmp_path / "a.json") == f"a.json {NO_FRAMEWORK} {GIVE_ONE}"


def test_other_text_is_refused(tmp_path):
    (tmp_path / "a.md").write_text("# A page\n\nof text")

    assert refusal_of(tmp_path / "a.md") == f"a.md {NO_FRAMEWORK} {GIVE_ONE}"


@pytest.mark.parametrize("text", ["\r\n\na;b;c\n1;2;3\n", "a\tb\n1\t2", "a,b\n1,2"])
def test_a_table_of_other_columns_asks_what_they_hold(tmp_path, text):
    (tmp_path / "a.csv").write_text(text)

    assert refusal_of(tmp_path / "a.csv") == (
        "a.csv is a table, and the hub doesn't know what its columns hold. "
        "Say it on the page of imports, or give --mapping."
    )


def test_one_file_of_a_release_points_at_its_folder(fixtures):
    files = sorted((fixtures / "direct-small").iterdir())

    assert len(files) == 7
    assert [refusal_of(file) for file in files] == [
        f"{file.name} {NO_FRAMEWORK} Give the folder that holds all seven CSV files."
        for file in files
    ]


def test_a_json_twin_points_at_its_folder(tmp_path):
    twin = [{"name": "A", "slug": "a", "url": "", "ror": "", "description": ""}]
    (tmp_path / "provider.json").write_text(json.dumps(twin))

    assert refusal_of(tmp_path / "provider.json") == (
        f"provider.json {NO_FRAMEWORK} Give the folder that holds all seven CSV files."
    )


def test_roles_point_at_their_own_command(fixtures):
    assert refusal_of(fixtures / "roles" / "team-lead.json") == (
        f"team-lead.json {NO_FRAMEWORK} "
        "It holds role profiles: use import_roles for it."
    )


def test_a_folder_of_other_things_is_refused(fixtures):
    assert refusal_of(fixtures / "roles") == (
        f"roles {NO_FRAMEWORK} "
        "Give a file, or the folder with the seven CSV files of a framework."
    )


def test_a_file_of_another_format_than_asked_for_is_refused(fixtures):
    with pytest.raises(UnreadableFile) as refusal:
        read_framework(fixtures / "direct-small", "rsetoolkit")

    assert str(refusal.value) == "direct-small has the form direct, not rsetoolkit."


def test_a_format_that_is_not_known_is_refused(fixtures):
    with pytest.raises(UnreadableFile) as refusal:
        read_framework(fixtures / "direct-small", "scroll")

    assert str(refusal.value) == (
        "The format “scroll” is not one of "
        "auto, direct, rsetoolkit, hub, case, skos, csv, moodle."
    )


FRAMEWORKS = {
    "direct-framework-2",
    "direct-framework-2/DIRECT-framework-all-in-one.csv",
    "direct-framework-2/DIRECT-framework-all-in-one.json",
    "case/example-package.json",
    "rsetoolkit-skills.json",
}


def test_of_all_published_data_only_the_frameworks_are_taken(reference_data):
    paths = {
        path.relative_to(reference_data).as_posix(): path
        for path in [reference_data, *reference_data.rglob("*")]
    }

    refusals = [refusal_of(paths[name]) for name in paths.keys() - FRAMEWORKS]

    assert paths.keys() > FRAMEWORKS
    assert all("\n" not in refusal for refusal in refusals)
