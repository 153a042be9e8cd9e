"""Distances and comparisons over the API: what the pages say."""

from uuid import uuid4

import pytest

from profiles.snapshots import take_snapshot
from tests.factories import make_goal, make_profile, make_role, make_world

COMPARISON = "/api/v1/comparison/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def profile(world, alice):
    return make_profile(world, alice, {"testing": 1, "mentoring": None})


@pytest.fixture
def rse(world):
    return make_role(world, "rse", {"testing": 3, "version-control": 2, "mentoring": 1})


def test_distances_are_those_of_the_page(as_alice, profile, rse):
    goal = make_goal(profile, roles=[rse])
    page = list(as_alice.get("/profile/craft/roles/").context["page"])

    api = as_alice.get(f"/api/v1/profiles/{profile.uuid}/roles/").json()

    [row], [shown] = api["roles"], page
    assert (row["least"], row["most"]) == (shown.distance.least, shown.distance.most)
    assert (row["asked"], row["held"], row["unknown"]) == (5, 1, 2)
    assert [gap["name"] for gap in row["nearest"]] == ["Testing"]
    assert row["goal"] == str(goal.uuid)


def test_a_comparison_is_that_of_the_page(as_alice, profile, rse):
    query = {"with": ["me", "role:rse"], "open": ["code", "people"]}
    page = as_alice.get("/profile/compare/", query).context["compared"]

    api = as_alice.get(COMPARISON, {"with": ["me", "role:rse"]}).json()

    said = {
        skill["name"]: [value["rank"] for value in skill["values"]]
        for competency in api["competencies"]
        for skill in competency["skills"]
    }
    shown = {
        each.skill.name: [cell.level for cell in each.cells]
        for row in page.rows
        for each in row.skills
    }
    assert (
        said
        == shown
        == {
            "Testing": [1, 3],
            "Version control": [None, 2],
            "Mentoring": [None, 1],
        }
    )


def test_what_has_no_level_says_why(as_alice, profile, rse):
    api = as_alice.get(COMPARISON, {"with": ["me", "role:rse"]}).json()

    mine = [
        skill["values"][0]["absent"]
        for competency in api["competencies"]
        for skill in competency["skills"]
    ]
    assert mine == [None, "not_assessed", "not_applicable"]


def test_without_a_word_it_shows_oneself(as_alice, profile):
    api = as_alice.get(COMPARISON).json()

    assert [thing["reference"] for thing in api["things"]] == ["me"]
    assert api["framework"] == "craft"


def test_what_is_not_there_is_counted_and_where_nothing_is_left_it_is_a_404(
    as_alice, profile, world, charlie
):
    hers = f"goal:{make_goal(make_profile(world, charlie)).uuid}"

    some = as_alice.get(COMPARISON, {"with": ["me", hers, f"goal:{uuid4()}"]}).json()

    assert (len(some["things"]), some["missing"]) == (1, 2)
    assert as_alice.get(COMPARISON, {"with": hers}).status_code == 404


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("with=nonsense", "/with"),
        ("&".join(f"with=role:r{n}" for n in range(9)), "/with"),
        ("framework=a%20b", "/framework"),
        ("compare=me", "/compare"),
        ("differences=yes", "/differences"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(as_alice, query, pointer):
    response = as_alice.get(f"{COMPARISON}?{query}")

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]


@pytest.mark.parametrize("size", [1, 3, 8])
def test_it_takes_as_many_queries_however_many_are_compared(
    as_alice, profile, world, django_assert_num_queries, size
):
    kept = [take_snapshot(profile=profile, name=str(n)) for n in range(size)]

    with django_assert_num_queries(10):
        as_alice.get(COMPARISON, {"with": [f"snapshot:{each.uuid}" for each in kept]})


@pytest.mark.parametrize("size", [1, 3])
def test_distances_take_as_many_queries_however_many_roles(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))
    for n in range(size):
        make_role(world, f"r{n}", dict.fromkeys(world.skills, 3))
    client.force_login(alice)

    with django_assert_num_queries(12):
        client.get(f"/api/v1/profiles/{profile.uuid}/roles/")
