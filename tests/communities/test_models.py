"""What the database keeps of communities, and what it refuses."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import timezone

from communities.models import Community, FundingRow, Leader, Offer, Relation
from tests.communities.makers import (
    make_activity,
    make_channel,
    make_community,
    make_maintainer,
    make_occurrence,
)

pytestmark = pytest.mark.django_db


def refused(name, make):
    with pytest.raises(IntegrityError, match=name):
        make()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("community_slug_is_no_page", {"slug": "map"}),
        ("community_merged_into_one", {"status": "merged"}),
        ("community_status_is_known", {"status": "asleep"}),
        ("community_place_is_on_earth", {"latitude": 3.0}),
        ("community_place_is_on_earth", {"latitude": 91.0, "longitude": 0.0}),
        ("community_founded_precision", {"founded_on": date(2019, 1, 1)}),
        ("community_founded_precision", {"founded_precision": "year"}),
        ("community_countries_are_codes", {"countries": ["South Africa"]}),
        ("community_countries_are_codes", {"countries": {"ZA": 1}}),
        ("community_verified_by_somebody", {"verified_at": timezone.now()}),
    ],
)
def test_the_database_refuses_an_entry(name, said):
    refused(name, lambda: make_community(**{"slug": "one"} | said))


def test_an_end_is_not_before_the_start():
    when = {"founded_on": date(2020, 1, 1), "founded_precision": "year"}
    end = {"retired_on": date(2019, 1, 1), "retired_precision": "year"}

    refused("community_ends_after", lambda: make_community(**when, **end))


def test_nobody_is_part_of_itself_in_a_circle():
    one, two, three = (make_community(slug) for slug in ("one", "two", "three"))
    Relation.objects.create(community=one, kind="part-of", other=two)
    Relation.objects.create(community=two, kind="part-of", other=three)

    refused(
        "community_no_circle|part of itself",
        lambda: Relation.objects.create(community=three, kind="part-of", other=one),
    )


def test_one_is_part_of_one_alone():
    one, two, three = (make_community(slug) for slug in ("one", "two", "three"))
    Relation.objects.create(community=one, kind="part-of", other=two)

    refused(
        "community_part_of_one",
        lambda: Relation.objects.create(community=one, kind="part-of", other=three),
    )


def test_an_occurrence_is_of_the_same_community_as_its_activity():
    one, two = make_community("one"), make_community("two")
    coffee = make_activity(two)

    refused(
        "another community|occurrence_one_community",
        lambda: make_occurrence(one, activity=coffee),
    )


def test_a_rhythm_has_a_beginning():
    one = make_community()

    refused(
        "activity_rhythm_has_a_beginning",
        lambda: make_activity(one, rhythm="FREQ=WEEKLY"),
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("funding_amount_has_a_currency", {"amount": 10}),
        ("funding_amount_has_a_currency", {"currency": "EUR"}),
        ("funding_has_an_end_or_none", {"is_open_ended": True}),
    ],
)
def test_the_database_refuses_funding(name, said):
    end = {"ends_on": date(2025, 3, 31), "ends_precision": "month"}
    row = {"community": make_community(), "funder": "ReSA"} | end | said

    refused(name, lambda: FundingRow.objects.create(**row))


def test_an_offer_is_for_countries_by_their_codes():
    refused(
        "offer_countries_are_codes",
        lambda: Offer.objects.create(
            community=make_community(), kind="money", title="Pot", countries=["Kenya"]
        ),
    )


def test_a_change_moves_the_day_of_the_last_one_on():
    one = make_community()
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    Community.objects.filter(pk=one.pk).update(updated_at=long_ago)
    make_channel(one)

    assert Community.objects.get(pk=one.pk).updated_at > long_ago


def test_a_time_that_moves_counts_its_changes():
    meetup = make_occurrence(make_community())
    meetup.title = "Another meetup"
    meetup.save()
    meetup.refresh_from_db()

    assert meetup.sequence == 1


def test_it_is_found_by_its_name_its_short_name_and_its_themes():
    one = make_community(name="Systems Africa", acronym="RSSE", themes=["genomics"])
    make_community("other", name="Nordic group")

    for words in ("systems", "rsse", "genomics", "afric"):
        assert list(Community.objects.matching(words)) == [one]


def test_strangers_change_nothing_maintainers_theirs_curators_all(alice, charlie, dana):
    one = make_community("one")
    two = make_community("two")
    make_maintainer(one, alice)
    editable = Community.objects.editable_by

    assert not editable(AnonymousUser())
    assert not editable(charlie)
    assert list(editable(alice)) == [one]
    assert set(editable(dana)) == {one, two}


def test_a_leader_is_named_once_they_agreed(alice, charlie, dana):
    one = make_community()
    make_maintainer(one, alice)
    asked = Leader.objects.create(community=one, name="Peter")
    agreed = Leader.objects.create(
        community=one, name="Eugene", consented_at=timezone.now()
    )

    assert list(Leader.objects.visible_to(AnonymousUser())) == [agreed]
    assert list(Leader.objects.visible_to(charlie)) == [agreed]
    assert set(Leader.objects.visible_to(alice)) == {asked, agreed}
    assert set(Leader.objects.visible_to(dana)) == {asked, agreed}


def test_funding_is_public_once_somebody_stands_behind_it(alice, charlie):
    one = make_community()
    make_maintainer(one, alice)
    rows = [
        FundingRow.objects.create(community=one, funder=funder, **said)
        for funder, said in (
            ("OLS", {}),
            ("Talarify", {"visibility": "maintainers"}),
            ("ReSA", {"state": "suggested"}),
        )
    ]

    assert list(FundingRow.objects.visible_to(charlie)) == [rows[0]]
    assert list(FundingRow.objects.visible_to(AnonymousUser())) == [rows[0]]
    assert set(FundingRow.objects.visible_to(alice)) == set(rows)
