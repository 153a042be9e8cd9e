"""The page of one community: with little in it, and with everything."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from communities.models import (
    CaseStudy,
    Community,
    FundingRow,
    Leader,
    MemberCount,
    Need,
    Offer,
    PrivateContact,
    Relation,
    SharedService,
)
from tests.communities.makers import (
    make_activity,
    make_channel,
    make_community,
    make_maintainer,
    make_occurrence,
)

pytestmark = pytest.mark.django_db


def fill(community, count=1):
    """Let an entry say so many things of everything."""
    for number in range(count):
        other = make_community(f"{community.slug}-other-{number}")
        make_channel(community, f"https://rsse.example/{number}", kind="slack")
        make_activity(community, f"Coffee {number}")
        make_occurrence(community, timezone.now() + timedelta(days=number + 1))
        Relation.objects.create(community=community, kind="sister-of", other=other)
        Need.objects.create(community=community, kind="forum", words=f"Chat {number}")
        Offer.objects.create(community=community, kind="venue", title=f"Room {number}")
        FundingRow.objects.create(community=community, funder=f"OLS {number}")
        MemberCount.objects.create(
            community=community, counted_on=date(2024, 1, number + 1), count=90
        )
        CaseStudy.objects.create(
            community=community, title=f"Story {number}", challenge="It is hard."
        )
        Leader.objects.create(
            community=community, name=f"Peter {number}", consented_at=timezone.now()
        )
    SharedService.objects.create(community=community, service="forum", state="needs")


def test_it_reads_well_with_nothing_but_a_name(client):
    make_community(name="RSSE Africa")

    page = client.get("/communities/rsse/").content.decode()

    assert "<h1 >RSSE Africa</h1>" in page
    assert "Nobody has said yet whether this is right" in page
    assert "What it needs" not in page
    assert "where to meet it" in page


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_much_there_is(
    client, django_assert_num_queries, size
):
    fill(make_community(countries=["ZA", "KE"]), size)

    with django_assert_num_queries(26):
        page = client.get("/communities/rsse/").content.decode()

    for said in (
        "Slack",
        "Coffee 0",
        "Chat 0",
        "Room 0",
        "OLS 0",
        "Peter 0",
        "Story 0",
    ):
        assert said in page
    assert "Kenya, South Africa" in page


def test_a_merged_one_leads_on(client):
    whole = make_community("whole")
    make_community("part", status="merged", merged_into=whole)

    assert "/communities/whole/" in client.get("/communities/part/").content.decode()


def test_who_has_not_agreed_is_not_named(client, charlie):
    one = make_community()
    Leader.objects.create(community=one, name="Peter Secret", email="p@example.org")
    PrivateContact.objects.create(community=one, email="hidden@example.org")

    for person in (None, charlie):
        if person:
            client.force_login(person)
        page = client.get("/communities/rsse/").content.decode()
        assert "Peter Secret" not in page
        assert "@example.org" not in page.replace(charlie.email, "")


def test_a_date_is_told_as_exactly_as_it_is_known(client):
    make_community(founded_on=date(2019, 3, 1), founded_precision="month")

    assert "March 2019" in client.get("/communities/rsse/").content.decode()


def test_what_does_not_fit_is_told(client):
    one = make_community()
    make_occurrence(one, timezone.now() - timedelta(days=430))

    page = client.get("/communities/rsse/").content.decode()

    assert "the hub knows of no event for 14 months" in page


def test_two_entries_with_one_website_are_told_apart(client):
    for slug in ("one", "two"):
        make_channel(make_community(slug))

    page = client.get("/communities/one/").content.decode()

    assert "Another entry gives the same website: TWO" in page


def test_nobody_finds_what_is_not_there(client):
    assert client.get("/communities/nowhere/").status_code == 404
    assert client.get("/communities/rsse/logo/").status_code == 404


def test_its_keepers_are_led_to_their_page(client, alice, charlie):
    make_maintainer(make_community(), alice)

    def says(person):
        client.force_login(person)
        return "/communities/rsse/keep/" in client.get("/communities/rsse/").text

    assert says(alice)
    assert not says(charlie)


def test_an_entry_is_never_deleted_by_being_silent():
    one = make_community()
    Community.objects.filter(pk=one.pk).update(status="dormant")

    assert Community.objects.visible_to(None).get() == one
