"""Shares, packs and files in the API."""

import io
import json
import re
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

from profiles.models import AppraisalPack, Share
from profiles.pack_actions import MOST_PACKS, make_pack
from profiles.share_actions import SHARING, share_by_link, share_with
from tests.factories import UserFactory, make_goal, make_profile

SHARES, SHARED, PACKS = "/api/v1/shares/", "/api/v1/shared/", "/api/v1/packs/"


@pytest.fixture
def hers(world, alice):
    return make_profile(world, alice, {"testing": 3})


@pytest.fixture
def as_alice(client, alice, hers):
    client.force_login(alice)
    return client


def post(client, url, **wish):
    wish = {"framework": "craft"} | wish
    return client.post(url, json.dumps(wish), content_type="application/json")


def faults(response) -> dict[str, str]:
    return {each["pointer"]: each["detail"] for each in response.json()["errors"]}


def test_a_link_is_made_and_its_address_opens(as_alice, hers):
    goal = make_goal(hers)
    made = post(as_alice, SHARES, link_name="Job", goals=[str(goal.uuid)], days=7)
    address = urlsplit(made.json()["address"]).path

    assert made.status_code == 201
    assert re.fullmatch(r"/p/[\w-]{43}/", address)
    assert [each["name"] for each in made.json()["goals"]] == ["Next year"]
    as_alice.logout()
    assert as_alice.get(address).status_code == 200


def test_a_person_reads_it_by_the_api_and_it_is_counted(as_alice, bob):
    made = post(as_alice, SHARES, email=bob.email)
    as_alice.force_login(bob)
    [listed] = as_alice.get(SHARED).json()["results"]

    whole = as_alice.get(f"{SHARED}{listed['uuid']}/").json()

    assert (made.json()["address"], whole["name"]) == ("", "Alice")
    assert whole["competencies"][0]["skills"][0]["rank"] == 3
    assert Share.objects.get().opened_count == 1


def test_it_is_taken_back(as_alice, hers):
    share = share_by_link(profile=hers, name="x", days=7)

    assert as_alice.delete(f"{SHARES}{share.uuid}/").status_code == 204
    assert not Share.objects.exists()


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        ({}, ""),
        ({"link_name": "x", "email": "x@example.org"}, ""),
        ({"link_name": "x", "days": 8}, "/days"),
        ({"link_name": "x" * 81}, "/link_name"),
        ({"email": "ALICE@example.org"}, "/email"),
        ({"email": "no address"}, "/email"),
        ({"link_name": "x", "framework": "other"}, "/framework"),
        (
            {"link_name": "x", "goals": ["6f1e0f0c-3a52-4d0e-9b0a-3c1f5b1f8a11"]},
            "/goals/0",
        ),
    ],
)
def test_what_cannot_be_shared_is_pointed_at(as_alice, wish, pointer):
    refused = post(as_alice, SHARES, **wish)

    assert refused.status_code == 400
    assert any(each.startswith(pointer) for each in faults(refused))
    assert not Share.objects.exists()


def test_sharing_too_often_says_how_long_to_wait(as_alice, hers, bob):
    for _ in range(SHARING.requests):
        share_with(profile=hers, email=bob.email, absolute=str)

    refused = post(as_alice, SHARES, email="x@example.org")

    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")


def test_a_pack_is_made_and_read_back(as_alice, hers):
    goal = make_goal(hers)
    made = post(as_alice, PACKS, name="My year", goal=str(goal.uuid))

    answer = as_alice.get(
        f"{PACKS}{made.json()['uuid']}/pdf/", headers={"Accept": "application/pdf"}
    )

    words = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Goal: Next year" in words


def test_a_goal_of_somebody_else_is_in_no_pack(as_alice, world, bob):
    theirs = make_goal(make_profile(world, bob))

    refused = post(as_alice, PACKS, name="x", goal=str(theirs.uuid))

    assert list(faults(refused)) == ["/goal"]
    assert not AppraisalPack.objects.exists()


def test_one_pack_too_many_is_a_conflict(as_alice, hers):
    AppraisalPack.objects.bulk_create(
        AppraisalPack(profile=hers, name="x", content={}) for _ in range(MOST_PACKS)
    )

    assert post(as_alice, PACKS, name="x").status_code == 409


def test_page_and_api_hand_out_the_same_table(as_alice, hers):
    by_page = as_alice.get("/profile/craft/download/csv/").content

    assert (
        as_alice.get(f"/api/v1/profiles/{hers.uuid}/download/csv/").content == by_page
    )
    no_such = as_alice.get(f"/api/v1/profiles/{hers.uuid}/download/docx/")
    assert no_such.status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_lists_take_as_many_queries_however_long(
    as_alice, world, alice, hers, size, django_assert_num_queries
):
    for n in range(size):
        goal = make_goal(hers)
        share_by_link(profile=hers, name=f"l{n}", days=7, goals=[goal])
        make_pack(profile=hers, name=f"p{n}")
        theirs = make_profile(world, UserFactory())
        share_with(profile=theirs, email=alice.email, absolute=str)

    with django_assert_num_queries(6):
        as_alice.get(SHARES)
    with django_assert_num_queries(5):
        as_alice.get(SHARED)
    with django_assert_num_queries(5):
        as_alice.get(PACKS)
