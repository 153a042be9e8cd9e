"""Import commands, as an operator types them."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from competencies.models import (
    Framework,
    FrameworkVersion,
    Role,
    Skill,
    SkillEdition,
    SkillGroupEdition,
    Tool,
)
from rsehub import imports
from training.models import LearningResource, Provider, TeachesSkill

FIXTURES = Path(__file__).parent.parent / "fixtures"
SMALL = FIXTURES / "direct-small"
pytestmark = pytest.mark.django_db

needs_reference_data = pytest.mark.skipif(
    settings.REFERENCE_DATA is None, reason="the published data are not at hand"
)


def run(path: Path, tmp_path: Path, *options: str, version: str = "1.0") -> dict:
    """Import a framework and return its report."""
    report = tmp_path / "report.json"
    call_command(
        "import_framework",
        str(path),
        f"--version={version}",
        f"--report={report}",
        *options,
        stdout=StringIO(),
    )
    return json.loads(report.read_text())


def totals(report: dict) -> tuple[int, int]:
    return report["created"], report["changed"]


def test_a_framework_becomes_a_draft_with_its_training(tmp_path):
    report = run(SMALL, tmp_path)

    version = FrameworkVersion.objects.get()
    assert version.is_draft
    assert report["counts"]["skills"] == SkillEdition.objects.count() == 12
    assert report["counts"]["tools"] == Tool.objects.count()
    assert report["counts"]["resources"] == LearningResource.objects.count()
    assert report["counts"]["providers"] == Provider.objects.count()
    assert report["counts"]["skill_resources"] == TeachesSkill.objects.count()


def test_a_rerun_changes_nothing(tmp_path):
    run(SMALL, tmp_path, "--publish")

    assert totals(run(SMALL, tmp_path, "--publish")) == (0, 0)
    assert totals(run(SMALL, tmp_path)) == (0, 0)


def test_a_dry_run_reports_the_same_and_writes_nothing(tmp_path):
    dry = run(SMALL, tmp_path, "--dry-run", "--publish")
    assert not Framework.objects.exists()
    assert not Provider.objects.exists()

    assert run(SMALL, tmp_path, "--publish") == dry


def test_a_dry_run_says_what_would_change(tmp_path):
    run(SMALL, tmp_path)
    SkillEdition.objects.filter(skill__slug="testing").update(name="Tests")
    out = StringIO()

    options = ("--version=1.0", "--dry-run")
    call_command("import_framework", str(SMALL), *options, stdout=out)

    told = [line for line in out.getvalue().splitlines() if "changed. " in line]
    assert told == ["  skill testing, changed. name: “Tests” → “Testing”"]


def test_a_draft_is_brought_to_what_the_file_says_and_loses_nothing(tmp_path):
    run(SMALL, tmp_path)
    version = FrameworkVersion.objects.get()
    skill = Skill.objects.create(framework=version.framework, slug="by-hand")
    SkillEdition.objects.create(version=version, skill=skill, name="By hand")
    SkillEdition.objects.exclude(skill=skill).update(description="Older words")

    report = run(SMALL, tmp_path)

    assert totals(report) == (0, 12)
    assert "not-in-file" in {row["code"] for row in report["rows"]}
    assert SkillEdition.objects.filter(name="By hand").exists()


def changed(tmp_path: Path) -> Path:
    """Return a copy of the framework that says something else."""
    copy = tmp_path / "copy"
    shutil.copytree(SMALL, copy)
    skills = copy / "skill.csv"
    lines = skills.read_text(encoding="utf-8").replace(" a ", " the ")
    skills.write_text(lines, encoding="utf-8")
    return copy


def test_a_file_that_differs_from_a_published_version_is_refused(tmp_path):
    run(SMALL, tmp_path, "--publish")
    before = list(SkillEdition.objects.values_list("description", flat=True))

    with pytest.raises(CommandError, match="is published and never changes") as refused:
        run(changed(tmp_path), tmp_path)

    assert "new --version" in str(refused.value)
    assert list(SkillEdition.objects.values_list("description", flat=True)) == before


def test_a_file_that_lacks_a_published_skill_is_refused(tmp_path):
    run(SMALL, tmp_path, "--publish")
    shorter = changed(tmp_path)
    lines = (SMALL / "skill.csv").read_bytes().split(b"\r\n")
    kept = [line for line in lines if not line.startswith(b"C++")]
    (shorter / "skill.csv").write_bytes(b"\r\n".join(kept[:2]))

    with pytest.raises(CommandError):
        run(shorter, tmp_path)


def test_a_new_version_keeps_the_stable_skills(tmp_path):
    run(SMALL, tmp_path, "--publish")
    skills = Skill.objects.count()

    run(changed(tmp_path), tmp_path, "--publish", version="2.0")

    states = dict(FrameworkVersion.objects.values_list("version", "status"))
    assert states == {"1.0": "retired", "2.0": "published"}
    assert Skill.objects.count() == skills


def test_a_file_without_slugs_matches_by_name(tmp_path):
    run(SMALL, tmp_path, "--publish")
    skills, resources = Skill.objects.count(), LearningResource.objects.count()

    run(FIXTURES / "direct-small-all-in-one.json", tmp_path, version="2.0")

    assert Skill.objects.count() == skills
    assert LearningResource.objects.count() == resources


def test_a_framework_without_levels_waits_for_a_scale(tmp_path):
    file = FIXTURES / "rsetoolkit-small.json"

    with pytest.raises(CommandError, match="has no levels yet"):
        run(file, tmp_path, "--publish")
    assert not Framework.objects.exists()

    run(file, tmp_path)
    assert FrameworkVersion.objects.get().is_draft
    assert totals(run(file, tmp_path)) == (0, 0)


def test_another_scale_is_another_framework(tmp_path):
    run(SMALL, tmp_path)
    copy = changed(tmp_path)
    levels = copy / "skill_level.csv"
    rows = levels.read_bytes().split(b"\r\n")
    levels.write_bytes(b"\r\n".join(r for r in rows if b",4," not in r))

    with pytest.raises(CommandError, match="Another scale is another framework"):
        run(copy, tmp_path, version="2.0")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "give --version"),
        (["--version=2/0"], "can't be an address"),
        (["--version=skills"], "The hub uses the address"),
        (["--version=1", "--slug=goals"], "The hub uses the address"),
        (["--version=1", "--slug=a b"], "can't be an address"),
        (["--version=1", f"--slug={'a' * 101}"], "can't be an address"),
        ([f"--version={'1' * 41}"], "can't be an address"),
        (["--version=1", "--format=rsetoolkit"], "direct"),
    ],
)
def test_what_would_make_no_address_is_refused(options, says):
    with pytest.raises(CommandError, match=says):
        call_command("import_framework", str(SMALL), *options)
    assert not Framework.objects.exists()


@pytest.mark.parametrize("path", ["nowhere.json", "roles", "direct-small/skill.csv"])
def test_what_is_no_framework_gets_one_clear_line(path):
    with pytest.raises(CommandError) as refused:
        call_command("import_framework", str(FIXTURES / path), "--version=1")

    assert "\n" not in str(refused.value)
    assert not Framework.objects.exists()


def test_a_report_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CommandError, match="The report can't be written"):
        run(SMALL, tmp_path / "nowhere")
    assert not Framework.objects.exists()


def test_a_database_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail(*args: object) -> None:
        raise imports.ImportRefusedError("The training can't be written.")

    monkeypatch.setattr(imports, "write_training", fail)

    with pytest.raises(CommandError):
        call_command("import_framework", str(SMALL), "--version=1")
    assert not Framework.objects.exists()


def roles(*options: str) -> None:
    call_command("import_roles", "direct", str(FIXTURES / "roles"), *options)


def test_roles_are_matched_to_skills_by_name(tmp_path, capsys):
    run(SMALL, tmp_path, "--publish")

    roles()
    roles()

    assert "0 created, 0 changed" in capsys.readouterr().out
    expected = {r.slug: r.skills.count() for r in Role.objects.all()}
    assert len(expected) == 2
    assert all(expected.values())


def test_a_level_that_is_not_there_is_dropped_and_said(tmp_path, capsys):
    run(SMALL, tmp_path, "--publish")
    name = SkillEdition.objects.first().name
    data = [{"skill": name, "skill_level": 9}, {"skill": "Sailing", "skill_level": 1}]
    file = tmp_path / "role.json"
    file.write_text(json.dumps([{"role": "Captain", "user_data": data}]))

    call_command("import_roles", "direct", str(file))

    said = capsys.readouterr().out
    assert "there is no level 9" in said
    assert "has no skill “Sailing”" in said
    assert "2 dropped" in said
    assert not Role.objects.get().skills.exists()


def test_roles_need_their_framework():
    with pytest.raises(CommandError, match="There is no framework “direct”"):
        roles()


def test_a_dry_run_of_roles_writes_nothing(tmp_path):
    run(SMALL, tmp_path, "--publish")

    roles("--dry-run")

    assert not Role.objects.exists()


def test_two_files_with_one_role_are_refused(tmp_path):
    run(SMALL, tmp_path, "--publish")
    file = str(next((FIXTURES / "roles").glob("*.json")))

    with pytest.raises(CommandError, match="Two of the files hold a role"):
        call_command("import_roles", "direct", file, file)


@needs_reference_data
def test_the_direct_release_is_taken_in_whole(tmp_path):
    report = run(settings.REFERENCE_DATA / "direct-framework-2", tmp_path, "--publish")

    groups = SkillGroupEdition.objects
    assert groups.filter(parent=None).count() == 7
    assert groups.filter(parent__isnull=False).count() == 20
    assert SkillEdition.objects.count() == 164
    assert FrameworkVersion.objects.get().levels.count() == 5
    assert Tool.objects.count() == 549
    assert LearningResource.objects.count() == 207
    assert Provider.objects.count() == 61
    assert SkillEdition.tools.through.objects.count() == 685
    assert TeachesSkill.objects.count() == 151
    assert report["counts"]["groups"] == 27


@needs_reference_data
def test_the_direct_roles_find_every_skill(tmp_path, capsys):
    run(settings.REFERENCE_DATA / "direct-framework-2", tmp_path, "--publish")

    call_command(
        "import_roles", "direct", str(settings.REFERENCE_DATA / "direct-roles")
    )

    assert sorted(r.skills.count() for r in Role.objects.all()) == [11, 40, 67]
    assert "0 dropped" in capsys.readouterr().out


def test_a_group_may_not_take_the_address_of_skills_without_one(tmp_path):
    copy = changed(tmp_path)
    file = copy / "competency.csv"
    with file.open(newline="", encoding="utf-8") as rows:
        slug = next(csv.DictReader(rows))["slug"]
    for name in ("competency.csv", "skill.csv"):
        text = (copy / name).read_bytes().replace(slug.encode(), b"other-skills")
        (copy / name).write_bytes(text)

    with pytest.raises(CommandError, match="uses the address “other-skills” itself"):
        run(copy, tmp_path)
