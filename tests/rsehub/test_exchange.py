"""Frameworks of other systems, by the commands that an operator types."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from competencies.models import FrameworkVersion, Level, OutsideRelation, Role, Skill
from tests.factories import make_role, make_world

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASE, SKOS = FIXTURES / "case-traps.json", FIXTURES / "skos-traps.ttl"
pytestmark = pytest.mark.django_db


def load(path, tmp_path, *options):
    """Import a framework and return its report."""
    report = tmp_path / "report.json"
    options = (f"--report={report}", *options)
    call_command("import_framework", str(path), *options, stdout=StringIO())
    return json.loads(report.read_text())


def dump(slug, form, *options):
    """Export a framework; return the text, and what was said beside it."""
    out, err = StringIO(), StringIO()
    call_command(
        "export_framework", slug, f"--format={form}", *options, stdout=out, stderr=err
    )
    return out.getvalue(), err.getvalue()


def totals(report):
    return report["created"], report["changed"]


@pytest.mark.parametrize(
    ("path", "form", "slug"),
    [
        (CASE, "case", "craft-of-research-software"),
        (SKOS, "skos", "handwerk-der-forschungssoftware"),
    ],
)
def test_a_rerun_changes_nothing(tmp_path, path, form, slug):
    first = load(path, tmp_path)

    assert (first["format"], first["counts"]["skills"] > 3) == (form, True)
    assert totals(load(path, tmp_path, f"--format={form}")) == (0, 0)
    assert FrameworkVersion.objects.get().framework.slug == slug


def test_the_hubs_own_json_is_the_published_version_itself(tmp_path, world):
    make_role(world, "rse", {"testing": 3})
    path = tmp_path / "craft.json"
    path.write_text(dump("craft", "hub")[0])

    assert totals(load(path, tmp_path)) == (0, 0)


def test_what_is_imported_elsewhere_is_exported_the_same(tmp_path, world):
    make_role(world, "rse", {"testing": 3})
    text, _said = dump("craft", "hub")
    path = tmp_path / "craft.json"
    path.write_text(text)
    load(path, tmp_path, "--slug=copy")

    copy = json.loads(dump("copy", "hub")[0])
    own = json.loads(text)
    # The same UUIDs can't be in one hub twice.
    for value in (copy, own):
        del value["identifier"], value["slug"]
        for part in ("groups", "skills", "roles"):
            for row in value[part]:
                del row["identifier"]
    assert copy == own


def test_a_renamed_skill_is_known_by_its_identifier(tmp_path):
    load(CASE, tmp_path)
    before = Skill.objects.get(slug="version-control")
    package = json.loads(CASE.read_text())
    package["CFPackage"]["CFDocument"]["version"] = "2025.1"
    package["CFPackage"]["CFItems"][3]["fullStatement"] = "Keeping history"
    path = tmp_path / "next.json"
    path.write_text(json.dumps(package))

    load(path, tmp_path)

    newest = before.editions.get(version__version="2025.1")
    assert newest.name == "Keeping history"
    assert before.uri.startswith("https://case.example/uri/")


def test_case_brings_levels_roles_and_ties_to_elsewhere(tmp_path):
    load(CASE, tmp_path, "--publish")

    assert Level.objects.count() == 5
    assert Role.objects.get().skills.get().rank == 2
    assert OutsideRelation.objects.count() == 2


def test_an_export_says_what_it_leaves_out(world):
    make_role(world, "rse", {"testing": 3})

    assert dump("craft", "case")[1] == ""
    assert "Not in the file: Roles and the levels" in dump("craft", "skos")[1]


def test_addresses_lead_to_the_hub_where_it_is_named(world):
    text, _said = dump("craft", "skos", "--base-url=https://hub.example/")

    assert "<https://hub.example/frameworks/craft/skills/testing/>" in text


def test_a_framework_or_version_that_is_not_there(db):
    make_world()

    with pytest.raises(CommandError, match="There is no framework law"):
        dump("law", "hub")
    with pytest.raises(CommandError, match=r"There is no framework craft 9\."):
        dump("craft", "hub", "--version=9")
