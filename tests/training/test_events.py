"""Events: found, shown in their own time, and read back as a calendar."""

from datetime import UTC, datetime

import icalendar
import pytest

from curation.history import changes_of
from curation.kinds import kind_of
from curation.provenance import told
from tests.factories import make_event, make_resource
from training.models import Event, Provider

MARCH = datetime(2035, 3, 1, 13, 0, tzinfo=UTC)
WEEK = {
    "starts_at": MARCH,
    "ends_at": datetime(2035, 3, 1, 15, 30, tzinfo=UTC),
    "time_zone": "Europe/Berlin",
}


def titles(client, **query):
    page = client.get("/training/events/", query)
    return [line.event.title for line in page.context["lines"]]


@pytest.fixture
def autumn(db):
    school = Provider.objects.create(slug="school", name="School")
    make_event("later", days=30, is_online=True, languages=["es"])
    make_event("soon", days=2, place="Kiel", provider=school)
    make_event("over", days=-9)
    make_event("called-off", days=5, status="cancelled", languages=["en", "es"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Soon", "Called off", "Later"]),
        ({"past": "1"}, ["Over"]),
        ({"q": "kiel"}, ["Soon"]),
        ({"where": "online"}, ["Later"]),
        ({"where": "in-person", "language": "es"}, ["Called off"]),
        ({"provider": "school"}, ["Soon"]),
        ({"language": "'", "where": "moon"}, ["Soon", "Called off", "Later"]),
    ],
)
def test_coming_events_stand_first_and_can_be_narrowed(client, autumn, query, found):
    assert titles(client, **query) == found


def test_a_time_is_that_of_the_place_with_its_zone(client, db):
    make_event("week", **WEEK)

    page = client.get("/training/events/week/").content.decode()

    assert "1 March 2035, 14:00 to 16:30" in page
    assert "Europe/Berlin" in page


def test_whole_days_have_no_zone(client, db):
    days = {**WEEK, "ends_at": MARCH.replace(day=3), "is_all_day": True}
    make_event("days", **days)

    line = client.get("/training/events/").context["lines"][0]

    assert (line.when, line.zone) == ("1 March 2035 to 3 March 2035", "")


# --- as a calendar -------------------------------------------------------------------


def read_back(client, address="/training/events/?format=ics"):
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content)


def test_a_calendar_reads_back_with_its_zone(client, db):
    event = make_event("week", place="Kiel; at the quay", **WEEK)

    calendar = read_back(client)

    [zone] = calendar.walk("VTIMEZONE")
    [read] = calendar.walk("VEVENT")
    assert zone["TZID"] == "Europe/Berlin" == read["DTSTART"].params["TZID"]
    assert read.start == MARCH
    assert (read["UID"], read["LOCATION"]) == (str(event.uuid), "Kiel; at the quay")
    assert read["LAST-MODIFIED"].dt == event_now(event).replace(microsecond=0)


def event_now(event):
    return Event.objects.get(pk=event.pk).updated_at


def test_a_change_keeps_the_uid_and_raises_the_sequence(client, db):
    event = make_event("week", **WEEK)
    [before] = read_back(client).walk("VEVENT")
    Event.objects.filter(pk=event.pk).update(status="cancelled")

    [after] = read_back(client).walk("VEVENT")

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")


def test_whole_days_end_with_the_day_after(client, db):
    days = {**WEEK, "ends_at": MARCH.replace(day=3), "is_all_day": True}
    make_event("days", **days)

    [read] = read_back(client).walk("VEVENT")

    assert (str(read["DTSTART"].dt), str(read["DTEND"].dt)) == (
        "2035-03-01",
        "2035-03-04",
    )


def test_a_calendar_follows_its_search(client, autumn):
    calendar = read_back(client, "/training/events/?where=online&format=ics")

    assert [str(e["SUMMARY"]) for e in calendar.walk("VEVENT")] == ["Later"]


def test_a_calendar_that_is_as_it_was_is_not_sent_again(client, autumn):
    first = client.get("/training/events/?format=ics")

    again = client.get(
        "/training/events/?format=ics", headers={"If-None-Match": first["ETag"]}
    )

    assert again.status_code == 304
    assert first["Last-Modified"]


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/training/events/", 4),
        ("/training/events/?format=ics", 1),
        ("/training/events/e-0/", 5),
    ],
)
def test_events_take_as_many_queries_however_many(
    client, db, django_assert_num_queries, size, address, queries
):
    for number in range(size):
        provider = Provider.objects.create(slug=f"p-{number}", name="P")
        course = make_resource(f"r-{number}")
        more = {"provider": provider, "resource": course, "languages": ["en"]}
        make_event(f"e-{number}", **more)

    with django_assert_num_queries(queries):
        client.get(address)


# --- under curation ------------------------------------------------------------------


def test_a_suggested_time_is_by_the_clock_of_the_place(db, dana):
    event, kind = make_event("week", **WEEK), kind_of("event")
    assert kind.read(event, working=True)["starts_at"] == "2035-03-01 14:00"

    with told(user=dana, reason="Moved"):
        kind.apply(record=event, values={"ends_at": "2035-03-01 18:00"})

    event.refresh_from_db()
    assert event.ends_at == datetime(2035, 3, 1, 17, 0, tzinfo=UTC)
    assert changes_of(kind, event, dana)[0].fields[0].new_text == "2035-03-01 18:00"


def test_another_zone_keeps_the_clock(db):
    event, kind = make_event("week", **WEEK), kind_of("event")

    kind.apply(record=event, values={"time_zone": "America/New_York"})

    event.refresh_from_db()
    assert event.starts_at == datetime(2035, 3, 1, 19, 0, tzinfo=UTC)


def test_a_suggested_event_is_made(db):
    said = {"title": "Night school", "starts_at": "2035-03-01 20:00"}
    said |= {"ends_at": "2035-03-01 22:00", "time_zone": "Europe/Berlin"}

    made = kind_of("event").make(values=said)

    assert (made.slug, made.starts_at.hour) == ("night-school", 20)


def test_anybody_can_suggest_an_event_by_the_form(client, db):
    page = client.get("/suggestions/new/event/").content.decode()

    assert "By the clock at its place" in page
