"""import_training, as an operator types it."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from curation.models import Suggestion
from tests.factories import make_resource
from training.models import (
    Event,
    LearningPath,
    LearningResource,
    Provider,
    TeachesSkill,
)

FIXTURES = Path(__file__).parent.parent / "fixtures"
TESS = FIXTURES / "training-tess.csv"
pytestmark = pytest.mark.django_db


def run(path: Path, tmp_path: Path, *options: str) -> dict:
    report = tmp_path / "report.json"
    call_command(
        "import_training", str(path), f"--report={report}", *options, stdout=StringIO()
    )
    return json.loads(report.read_text())


def codes(report: dict) -> list[str]:
    return sorted(row["code"] for row in report["rows"])


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def hub(tmp_path: Path, *rows: str, header: str = "slug,title,url,teaches") -> Path:
    return written(tmp_path / "resources.csv", "\n".join([header, *rows]) + "\n")


def test_tess_is_read_by_its_columns(tmp_path):
    report = run(TESS, tmp_path)

    assert report["format"] == "tess"
    assert report["counts"] == {
        "resources": 3,
        "events": 0,
        "providers": 0,
        "duplicates": 0,
        "skill_links": 0,
    }
    tests = LearningResource.objects.get(slug="tests-that-tell")
    assert tests.description == "Write tests that tell."
    assert tests.keywords == ["pytest", "testing"]
    assert (tests.licence, tests.doi) == ("CC-BY-4.0", "10.1234/tests")
    assert tests.authors == ["Jo Doe", "Sam Roe"]
    assert tests.kind == "tutorial"
    assert str(tests.version_date) == "2022-05-01"
    assert "example.org" not in json.dumps(tests.imported.get("authors"))
    assert codes(report) == [
        "bad-date",
        "level-without-skill",
        "no-address",
        "preset",
        "unknown-column",
    ]


def test_a_rerun_changes_nothing(tmp_path):
    run(TESS, tmp_path)
    before = list(LearningResource.objects.order_by("pk").values())

    report = run(TESS, tmp_path)

    assert (report["created"], report["changed"]) == (0, 0)
    assert report["counts"]["duplicates"] == 0
    assert list(LearningResource.objects.order_by("pk").values()) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path):
    report = run(TESS, tmp_path, "--dry-run")

    assert report["created"] == 3
    assert not LearningResource.objects.exists()


def test_what_a_curator_changed_stays(tmp_path):
    run(TESS, tmp_path)
    LearningResource.objects.filter(slug="tests-that-tell").update(title="My words")
    text = TESS.read_text().replace("Write tests that", "Always write tests that")
    text = text.replace("Tests that tell,", "Other words,")

    report = run(written(tmp_path / "again.csv", text), tmp_path)

    tests = LearningResource.objects.get(slug="tests-that-tell")
    assert tests.title == "My words"
    assert tests.description == "Always write tests that tell."
    assert report["changed"] == 1
    [kept] = [row for row in report["rows"] if row["code"] == "kept-curator"]
    assert kept["message"] == "Kept title: a curator's."


def test_what_is_locked_stays(tmp_path):
    run(TESS, tmp_path)
    LearningResource.objects.update(locked=["description"])
    text = TESS.read_text().replace("Write tests that", "Always write tests that")

    report = run(written(tmp_path / "again.csv", text), tmp_path)

    assert report["changed"] == 0
    assert "kept-locked" in codes(report)


def test_what_a_curator_emptied_stays_empty(tmp_path):
    run(TESS, tmp_path)
    LearningResource.objects.filter(slug="tests-that-tell").update(doi="", authors=[])

    report = run(TESS, tmp_path)

    assert report["changed"] == 0
    assert "kept-curator" in codes(report)


def test_another_source_fills_in_and_changes_nothing(tmp_path, world):
    mine = make_resource("git-for-teams-mine")
    LearningResource.objects.update(
        url="https://summer.example.org/git-for-teams", title="Git, for all of us"
    )

    report = run(TESS, tmp_path)

    mine.refresh_from_db()
    assert mine.title == "Git, for all of us"
    assert mine.description == "Branches together"
    assert report["counts"]["duplicates"] == 1
    assert {"duplicate-address", "kept-curator"} <= set(codes(report))


def test_a_title_that_is_alike_is_proposed_and_not_merged(tmp_path, world):
    make_resource("tests-that-tell-a-story", teaches={})
    LearningResource.objects.update(title="Tests that tell!")

    report = run(TESS, tmp_path)

    assert report["created"] == 3
    assert "similar-title" in codes(report)


def test_twins_in_one_file_become_one(tmp_path, world):
    path = hub(
        tmp_path,
        "one,One thing,https://example.org/a,craft/testing 1",
        "two,Two thing,http://www.example.org/a/,craft/mentoring 1>3",
    )

    report = run(path, tmp_path)

    resource = LearningResource.objects.get()
    steps = resource.teaches.order_by("skill__slug")
    assert [(s.skill.slug, s.from_rank, s.to_rank) for s in steps] == [
        ("mentoring", 1, 3),
        ("testing", 0, 1),
    ]
    assert report["counts"]["duplicates"] == 1
    assert run(path, tmp_path)["changed"] == 0


def test_links_name_skills_and_unknown_ones_are_told(tmp_path, world):
    path = hub(
        tmp_path,
        "one,One,https://example.org/a,craft/testing 1>2; craft/nowhere 1; craft/x y",
        "two,Two,https://example.org/b,craft/testing 9; craft/mentoring",
    )

    report = run(path, tmp_path)

    links = TeachesSkill.objects.order_by("resource__slug", "skill__slug")
    assert [(t.resource.slug, t.skill.slug, t.to_rank) for t in links] == [
        ("one", "testing", 2),
        ("two", "mentoring", None),
        ("two", "testing", None),
    ]
    assert codes(report) == ["bad-levels", "bad-teaches", "unknown-skill"]
    assert not any(link.is_confirmed for link in links)
    assert run(path, tmp_path)["changed"] == 0


def test_a_link_that_a_curator_moved_or_took_away_stays_so(tmp_path, world):
    path = hub(
        tmp_path, "one,One,https://example.org/a,craft/testing 1; craft/mentoring 1"
    )
    run(path, tmp_path)
    TeachesSkill.objects.filter(skill=world.skills["mentoring"]).delete()
    TeachesSkill.objects.update(to_rank=3)

    report = run(path, tmp_path)

    assert [link.to_rank for link in TeachesSkill.objects.all()] == [3]
    assert codes(report) == ["kept-curator", "kept-curator"]


def test_a_link_that_the_file_moves_is_moved(tmp_path, world):
    run(hub(tmp_path, "one,One,https://example.org/a,craft/testing 1"), tmp_path)

    report = run(
        hub(tmp_path, "one,One,https://example.org/a,craft/testing 1>3"), tmp_path
    )

    [link] = TeachesSkill.objects.all()
    assert (link.from_rank, link.to_rank) == (1, 3)
    assert report["changed"] == 1


def test_a_merged_resource_takes_what_comes_for_the_one_that_went(tmp_path, world):
    kept, gone = make_resource("kept"), make_resource("gone")
    LearningResource.objects.filter(pk=gone.pk).update(merged_into=kept)

    report = run(
        hub(tmp_path, "gone,New,https://example.org/gone,craft/testing"), tmp_path
    )

    assert report["created"] == 1  # the link
    assert TeachesSkill.objects.get().resource == kept


def test_direct_comes_with_its_providers(tmp_path):
    report = run(FIXTURES / "direct-small", tmp_path)

    assert report["format"] == "direct"
    assert report["counts"]["resources"] == 6
    assert report["counts"]["duplicates"] == 1
    assert Provider.objects.count() == 3
    git = LearningResource.objects.get(slug="first-steps-with-git")
    assert git.provider.slug == "lesson-house"
    assert run(FIXTURES / "direct-small", tmp_path)["created"] == 0


def test_a_framework_and_its_training_are_one_catalogue(tmp_path):
    call_command(
        "import_framework",
        str(FIXTURES / "direct-small"),
        "--version=1.0",
        stdout=StringIO(),
    )
    before = LearningResource.objects.count()

    report = run(FIXTURES / "direct-small", tmp_path)

    assert (report["created"], report["changed"]) == (0, 0)
    assert LearningResource.objects.count() == before


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "name,place\nx,y\n", "doesn't know what its columns hold"),
        ("a.csv", "title,url\nx,https://example.org\n", "doesn't know what"),
        ("a.json", "{}", "no JSON-LD of schema.org"),
        (
            "a.json",
            '{"@context":"https://schema.org","@type":"Dataset"}',
            "describes no",
        ),
        ("a.html", "<html><body>Hello</body></html>", "no JSON-LD of schema.org"),
        ("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR", "no event"),
        ("a.xml", "<rss version='2.0'><channel></channel></rss>", "no feed"),
        ("a.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss></rss>", "declares entities"),
        ("a.yaml", "- &a [*a]\n", "alias"),
        ("a.yaml", "- " + "[" * 50 + "]" * 50, "deep"),
        ("a.txt", "just words", "is no table"),
    ],
)
def test_a_near_miss_is_refused_in_one_line(tmp_path, name, text, words):
    with pytest.raises(CommandError) as refused:
        run(written(tmp_path / name, text), tmp_path)

    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_another_format_than_was_said_is_refused(tmp_path):
    with pytest.raises(CommandError, match="has the form tess, not hub"):
        run(TESS, tmp_path, "--format=hub")


def test_a_feed_goes_to_the_queue_of_suggestions(tmp_path):
    feed = """<?xml version="1.0" encoding="ISO-8859-1"?>
    <rss version="2.0"><channel><title>News</title><language>en</language>
    <item><title>A new course</title><link>https://example.org/new</link>
    <description>&lt;script&gt;x&lt;/script&gt;&lt;p&gt;Learn it&lt;/p&gt;</description>
    </item>
    <item><title>No link</title></item></channel></rss>"""
    path = written(tmp_path / "news.xml", feed)

    report = run(path, tmp_path)

    assert report["format"] == "rss"
    assert not LearningResource.objects.exists()
    suggestion = Suggestion.objects.get()
    assert suggestion.proposed == {
        "title": "A new course",
        "url": "https://example.org/new",
        "description": "Learn it",
        "languages": ["en"],
    }
    assert run(path, tmp_path)["created"] == 0


def test_a_yaml_list_is_a_table(tmp_path):
    text = """
- title: Tests for all
  url: https://example.org/tests
  tags: [pytest, ci]
  duration: 2 hours
- name: ignored
  title: Another
  url: https://example.org/other
"""
    report = run(written(tmp_path / "list.yaml", text), tmp_path)

    assert report["format"] == "yaml"
    tests = LearningResource.objects.get(slug="tests-for-all")
    assert (tests.minutes, tests.minutes_source) == (120, "stated")
    assert tests.keywords == ["pytest", "ci"]


def test_a_folder_brings_resources_and_paths(tmp_path, world):
    folder = tmp_path / "starter"
    folder.mkdir()
    hub(folder, "one,One,https://example.org/a,", "two,Two,https://example.org/b,")
    written(
        folder / "paths.csv",
        "slug,title,description,audience,resources\nway,A way,,RSEs,two; one; gone\n",
    )

    report = run(folder, tmp_path)

    way = LearningPath.objects.get()
    assert [step.resource.slug for step in way.steps.all()] == ["two", "one"]
    assert codes(report) == ["unknown-resource"]
    assert run(folder, tmp_path)["created"] == 0


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one@example.org
SUMMARY:Testing workshop
DTSTART;TZID=Europe/Berlin:20990301T100000
DTEND;TZID=Europe/Berlin:20990301T160000
LOCATION:Harbourtown
URL:https://example.org/workshop
ORGANIZER:mailto:someone@example.org
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
SUMMARY:Two days
DTSTART;VALUE=DATE:20990405
DTEND;VALUE=DATE:20990407
LOCATION:https://rooms.example.org/secret
END:VEVENT
BEGIN:VEVENT
UID:bad@example.org
SUMMARY:Ends before it begins
DTSTART:20990301T100000Z
DTEND:20990201T100000Z
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_becomes_events(tmp_path):
    path = written(tmp_path / "events.ics", CALENDAR.replace("\n", "\r\n"))

    report = run(path, tmp_path)

    one, two = Event.objects.order_by("starts_at")
    assert one.starts_at.isoformat() == "2099-03-01T09:00:00+00:00"
    assert (one.time_zone, one.place) == ("Europe/Berlin", "Harbourtown")
    assert (two.is_all_day, two.is_online, two.place) == (True, True, "")
    assert two.ends_at.isoformat() == "2099-04-07T00:00:00+00:00"
    assert one.sequence == 0
    assert codes(report) == ["no-start"]
    assert run(path, tmp_path)["changed"] == 0


def test_an_event_moves_unless_a_curator_moved_it(tmp_path):
    path = written(tmp_path / "events.ics", CALENDAR.replace("\n", "\r\n"))
    run(path, tmp_path)
    Event.objects.filter(title="Two days").update(title="Two good days")
    moved = CALENDAR.replace("20990301T10", "20990301T11").replace(
        "SUMMARY:Two days", "SUMMARY:Three days"
    )

    report = run(written(path, moved.replace("\n", "\r\n")), tmp_path)

    titles = list(Event.objects.order_by("starts_at").values_list("title", "sequence"))
    assert titles == [("Testing workshop", 1), ("Two good days", 1)]
    assert report["changed"] == 1
    assert "kept-curator" in codes(report)


def test_a_framework_that_comes_again_overwrites_no_curator_either(tmp_path):
    folder = FIXTURES / "direct-small"
    call_command("import_framework", str(folder), "--version=1.0", stdout=StringIO())
    git = LearningResource.objects.get(slug="git-for-teams")
    LearningResource.objects.filter(pk=git.pk).update(title="Git, by us")
    again = tmp_path / "direct"
    shutil.copytree(folder, again)
    table = again / "learning_resource.csv"
    table.write_text(
        table.read_text()
        .replace("Git for teams", "Git for all")
        .replace("Tests that tell a story", "Tests that tell")
    )

    call_command("import_framework", str(again), "--version=1.0", stdout=StringIO())

    git.refresh_from_db()
    assert git.title == "Git, by us"
    assert LearningResource.objects.get(slug="tests-that-tell-a-story").title == (
        "Tests that tell"
    )
