"""Who runs the hub is one, and links lead to the web: the database sees to it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from rsehub.models import Kind, Operator, ProjectLink
from tests.factories import make_link, make_operator

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def refused(make, *args, **fields) -> str:
    """Return the name of the constraint that the database refuses by."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make(*args, **fields)
    return error.value.__cause__.diag.constraint_name


def test_a_second_operator_is_refused(db):
    make_operator()

    assert refused(make_operator, name="Another") == "rsehub_operator_pkey"
    assert refused(make_operator, id=2) == "one_operator"


def test_an_operator_without_a_name_is_refused(db):
    assert refused(make_operator, name="") == "operator_has_a_name"


@pytest.mark.parametrize("field", ["log_days", "backup_days"])
@pytest.mark.parametrize("days", [0, 3651])
def test_days_are_within_reason(db, field, days):
    assert refused(make_operator, **{field: days}) == f"operator_{field}"


def test_what_is_said_is_not_endless(db):
    with pytest.raises(DataError), transaction.atomic():
        make_operator(hosting="h" * 501)


def test_an_operator_who_has_said_all_has_nothing_left_to_say(db):
    assert make_operator().unsaid() == []


def test_an_operator_knows_what_is_missing():
    some = Operator(name="Harbour Association", email="office@harbour.example")

    assert [str(what) for what in some.unsaid()] == [
        "legal form and registration",
        "postal address",
        "contact for data protection",
        "where it is hosted",
        "how long logs are kept",
        "how long backups are kept",
        "seat",
    ]


def test_where_nobody_has_spoken_there_is_an_operator_without_words(db):
    assert Operator.objects.of_this_hub().name == ""
    assert not Operator.objects.exists()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org", "example.org", "https://a b"]
)
def test_a_link_leads_to_the_web(db, url):
    assert refused(make_link, "Chat", url=url) == "link_is_to_the_web"
    with pytest.raises(ValidationError) as error:
        ProjectLink(title="Chat", kind=Kind.CHANNEL, url=url).full_clean()
    assert "url" in error.value.message_dict


def test_a_link_is_of_a_kind(db):
    assert refused(make_link, "Chat", "rumour") == "link_is_of_a_kind"


@pytest.mark.parametrize("kind", [Kind.CHANNEL, Kind.CODE, Kind.DOCUMENT])
def test_only_what_takes_place_has_days(db, kind):
    refusal = refused(make_link, "Chat", kind, starts_on=TODAY)

    assert refusal == "link_is_dated_if_it_takes_place"


def test_nothing_ends_before_it_starts(db):
    days = {"starts_on": TODAY, "ends_on": TODAY - DAY}

    assert refused(make_link, "Call", Kind.MEETING, **days) == (
        "link_ends_after_it_starts"
    )


@pytest.mark.parametrize(
    ("starts", "ends", "is_over"),
    [
        (None, None, False),
        (TODAY, None, False),
        (TODAY - DAY, None, True),
        (TODAY - DAY, TODAY, False),
        (None, TODAY - DAY, True),
    ],
)
def test_a_meeting_is_over_after_its_last_day(starts, ends, is_over):
    link = ProjectLink(kind=Kind.MEETING, starts_on=starts, ends_on=ends)

    assert link.has_ended(TODAY) is is_over


def test_a_hidden_link_is_seen_by_nobody(alice, dana):
    make_link("Draft", is_shown=False)
    shown = make_link("Chat")

    for person in (alice, dana):
        assert list(ProjectLink.objects.visible_to(person)) == [shown]
