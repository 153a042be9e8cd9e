"""import_challenges and export_challenge, as an operator types them."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from challenges.contents import contents
from challenges.markdown import parse
from challenges.models import (
    Action,
    Challenge,
    Evidence,
    Initiative,
    Objective,
    Output,
    Project,
)
from challenges.rewriting import rewrite_challenge
from curation.models import Suggestion, UrlUse

FIXTURES = Path(__file__).parent.parent / "fixtures" / "challenges"


def run(tmp_path, *paths, **options) -> dict:
    report = tmp_path / "report.json"
    names = [str(path) for path in paths]
    call_command(
        "import_challenges", *names, report=report, stdout=StringIO(), **options
    )
    return json.loads(report.read_text())


@pytest.fixture
def folder(tmp_path, db) -> Path:
    return Path(shutil.copytree(FIXTURES, tmp_path / "book"))


def codes(report: dict) -> set[str]:
    return {row["code"] for row in report["rows"]}


def test_a_folder_is_imported_whole(folder, tmp_path):
    report = run(tmp_path, folder)

    assert (report["created"], report["changed"], report["unchanged"]) == (3, 0, 0)
    assert report["counts"] == {
        "challenges": 3,
        "evidence": 4,
        "impact_targets": 3,
        "objectives": 6,
        "actions": 4,
        "outputs": 5,
        "initiatives": 1,
        "past_work": 1,
        "resources": 2,
        "sub_problems": 3,
        "objective_targets": 3,
        "output_objectives": 8,
        "dangling": 1,
    }
    assert {"I-SKIP", "W-EMPTY", "W-TOC", "E-DANGLING", "W-SECTION"} <= codes(report)
    travel = Challenge.objects.get(slug="travel")
    assert (travel.parent.slug, travel.stage) == ("funding", "published")
    assert travel.source_path == "funding/travel.md"


def test_what_is_kept_is_the_document(folder, tmp_path):
    run(tmp_path, folder)

    for name in ("meeting.md", "funding/funding.md", "funding/travel.md"):
        read = parse((FIXTURES / name).read_text()).document
        challenge = Challenge.objects.get(source_path=name)
        assert contents(challenge).document() == read


def test_a_second_run_changes_nothing(folder, tmp_path):
    run(tmp_path, folder)
    again = run(tmp_path, folder)

    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 3)
    assert Output.objects.count() == 5


def test_a_dry_run_writes_nothing(folder, tmp_path):
    assert run(tmp_path, folder, dry_run=True)["created"] == 3
    assert not Challenge.objects.exists()
    assert not Initiative.objects.exists()


def test_what_changed_in_the_file_alone_is_taken(folder, tmp_path):
    run(tmp_path, folder)
    page = folder / "meeting.md"
    page.write_text(page.read_text().replace("Groups meet", "Groups meet often"))
    report = run(tmp_path, folder)

    assert (report["changed"], report["unchanged"]) == (1, 2)
    assert Objective.objects.filter(title="Groups meet often").exists()


def test_what_changed_here_alone_stays(folder, tmp_path):
    run(tmp_path, folder)
    Objective.objects.filter(title="Groups meet").update(title="Groups see each other")
    report = run(tmp_path, folder)

    assert report["changed"] == 0
    assert "I-EDITED" in codes(report)
    assert Objective.objects.filter(title="Groups see each other").exists()


def test_what_changed_on_both_sides_waits_for_somebody(folder, tmp_path):
    run(tmp_path, folder)
    Objective.objects.filter(title="Groups meet").update(title="Groups see each other")
    page = folder / "meeting.md"
    page.write_text(page.read_text().replace("Groups meet", "Groups meet often"))
    first, second = run(tmp_path, folder), run(tmp_path, folder)

    assert (first["changed"], second["changed"]) == (1, 0)
    assert "W-CONFLICT" in codes(first)
    [waiting] = Suggestion.objects.all()
    assert "Groups meet often" in str(waiting.proposed)
    assert Objective.objects.filter(title="Groups see each other").exists()


def test_nothing_is_deleted_that_the_file_leaves_out(folder, tmp_path):
    run(tmp_path, folder)
    page = folder / "meeting.md"
    page.write_text(page.read_text().replace("- A calendar `[1,3,9]`", ""))
    report = run(tmp_path, folder)

    assert "not-in-file" in codes(report)
    assert Output.objects.filter(title="A calendar").exists()


def test_what_was_added_here_and_written_out_comes_back_as_itself(folder, tmp_path):
    run(tmp_path, folder)
    meeting = Challenge.objects.get(slug="meeting")
    rewrite_challenge(
        challenge=meeting,
        values={
            "new-output": "- A map `objectives: [1]` `action: 1`",
            "new-action": "### Draw\n\n```yaml\nid: 3\n```",
        },
    )
    exported = StringIO()
    call_command("export_challenge", "meeting", stdout=exported)
    (folder / "meeting.md").write_text(exported.getvalue())
    run(tmp_path, folder)

    assert Output.objects.filter(title="A map").count() == 1
    assert Action.objects.filter(challenge=meeting).count() == 3


def test_references_never_leave_their_page(folder, tmp_path):
    run(tmp_path, folder)
    calendar = Output.objects.get(title="A calendar")
    held = contents(calendar.challenge)

    assert calendar.objectives == [1, 3, 9]
    assert 9 not in held.by_number("objective")


def test_a_number_that_leads_nowhere_is_not_given_to_something_new(folder, tmp_path):
    run(tmp_path, folder)
    meeting = Challenge.objects.get(slug="meeting")
    rewrite_challenge(challenge=meeting, values={"new-objective": "### A new one"})

    assert Objective.objects.get(title="A new one").number == 10


def test_initiatives_are_one_wherever_they_are_named(folder, tmp_path):
    run(tmp_path, folder)
    travel = Challenge.objects.get(slug="travel")
    same = "- [Map of groups](http://example.org/map)"
    rewrite_challenge(challenge=travel, values={"new-project": same})

    assert Project.objects.count() == 2
    assert Initiative.objects.count() == 1


def test_addresses_are_known_to_those_who_look_after_links(folder, tmp_path):
    run(tmp_path, folder)
    report = Evidence.objects.get(prefix="Report")
    use = UrlUse.objects.get(kind="challenge", raw="https://example.org/report/")

    assert use.record == str(report.challenge.uuid)
    report.delete()
    assert not UrlUse.objects.filter(pk=use.pk).exists()


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("readme.txt", "words", "no file of markdown"),
        ("index.md", "# The book\n", "none of the headings"),
        ("empty.md", "", "empty"),
        ("_template.md", "# <Challenge name>\n\n## Objectives\n", "form"),
    ],
)
def test_what_is_no_challenge_is_refused(tmp_path, db, name, text, why):
    (tmp_path / name).write_text(text)

    with pytest.raises(CommandError, match=why):
        run(tmp_path, tmp_path / name)
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("held", [b"\xff\xfe#", b"# a\0\n## Objectives\n"])
def test_what_is_no_text_is_refused(tmp_path, db, held):
    (tmp_path / "odd.md").write_bytes(held)

    with pytest.raises(CommandError, match="no challenge"):
        run(tmp_path, tmp_path / "odd.md")


def test_a_broken_table_of_contents_is_told_of(folder, tmp_path):
    (folder / "_toc.yml").write_text("chapters: [")

    assert "E-YAML" in codes(run(tmp_path, folder))


def test_an_unknown_challenge_is_not_exported(db):
    with pytest.raises(CommandError, match="no challenge nowhere"):
        call_command("export_challenge", "nowhere")
