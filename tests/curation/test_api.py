"""Suggestions over the API: sent, read, decided, as on the pages."""

import pytest

from curation.models import Suggestion
from tests.factories import UserFactory
from training.models import LearningResource

URL = "/api/v1/suggestions/"


@pytest.fixture
def send(client, alice, course):
    """Alice's suggestion of a new title, with other words where given."""

    def send(**more):
        wish = {
            "kind": "resource",
            "record": str(course.uuid),
            "values": {"title": "Testing for all"},
            "reason": "It was renamed.",
        }
        client.force_login(alice)
        return client.post(URL, wish | more, content_type="application/json")

    return send


@pytest.fixture
def decide(client, dana):
    """Dana decides the one suggestion there is."""

    def decide(**more):
        client.force_login(dana)
        url = f"{URL}{Suggestion.objects.get().uuid}/"
        seen = client.get(url).json()["seen"]
        wish = {"seen": seen, "take": ["title"]} | more
        return client.post(f"{url}decision/", wish, content_type="application/json")

    return decide


def problems(answer):
    assert answer.status_code == 400, answer.content
    return {e["pointer"]: e["detail"] for e in answer.json()["errors"]}


def test_alice_suggests_and_dana_takes_it(send, decide, course):
    sent = send()

    assert sent.status_code == 201
    assert sent.json()["state"] == "pending"
    assert sent.json()["base"] == {"title": "Test course"}
    assert sent.json()["decide"] is False
    assert decide().json()["state"] == "accepted"
    course.refresh_from_db()
    assert course.title == "Testing for all"


def test_dana_takes_one_of_two_in_other_words(send, decide, course):
    send(values={"title": "Testing", "languages": ["en", "fr"]})

    answer = decide(take=["languages"], values={"languages": ["en", "de"]})

    assert answer.json()["state"] == "partly"
    course.refresh_from_db()
    assert (course.title, course.languages) == ("Test course", ["en", "de"])


def test_taking_nothing_needs_a_reason(send, decide):
    send()

    assert problems(decide(take=[])) == {"": "Say why, so that the sender learns it."}
    refused = decide(take=[], reason="It was not.")
    assert refused.json()["state"] == "rejected"
    assert refused.json()["decision_reason"] == "It was not."


def test_what_is_decided_stays_decided(send, decide):
    send()
    decide()

    again = decide()

    assert again.status_code == 409
    assert again.json()["type"] == "urn:rsehub:problem:decided-already"


def test_a_record_that_moved_on_is_not_overwritten(send, decide, course):
    send()

    answer = decide(seen="of another day")

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:rsehub:problem:record-changed"
    assert LearningResource.objects.get().title == "Test course"


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"kind": "recipe"}, "/kind"),
        ({"record": "00000000-0000-0000-0000-000000000000"}, "/record"),
        ({"kind": "role", "record": None}, "/record"),
        ({"values": {"nothing": "x"}}, "/values/nothing"),
        ({"values": {"title": {"a": 1}}}, "/values/title"),
        ({"values": {"title": ""}}, "/values/title/0"),
        ({"values": {"title": "x" * 400}}, "/values/title/0"),
        ({"values": {"url": "javascript:alert(1)"}}, "/values/url/0"),
        ({"values": {"title": "Test course"}}, "/0"),
        ({"values": {}}, "/0"),
        ({"reason": "x" * 100_000}, "/reason/0"),
    ],
)
def test_what_cannot_be_taken_is_pointed_at(send, more, pointer):
    found = problems(send(**more))

    assert [each.removesuffix("/0") for each in found] == [pointer.removesuffix("/0")]
    assert not Suggestion.objects.exists()


def test_a_new_resource_is_suggested_and_made(send, decide):
    sent = send(record=None, values={"title": "Brand new", "url": "https://e.org/x"})

    assert sent.json()["is_new"] is True
    assert decide(take=["title", "url"]).status_code == 200
    assert LearningResource.objects.filter(title="Brand new").exists()


def test_nobody_else_sees_or_decides_it(client, send, charlie):
    url = send().json()["page"].replace("http://testserver/", "/api/v1/")
    client.force_login(charlie)

    assert client.get(URL).json()["results"] == []
    assert client.get(url).status_code == 404
    assert client.post(f"{url}decision/", {}).status_code == 404


def test_alice_does_not_decide_her_own(client, send):
    url = f"{URL}{send().json()['uuid']}/decision/"
    answer = client.post(url, {"take": [], "seen": "x"}, "application/json")

    assert answer.status_code == 404


def test_the_list_narrows(client, send, dana):
    send()
    client.force_login(dana)

    assert client.get(f"{URL}?kind=role").json()["count"] == 0
    assert client.get(f"{URL}?state=pending&kind=resource").json()["count"] == 1
    assert client.get(f"{URL}?state=lost").status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(
    client, dana, course, suggest_on, count, django_assert_num_queries
):
    for place in range(count):
        person = UserFactory()
        suggest_on("resource", course, {"title": f"T{place}"}, proposer=person)
    client.force_login(dana)

    with django_assert_num_queries(7):
        assert client.get(URL).json()["count"] == count


def test_too_many_in_an_hour_wait(send, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"suggest": "1/h/ip"}
    send()

    answer = send(values={"title": "Another"})

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 60
