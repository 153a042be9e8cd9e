"""Tables through the command: by their format, a preset, or a mapping."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from competencies.models import SkillEdition, SkillGroupEdition
from curation.models import ColumnMapping

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).parent.parent / "fixtures"
MAP = {
    "columns": {
        "Bereich": "group-1",
        "Fähigkeit": "name",
        "Stufe 1": "level-1",
        "Stufe 2": "level-2",
    },
    "settings": {"fill_down": "yes"},
}


def take(name, *options):
    call_command(
        "import_framework", FIXTURES / name, "--slug=ours", "--version=1", *options
    )


def reported(tmp_path, name, *options):
    take(name, f"--report={tmp_path}/report.json", *options)
    return json.loads((tmp_path / "report.json").read_text())


@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        ("moodle-small.csv", "moodle"),
        ("moodle-traps.csv", "moodle"),
        ("sfia-small.csv", "csv"),
        ("esco-small.csv", "csv"),
        ("opensalt-small.csv", "csv"),
    ],
)
def test_a_table_goes_in_once(tmp_path, name, file_format):
    first = reported(tmp_path, name)
    again = reported(tmp_path, name, f"--format={file_format}")

    assert first["format"] == file_format
    assert first["created"] > 0
    assert (again["created"], again["changed"]) == (0, 0)
    assert first["counts"] == again["counts"]


def test_an_unknown_table_asks_for_a_mapping():
    with pytest.raises(CommandError, match="or give --mapping"):
        take("unknown-skills.csv")


def test_a_mapping_comes_from_a_file(tmp_path):
    (tmp_path / "map.json").write_text(json.dumps(MAP))

    take("unknown-skills.csv", "--format=csv", f"--mapping={tmp_path}/map.json")

    assert SkillEdition.objects.count() == 3
    assert SkillGroupEdition.objects.count() == 2


def test_a_mapping_comes_by_the_name_it_was_kept_under():
    ColumnMapping.objects.create(kind="framework", name="Ours", said=MAP)

    take("unknown-skills.csv", "--mapping=Ours")

    assert SkillEdition.objects.count() == 3


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Theirs", "No mapping is kept under “Theirs”. There are: Ours."),
        ("gone.json", "gone.json is not there"),
        ("broken.json", "is broken JSON"),
        ("list.json", "is an object with “columns”"),
        ("numbers.json", "short texts by name"),
    ],
)
def test_a_mapping_that_is_none_is_told(tmp_path, monkeypatch, name, words):
    ColumnMapping.objects.create(kind="framework", name="Ours", said=MAP)
    monkeypatch.chdir(tmp_path)
    Path("broken.json").write_text("{")
    Path("list.json").write_text("[]")
    Path("numbers.json").write_text('{"columns": {"a": 1}}')

    with pytest.raises(CommandError, match=words):
        take("unknown-skills.csv", f"--mapping={name}")


@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        ("moodle-small.csv", "csv"),
        ("moodle-small.csv", "moodle"),
        ("sfia-small.csv", "csv"),
    ],
)
def test_what_is_exported_is_what_was_imported(tmp_path, name, file_format):
    take(name)
    out = StringIO()
    call_command("export_framework", "ours", f"--format={file_format}", stdout=out)
    (tmp_path / "again.csv").write_text(out.getvalue(), newline="")

    again = reported(tmp_path, tmp_path / "again.csv")

    assert again["format"] == file_format
    assert again["created"] == 0
    assert again["changed"] == 0


def test_an_export_says_what_is_not_in_it():
    take("sfia-small.csv")
    said = StringIO()

    call_command(
        "export_framework", "ours", "--format=moodle", stdout=StringIO(), stderr=said
    )

    assert "Not in the file: What the levels look like, for 3 skills." in (
        said.getvalue()
    )
