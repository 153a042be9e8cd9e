"""Files that are made up: each is read, or refused in one line, and nothing else."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competencies.importers.neutral import UnreadableFile
from rsehub.training_imports import import_training
from training.importers.detect import read_training
from training.importers.hub_form import COLUMNS
from training.models import Event, LearningResource, Provider

TODAY = date(2026, 11, 1)
TRAPS = ["", "\0", "a\ud800", "=1+1", "<script>x</script>", "9" * 400, "https://[x"]
TRAPS += ["https://example.org/x", "craft/testing 1>2", "PT2H", "10.1234/x", "a\\"]
TRAPS += ["-", "*a", "&a", "!!python/object:x", "2026-02-31", "TRUE", "\u202e"]
WORDS = st.sampled_from(TRAPS) | st.text(max_size=20)
KEYS = st.sampled_from(
    [
        *("@context", "@type", "@id", "@graph", "name", "url", "description"),
        *("keywords", "teaches", "competencyRequired", "timeRequired", "license"),
        *("provider", "author", "inLanguage", "hasCourseInstance", "startDate"),
        *("endDate", "location", "termCode", "offers", "identifier", "audience"),
        "educationalLevel",
    ]
)
TYPES = st.sampled_from(["LearningResource", "Course", "CourseInstance", "Thing"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | TYPES
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6)
    ),
    max_leaves=25,
)
LINES = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR"),
        *("UID:a", "SUMMARY:Talk", "DTSTART:20261101T100000", "DTSTART:x", "DTSTART:"),
        *("DTSTART;VALUE=DATE:20261101", "DTEND:20261101T110000Z", "DTEND:19000101"),
        *(
            "DTSTART;TZID=Nowhere/City:20261101T100000",
            "DURATION:PT1H",
            "DURATION:-P9W",
        ),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=SECONDLY", "RRULE:FREQ=WEEKLY;COUNT=-1"),
        *("RRULE:FREQ=YEARLY;BYDAY=99XX", "RECURRENCE-ID:20261101", "RECURRENCE-ID:x"),
        *("EXDATE:20261102", "EXDATE:x", "URL:javascript:x", "LOCATION:https://x"),
        *("STATUS:CANCELLED", "RDATE:20261105", "DTSTART:99991231T235959", "X;Y"),
    ]
)
CALM = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def take_in(folder, name: str, text: str) -> None:
    """Read a text as a file; a refusal is one line."""
    path = folder / name
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    refused = ""
    try:
        read_training(path, today=TODAY)
    except UnreadableFile as error:
        refused = str(error)
    assert "\n" not in refused


@CALM
@given(value=JSON, outer=st.booleans())
def test_json(value, outer, tmp_path):
    whole = {"@context": "https://schema.org", "@graph": value} if outer else value
    take_in(tmp_path, "a.json", json.dumps(whole))


@CALM
@given(value=JSON)
def test_a_saved_page(value, tmp_path):
    script = json.dumps({"@context": "https://schema.org", "@graph": [value]})
    page = f'<!doctype html><script type="application/ld+json">{script}</script>'
    take_in(tmp_path, "a.html", page)


@CALM
@given(rows=st.lists(st.lists(WORDS, min_size=24, max_size=24), max_size=4))
def test_our_own_table(rows, tmp_path):
    cells = (",".join('"' + cell.replace('"', '""') + '"' for cell in r) for r in rows)
    take_in(tmp_path, "a.csv", "\n".join([",".join(COLUMNS), *cells]))


@CALM
@given(text=st.text(st.sampled_from("ab,;\"\n\t\r'=|-:{}[]&*!%@`<>#"), max_size=200))
def test_any_text(text, tmp_path):
    for name in ("a.csv", "a.yaml", "a.json", "a.txt"):
        take_in(tmp_path, name, text)


@CALM
@given(text=st.text(st.sampled_from("abc: -\n&*[]{}|>!?'\"#%"), max_size=150))
def test_a_list(text, tmp_path):
    take_in(tmp_path, "a.yaml", "- title: x\n  url: https://example.org\n" + text)


@CALM
@given(
    parts=st.lists(
        st.sampled_from(
            [
                *(
                    "<item>",
                    "</item>",
                    "<title>T</title>",
                    "<link>https://x.org</link>",
                ),
                *(
                    "<entry>",
                    "</entry>",
                    "<link href='https://x.org'/>",
                    "]]>",
                    "<![CDATA[",
                ),
                *("&#0;", "&bad;", "<description>&lt;b&gt;", "</description>", "<!--"),
            ]
        ),
        max_size=12,
    ),
    root=st.sampled_from(
        ["rss version='2.0'", "feed xmlns='http://www.w3.org/2005/Atom'"]
    ),
)
def test_a_feed(parts, root, tmp_path):
    take_in(tmp_path, "a.xml", f"<{root}><channel>{''.join(parts)}</channel>")


@CALM
@given(lines=st.lists(LINES, max_size=15))
def test_a_calendar(lines, tmp_path):
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT"])
    take_in(tmp_path, "a.ics", text + "\r\nEND:VCALENDAR\r\n")


@pytest.mark.django_db
@CALM
@given(value=JSON)
def test_what_is_refused_leaves_nothing_behind(value, tmp_path):
    path = tmp_path / "a.json"
    whole = {"@context": "https://schema.org", "@graph": [value]}
    path.write_text(json.dumps(whole), encoding="utf-8")
    before = [model.objects.count() for model in (LearningResource, Event, Provider)]

    try:
        report = import_training(path, dry_run=True)
    except UnreadableFile:
        report = None

    after = [model.objects.count() for model in (LearningResource, Event, Provider)]
    assert before == after
    assert report is None or report.as_dict()["counts"]
