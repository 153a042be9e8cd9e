"""Calendars of others: zones, whole days, and what is repeated."""

from datetime import date

import pytest

from competencies.importers.neutral import UnreadableFile
from training.importers.ical import read_ical

TODAY = date(2026, 11, 20)
WEEKLY = """UID:talk
SUMMARY:Every week
DTSTART;TZID=Europe/Berlin:20260301T100000
DURATION:PT90M
RRULE:FREQ=WEEKLY;UNTIL=20261215T000000Z
EXDATE;TZID=Europe/Berlin:20261129T100000"""


def read(*events: str, notes: list | None = None, head: str = "VERSION:2.0"):
    lines = ["BEGIN:VCALENDAR", head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("\n"), "END:VEVENT"]
    text = "\r\n".join([*lines, "END:VCALENDAR", ""])
    return read_ical("a.ics", text, [] if notes is None else notes, TODAY).events


def test_what_is_repeated_comes_one_by_one_from_today_on():
    rows = read(WEEKLY)

    assert [f"{row.starts_at:%m-%d}" for row in rows] == ["11-22", "12-06", "12-13"]
    assert [row.uid for row in rows][:1] == ["talk/20261122"]
    assert {f"{row.starts_at:%H:%M} {row.ends_at:%H:%M}" for row in rows} == {
        "10:00 11:30"
    }
    # The clock where it is stays the same through the change of summer time.
    assert {row.starts_at.utcoffset().seconds for row in rows} == {3600}


def test_a_time_that_was_moved_stands_for_the_one_it_replaces():
    moved = """UID:talk
SUMMARY:Every week, but later
RECURRENCE-ID;TZID=Europe/Berlin:20261206T100000
DTSTART;TZID=Europe/Berlin:20261207T160000
DTEND;TZID=Europe/Berlin:20261207T170000"""

    rows = read(WEEKLY, moved)

    assert [f"{r.uid} {r.starts_at:%d %H}" for r in rows] == [
        "talk/20261122 22 10",
        "talk/20261213 13 10",
        "talk/20261206 07 16",
    ]


def test_a_rule_without_an_end_is_cut():
    notes: list = []
    rows = read(
        "UID:a\nSUMMARY:Daily\nDTSTART:20261120T080000Z\nRRULE:FREQ=DAILY", notes=notes
    )

    assert len(rows) == 60
    assert [note.code for note in notes] == ["recurrence-cut"]


@pytest.mark.parametrize(
    ("start", "head", "zone", "moment"),
    [
        ("DTSTART:20261201T100000Z", "X:1", "UTC", "2026-12-01T10:00:00+00:00"),
        (
            "DTSTART:20261201T100000",
            "X-WR-TIMEZONE:Europe/Berlin",
            "Europe/Berlin",
            "2026-12-01T10:00:00+01:00",
        ),
        ("DTSTART:20261201T100000", "X:1", "UTC", "2026-12-01T10:00:00+00:00"),
        (
            "DTSTART;TZID=America/New_York:20261201T100000",
            "X:1",
            "America/New_York",
            "2026-12-01T10:00:00-05:00",
        ),
    ],
)
def test_a_time_is_where_it_says(start, head, zone, moment):
    [row] = read(f"UID:a\nSUMMARY:A\n{start}", head=head)

    assert (row.time_zone, row.starts_at.isoformat()) == (zone, moment)


def test_whole_days_end_with_the_last_of_them():
    [row] = read("UID:a\nSUMMARY:A\nDTSTART;VALUE=DATE:20261201")

    assert row.is_all_day
    assert row.starts_at.isoformat() == "2026-12-01T00:00:00+00:00"
    assert row.ends_at.isoformat() == "2026-12-02T00:00:00+00:00"


def test_one_that_is_broken_loses_the_others_nothing():
    notes: list = []
    rows = read(
        "UID:a\nSUMMARY:Bad\nDTSTART:tomorrow",
        "UID:b\nSUMMARY:Good\nDTSTART:20261201T100000Z\nATTENDEE:mailto:x@example.org",
        notes=notes,
    )

    assert [row.title for row in rows] == ["Good"]
    assert [note.kept for note in notes] == [False]


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nX"])
def test_what_is_cut_is_refused(text):
    with pytest.raises(UnreadableFile):
        read_ical("a.ics", text, [], TODAY)
