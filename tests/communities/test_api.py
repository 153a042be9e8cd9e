"""The directory in the API: the same as the pages, and nobody's address."""

import pytest
from django.utils import timezone

from communities.models import Leader, PrivateContact
from tests.communities.makers import make_community
from tests.communities.test_entry import fill

pytestmark = pytest.mark.django_db
LIST = "/api/v1/communities/"


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, django_assert_num_queries, size
):
    for number in range(size):
        make_community(f"c-{number}", countries=["ZA"])

    with django_assert_num_queries(12):
        assert client.get(LIST).json()["count"] == size


def test_it_is_narrowed_as_the_page_is(client):
    make_community("africa", countries=["ZA"], themes=["Research software"])
    make_community("north", countries=["FI"])

    found = client.get(LIST + "?country=ZA&theme=research-software").json()

    assert [each["slug"] for each in found["results"]] == ["africa"]


def test_one_tells_all_that_is_public(client):
    fill(make_community(contact_email="info@rsse.example"))
    found = client.get(LIST + "rsse/").json()

    assert found["life"] == "unknown"
    assert found["needs"] == [{"kind": "forum", "words": "Chat 0"}]
    assert found["relations"][0]["slug"] == "rsse-other-0"


def test_nobodys_address_is_in_it(client, dana):
    one = make_community(contact_email="info@rsse.example")
    PrivateContact.objects.create(community=one, email="hidden@rsse.example")
    said = {"name": "Peter", "email": "peter@rsse.example"}
    Leader.objects.create(community=one, consented_at=timezone.now(), **said)
    client.force_login(dana)

    assert "@rsse.example" not in client.get(LIST + "rsse/").text


def test_what_went_up_in_another_leads_there(client):
    whole = make_community("whole")
    make_community("part", status="merged", merged_into=whole)

    assert client.get(LIST + "part/")["Location"].endswith("/communities/whole/")
    assert client.get(LIST).json()["count"] == 1


@pytest.mark.parametrize("query", ["?land=ZA", "?status=asleep", "?country=%20"])
def test_what_it_does_not_know_it_refuses(client, query):
    assert client.get(LIST + query).status_code == 400
