"""Challenges for programs."""

import pytest

from challenges.rewriting import rewrite_challenge
from tests.factories import make_challenge


def test_a_challenge_is_given_with_all_its_items(client, meeting):
    said = client.get("/api/v1/challenges/meeting/").json()

    assert said["title"] == "Meeting each other"
    assert said["outputs"][0]["objectives"] == [1]
    assert said["objectives"][0]["targets"] == [1]
    assert said["evidence"][0]["url"] == "https://example.org/report"
    assert said["page"] == "http://testserver/challenges/meeting/"


def test_a_draft_is_not_given(client, draft, meeting):
    found = client.get("/api/v1/challenges/").json()["results"]

    assert [each["slug"] for each in found] == ["meeting"]
    assert client.get("/api/v1/challenges/draft/").status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_a_list_takes_as_many_queries_however_long(
    client, db, django_assert_num_queries, size
):
    for number in range(size):
        make_challenge(f"c-{number}")

    with django_assert_num_queries(3):
        client.get("/api/v1/challenges/")


@pytest.mark.parametrize("size", [1, 3])
def test_one_takes_as_many_queries_however_much_it_holds(
    client, meeting, django_assert_num_queries, size
):
    for number in range(size):
        words = {"new-output": f"- Output {number}"}
        rewrite_challenge(challenge=meeting, values=words)

    with django_assert_num_queries(11):
        client.get("/api/v1/challenges/meeting/")
