"""When communities meet: the page, the calendar and the feed."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from django.utils import timezone

from communities.colliding import clashes_with
from communities.models import Occurrence, Relation
from tests.communities.makers import make_activity, make_community, make_occurrence

pytestmark = pytest.mark.django_db
PAGE = "/communities/calendar/"
FIRST = datetime(2026, 1, 8, 9, tzinfo=UTC)


@pytest.fixture
def coffee():
    return make_activity(
        make_community("rsse", countries=["ZA"], themes=["Open science"]),
        rhythm="FREQ=WEEKLY;BYDAY=TH",
        starts_at=FIRST,
        time_zone="Europe/Berlin",
        minutes=30,
    )


def events(client, query=""):
    answer = client.get(f"{PAGE}?format=ics{query}")
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def shown(client, query=""):
    return [line.meeting.title for line in client.get(PAGE + query).context["lines"]]


def test_coming_meetings_are_on_the_page(client, coffee):
    assert len(shown(client)) in (26, 27)


def test_a_rule_goes_out_as_a_rule_in_its_own_zone(client, coffee):
    event = events(client)[0]

    assert str(event["uid"]) == str(coffee.uuid)
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert event["dtstart"].dt.hour == 10
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=TH"


def test_its_identifier_stays_when_it_moves_and_the_sequence_grows(client, coffee):
    before = events(client)[0]
    coffee.place = "Room 2"
    coffee.save()

    after = events(client)[0]

    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) == int(before["sequence"]) + 1


def test_a_time_that_is_called_off_stands_beside_its_rule(client, coffee):
    second = FIRST + timedelta(days=7)
    Occurrence.objects.create(
        community=coffee.community,
        activity=coffee,
        title="Coffee",
        starts_at=second,
        ends_at=second + timedelta(minutes=30),
        rule_starts_at=second,
        status="cancelled",
    )

    off = events(client)[1]

    assert str(off["uid"]) == str(coffee.uuid)
    assert off["recurrence-id"].dt == second
    assert off["status"] == "CANCELLED"


def test_a_time_that_was_moved_is_shown_once(client, coffee):
    week = client.get(PAGE).context["lines"][0].meeting
    moved = week.starts + timedelta(hours=2)
    Occurrence.objects.create(
        community=coffee.community,
        activity=coffee,
        title="Coffee, later",
        starts_at=moved,
        ends_at=moved + timedelta(minutes=30),
        rule_starts_at=week.starts,
    )

    titles = shown(client)

    assert titles[:2] == ["Coffee, later", "Coffee"]


def test_what_is_paused_is_in_no_calendar(client, coffee):
    coffee.status = "paused"
    coffee.save()

    assert (shown(client), events(client)) == ([], [])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("&country=ZA", 1),
        ("&theme=open-science", 1),
        ("&country=DE", 0),
        ("&community=rsse", 1),
        ("&kind=chapter", 0),
    ],
)
def test_a_calendar_is_of_what_was_chosen(client, coffee, query, count):
    assert len(events(client, query)) == count


def test_the_feed_knows_a_meeting_by_its_record_and_time(client, coffee):
    words = client.get(f"{PAGE}?format=atom").content.decode()

    assert f"<id>urn:uuid:{coffee.uuid}:" in words


def test_programs_are_told_when_nothing_changed(client, coffee):
    tag = client.get(f"{PAGE}?format=ics")["ETag"]

    again = client.get(f"{PAGE}?format=ics", headers={"if-none-match": tag})

    assert again.status_code == 304


def test_whole_days_end_the_day_after(client):
    begins = datetime(2026, 5, 4, tzinfo=UTC)
    make_occurrence(
        make_community(), begins, is_all_day=True, ends_at=begins + timedelta(hours=23)
    )

    event = events(client)[0]

    assert str(event["dtstart"].dt) == "2026-05-04"
    assert str(event["dtend"].dt) == "2026-05-05"


@pytest.mark.parametrize("kind", ["part-of", "member-of", "shares-channel"])
def test_a_new_date_is_held_against_a_relatives(coffee, kind):
    other = make_community("chapter")
    Relation.objects.create(community=other, kind=kind, other=coffee.community)
    at_ten = FIRST + timedelta(days=7, minutes=15)

    found = clashes_with(other, at_ten, at_ten + timedelta(hours=1))

    assert [each.title for each in found] == ["Coffee"]


def test_sisters_count_and_strangers_do_not(coffee):
    whole, other = make_community("whole"), make_community("other")
    at_ten = (FIRST, FIRST + timedelta(hours=1))

    assert clashes_with(other, *at_ten) == []

    for one in (other, coffee.community):
        Relation.objects.create(community=one, kind="part-of", other=whole)
    assert len(clashes_with(other, *at_ten)) == 1


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_long(client, django_assert_num_queries, size):
    for number in range(size):
        one = make_community(f"c{number}")
        make_activity(one, starts_at=timezone.now() + timedelta(days=1))
        make_occurrence(one, timezone.now() + timedelta(days=2))

    with django_assert_num_queries(3):
        client.get(PAGE)
    with django_assert_num_queries(2):
        client.get(f"{PAGE}?format=ics")
