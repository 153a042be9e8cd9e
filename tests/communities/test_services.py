"""The page of shared services, and the case that a sponsor gets."""

import pytest

from communities.models import FundingRow, SharedService
from tests.communities.makers import make_community

pytestmark = pytest.mark.django_db
PAGE = "/communities/services/"


@pytest.fixture
def world():
    whole = make_community(
        "hub", name="Whole", founded_on="2010-01-01", founded_precision="year"
    )
    young = make_community(
        "young", name="Young", founded_on="2025-01-01", founded_precision="year"
    )
    SharedService.objects.create(community=whole, service="forum", state="own")
    SharedService.objects.create(
        community=young,
        service="forum",
        state="shares",
        shares_with=whole,
        provider="Zulip",
        yearly_cost=120,
        currency="EUR",
    )
    SharedService.objects.create(community=young, service="website", state="needs")
    return whole, young


def test_anyone_reads_who_shares_what(client, world):
    words = client.get(PAGE).content.decode()

    assert "Forum or chat: 0 communities need one, 1 shares one of 1." in words
    assert "Zulip; with Whole; EUR 120 a year" in words


def test_those_just_beginning_stand_first_with_the_reason(client, world):
    page = client.get(PAGE).context["page"]

    assert [(line.name, line.reasons) for line in page.lines] == [
        ("Young", "younger than five years"),
        ("Whole", ""),
    ]


def test_only_those_just_beginning(client, world):
    page = client.get(f"{PAGE}?fledgling=1").context["page"]

    assert [line.name for line in page.lines] == ["Young"]


def test_funding_that_is_not_public_tells_nothing(client, dana, world):
    FundingRow.objects.create(
        community=world[0],
        funder="Trust",
        kind="grant",
        visibility="maintainers",
        ends_on="2020-01-01",
        ends_precision="year",
    )
    client.force_login(dana)

    page = client.get(PAGE).context["page"]

    assert page.fledgling == 1


def test_the_case_is_taken_along_as_markdown(client, world):
    answer = client.get(f"{PAGE}?as=md")

    text = answer.content.decode()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert "| Young | younger than five years | needs one |" in text


def test_no_spreadsheet_computes_a_name(client):
    make_community("odd", name="=1+1")

    assert "\n'=1+1," in client.get(f"{PAGE}?as=csv").content.decode()


def test_an_empty_directory_says_so(client):
    assert "No community is listed here yet." in client.get(PAGE).content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_long(client, django_assert_num_queries, size):
    for number in range(size):
        one = make_community(f"c{number}")
        SharedService.objects.create(community=one, service="forum", state="own")

    with django_assert_num_queries(4):
        client.get(PAGE)
