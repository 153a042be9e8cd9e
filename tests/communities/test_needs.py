"""Needs and offers on their page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communities.models import Need, Offer
from tests.communities.makers import make_community

pytestmark = pytest.mark.django_db
PAGE = "/communities/needs/"


@pytest.fixture
def needy():
    one = make_community("rsse", countries=["ZA"], languages=["en"])
    return Need.objects.create(community=one, kind="forum", words="a chat")


def make_offer(slug="giver", **said):
    said = {"kind": "forum", "title": "Rooms in our chat"} | said
    return Offer.objects.create(community=make_community(slug), **said)


def only_line(client):
    return client.get(PAGE).context["page"].batches[0].lines[0]


def test_an_offer_is_shown_with_its_reason(client, needy):
    make_offer(countries=["ZA"], languages=["en"])

    reasons = [fit.reason for fit in only_line(client).fits]

    assert reasons == ["same kind, covers South Africa, English, open"]


def test_no_offer_is_a_finding(client, needy):
    page = client.get(PAGE)

    assert only_line(client).finding == "No offer exists."
    assert page.context["page"].unmet == ["forum or chat"]


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ({"countries": ["DE"]}, "There are offers, but for other places."),
        ({"languages": ["de"]}, "There are offers, but in other languages."),
        (
            {"asks_maturity": ["conduct"]},
            "There are offers, but asking for more than its entry tells.",
        ),
    ],
)
def test_why_an_offer_does_not_fit_is_told(client, needy, said, finding):
    make_offer(**said)

    assert only_line(client).finding == finding


def test_what_is_closed_fits_no_more(client, needy):
    make_offer(open_until=timezone.localdate() - timedelta(days=1))

    assert only_line(client).finding == "There are offers, but closed by now."


def test_an_offer_of_a_national_community_is_for_its_country(client, needy):
    giver = make_community("german", countries=["DE"])
    Offer.objects.create(community=giver, kind="forum", title="Rooms", scope="national")

    assert only_line(client).finding == "There are offers, but for other places."


def test_needs_are_chosen_by_kind(client, needy):
    assert not client.get(f"{PAGE}?kind=money").context["page"].batches
    assert client.get(f"{PAGE}?kind=forum").context["page"].batches


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_long(
    client, needy, django_assert_num_queries, size
):
    for number in range(size):
        make_offer(f"giver-{number}")
        Need.objects.create(community=needy.community, kind="venue")

    with django_assert_num_queries(3):
        client.get(PAGE)
