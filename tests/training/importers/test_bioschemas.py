"""Training that pages and files describe in JSON-LD of schema.org."""

import json

import pytest

from competencies.importers.neutral import UnreadableFile
from training.importers.bioschemas import read_bioschemas
from training.importers.neutral import CatalogueFile, SkillName

FRAMEWORK = "https://hub.example.org/frameworks/craft/1.0"
MATERIAL = {
    "@context": "https://schema.org",
    "@type": "LearningResource",
    "@id": "https://lessons.example.org/tests",
    "name": "Tests that tell",
    "description": "<p>Write <b>tests</b></p><script>x()</script>",
    "keywords": "pytest, ci",
    "inLanguage": "en",
    "timeRequired": "PT1H30M",
    "isAccessibleForFree": True,
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "learningResourceType": "tutorial",
    "author": [{"@type": "Person", "name": "Jo Doe", "email": "jo@example.org"}],
    "provider": {"@id": "#house"},
    "identifier": "https://doi.org/10.1234/tests",
    "educationalLevel": "Beginner",
    "mentions": {"@type": "SoftwareApplication", "name": "pytest"},
    "teaches": [
        {
            "@type": "DefinedTerm",
            "@id": f"{FRAMEWORK}/skills/testing/levels/3",
            "name": "Testing",
        },
        {"@type": "DefinedTerm", "name": "Mentoring"},
        "Write a test",
    ],
    "competencyRequired": [
        {"@id": f"{FRAMEWORK}/skills/testing/levels/1", "@type": "DefinedTerm"},
        {"@type": "DefinedTerm", "termCode": "version-control/2", "name": "Git"},
    ],
}
ESCAPED = json.dumps(MATERIAL).replace("<", "\\u003c")
HOUSE = {"@type": "Organization", "@id": "#house", "name": "Lesson House"}


def read(value: object, notes: list | None = None) -> CatalogueFile:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_bioschemas("a.json", text, [] if notes is None else notes)


def graph(*nodes: dict) -> dict:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def test_a_resource_is_read_whole():
    file = read(graph(MATERIAL, HOUSE))

    [row] = file.resources
    assert row.title == "Tests that tell"
    assert row.description == "Write tests"
    assert (row.url, row.doi) == ("https://lessons.example.org/tests", "10.1234/tests")
    assert (row.minutes, row.cost, row.licence) == (90, "free", "CC-BY-4.0")
    assert (row.keywords, row.tools) == (("pytest", "ci"), ("pytest",))
    assert row.authors == ("Jo Doe",)
    assert [each.name for each in file.providers] == ["Lesson House"]


def test_levels_come_from_terms_and_begin_where_the_same_skill_is_asked_for():
    [row] = read(MATERIAL).resources

    testing, mentoring, words = row.teaches
    assert testing.skill == SkillName("craft/testing", "craft", "testing")
    assert (testing.from_rank, testing.to_rank) == (1, 3)
    assert (mentoring.skill.name, mentoring.level) == ("Mentoring", "Beginner")
    assert words.words == "Write a test"
    assert [(r.skill.slug, r.rank) for r in row.requires] == [("version-control", 2)]


@pytest.mark.parametrize(
    "value",
    [
        MATERIAL,
        [MATERIAL],
        graph(MATERIAL),
        {"@context": {"@vocab": "http://schema.org/"}, **MATERIAL},
        f'<html><script type="application/ld+json">{ESCAPED}</script>',
    ],
)
def test_wherever_it_stands_it_is_the_same(value):
    [row] = read(value).resources

    assert row.title == "Tests that tell"


def test_names_with_their_address_before_them_are_read():
    value = {
        "@type": ["https://schema.org/LearningResource"],
        "http://schema.org/name": [{"@value": "Expanded"}],
        "http://schema.org/url": [{"@id": "https://example.org/x"}],
    }

    [row] = read(value).resources

    assert (row.title, row.url) == ("Expanded", "https://example.org/x")


def test_a_broken_script_of_a_page_loses_the_others_nothing():
    notes: list = []
    good = json.dumps(MATERIAL)
    good = good.replace("<", "\\u003c")
    page = f"""<script>var a = "<";</script>
        <script type="application/ld+json">{{"a": </script>
        <script type="application/ld+json">{good}</script>"""

    assert len(read(page, notes).resources) == 1
    assert [note.code for note in notes] == ["broken-script"]


def test_a_course_that_is_given_is_a_resource_and_events():
    instance = {
        "@type": "CourseInstance",
        "courseMode": "online",
        "startDate": "2099-03-01T09:00:00+01:00",
        "endDate": "2099-03-01T12:00:00+01:00",
        "location": {"@type": "VirtualLocation", "url": "https://rooms.example.org/1"},
    }
    day = {
        "@type": "CourseInstance",
        "startDate": "2099-04-01",
        "endDate": "2099-04-02",
        "location": {"@type": "Place", "name": "Harbourtown"},
        "eventStatus": "https://schema.org/EventCancelled",
    }
    course = {**MATERIAL, "@type": "Course", "hasCourseInstance": [instance, day]}

    file = read(course)

    first, second = file.events
    assert [row.kind for row in file.resources] == ["tutorial"]
    assert (first.title, first.is_online, first.place) == ("Tests that tell", True, "")
    assert (second.is_all_day, second.place) == (True, "Harbourtown")
    assert second.status == "cancelled"
    assert second.ends_at.isoformat() == "2099-04-03T00:00:00+00:00"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"@type": "LearningResource", "name": "x"}, "no JSON-LD of schema.org"),
        ({"@context": "https://example.org/c", "@type": "Course"}, "no JSON-LD"),
        ({"@context": "https://schema.org", "@type": "Person"}, "describes no"),
        ('{"@context": "https://schema.org", "a": NaN}', "NaN"),
        ("[" * 100_000, "nested too deep"),
        ("<html></html>", "no JSON-LD"),
    ],
)
def test_what_is_no_training_is_refused(value, words):
    with pytest.raises(UnreadableFile, match=words):
        read(value)


def test_deep_and_wide_things_are_bounded():
    deep: object = MATERIAL
    for _ in range(300):
        deep = {"@graph": [deep]}
    assert read({"@context": "https://schema.org", "@graph": [deep]}).resources

    with pytest.raises(UnreadableFile, match="more than"):
        read(graph(*([{"@type": "Thing"}] * 6_000)))
