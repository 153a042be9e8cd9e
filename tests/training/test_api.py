"""The catalogue over the API: what a record says, and what a list is narrowed by."""

import pytest

from tests.factories import make_event, make_resource
from training.models import LearningResource, Provider

RESOURCES, EVENTS = "/api/v1/resources/", "/api/v1/events/"


@pytest.fixture
def shelf(world):
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    known = {"minutes_source": "stated"}
    make_resource(
        "low", teaches={testing: (0, 1)}, minutes=60, cost="free", kind="video", **known
    )
    make_resource("high", teaches={testing: (2, 4)}, minutes=600, cost="paid", **known)
    make_resource(
        "people", teaches={mentoring: (0, 3)}, requires={testing: 2}, languages=["es"]
    )
    make_resource("bare", licence="MIT", format="blended")


def slugs(client, address, query):
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.content
    return [row["slug"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["bare", "high", "low", "people"]),
        ({"q": "low"}, ["low"]),
        ({"skill": ["testing"]}, ["high", "low"]),
        ({"skill": ["testing", "mentoring"]}, ["high", "low", "people"]),
        ({"skill": ["testing"], "reaches_min": 3}, ["high"]),
        ({"reaches_min": 3}, ["high", "people"]),
        ({"needs_max": 1}, ["bare", "low"]),
        ({"max_minutes": 60}, ["low"]),
        ({"cost": ["free", "paid"]}, ["high", "low"]),
        ({"type": "video"}, ["low"]),
        ({"format": "blended"}, ["bare"]),
        ({"language": ["es", "fr"]}, ["people"]),
        ({"licence": ["MIT", "GPL-3.0-only"]}, ["bare"]),
        ({"provider": "nobody"}, []),
        ({"modified_since": "2999-01-01T00:00:00Z"}, []),
    ],
)
def test_a_list_is_narrowed(client, world, shelf, query, found):
    if "skill" in query:
        skills = [str(world.skills[slug].uuid) for slug in query["skill"]]
        query = {**query, "skill": skills}

    assert slugs(client, RESOURCES, query) == found


@pytest.mark.parametrize(
    "query",
    [
        {"skill": "testing"},
        {"skill": ""},
        {"cost": "gold"},
        {"reaches_min": "-1"},
        {"max_minutes": "9" * 400},
        {"needs_max": "1e9"},
        {"language": "a b"},
        {"provider": "'"},
        {"modified_since": "yesterday"},
        {"modified_since": ""},
        {"max_minutes": ""},
        {"cost": ""},
        {"colour": "blue"},
    ],
)
def test_what_cannot_be_is_refused_in_words(client, shelf, query):
    answer = client.get(RESOURCES, query)

    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_a_record_says_everything(client, world):
    make_resource("course", requires={world.skills["testing"]: 2}, authors=["Ada"])

    said = client.get(f"{RESOURCES}course/").json()

    assert said["authors"] == ["Ada"]
    assert [(n["name"], n["rank"]) for n in said["requires"]] == [("Testing", 2)]
    assert said["minutes"] is None


def test_what_is_not_offered_is_not_listed(client, shelf):
    bare = LearningResource.objects.get(slug="bare")
    LearningResource.objects.filter(slug="low").update(withdrawn_on="2026-01-01")
    LearningResource.objects.filter(slug="high").update(merged_into=bare)

    assert slugs(client, RESOURCES, {}) == ["bare", "people"]
    assert client.get(f"{RESOURCES}low/").json()["withdrawn_on"] == "2026-01-01"
    assert client.get(f"{RESOURCES}high/").url == f"{RESOURCES}bare/"


def test_events_are_listed_and_narrowed(client, db):
    make_event("soon", is_online=True, languages=["en"])
    make_event("over", days=-9)

    assert slugs(client, EVENTS, {}) == ["over", "soon"]
    assert slugs(client, EVENTS, {"online": "true", "q": "soon"}) == ["soon"]
    assert slugs(client, EVENTS, {"language": ["en", "es"]}) == ["soon"]
    assert client.get(f"{EVENTS}soon/").json()["status"] == "confirmed"


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(RESOURCES, 7), (EVENTS, 3)])
def test_a_list_takes_as_many_queries_however_long(
    client, world, django_assert_num_queries, size, address, queries
):
    for number in range(size):
        skill = world.skills["testing"]
        steps = {"teaches": {skill: (1, 2)}, "requires": {skill: 1}}
        provider = Provider.objects.create(slug=f"p{number}", name="P")
        course = make_resource(f"r{number}", provider=provider, **steps)
        make_event(f"e{number}", provider=provider, resource=course)

    with django_assert_num_queries(queries):
        client.get(address)
