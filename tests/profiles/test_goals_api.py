"""Goals and gaps over the API."""

from uuid import UUID, uuid4

import pytest

from profiles.models import Goal
from profiles.snapshots import take_snapshot
from tests.factories import (
    make_goal,
    make_profile,
    make_resource,
    make_role,
    make_world,
)

GOALS = "/api/v1/goals/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def goal(world, alice):
    profile = make_profile(world, alice, {"testing": 1, "mentoring": None})
    role = make_role(
        world, "senior-rse", {"testing": 3, "version-control": 2, "mentoring": 1}
    )
    return make_goal(profile, roles=[role], name="Senior")


def post(client, **wish):
    return client.post(GOALS, {"framework": "craft", **wish}, "application/json")


def patch(client, goal, **change):
    return client.patch(f"{GOALS}{goal.uuid}/", change, "application/json")


def target(world, slug, rank) -> dict:
    return {"skill": str(world.skills[slug].uuid), "rank": rank}


def test_a_goal_is_set_from_roles_and_called_after_them(as_alice, world):
    roles = [make_role(world, "rse", {"testing": 2}), make_role(world, "lead", {})]

    made = post(as_alice, roles=[str(role.uuid) for role in roles])

    assert made.status_code == 201
    assert made.json()["name"] == "Lead + Rse"
    assert set(Goal.objects.get().roles.all()) == set(roles)


def test_a_goal_is_set_from_own_targets(as_alice, world):
    made = post(as_alice, name="Mine", targets=[target(world, "testing", 4)])

    assert made.json()["targets"] == [target(world, "testing", 4)]
    assert as_alice.get(f"{GOALS}{made.json()['uuid']}/").json() == made.json()


def test_a_goal_that_cannot_be_is_pointed_at_and_not_set(as_alice, alice, world):
    draft = make_role(world, "draft", {}, is_published=False)
    wishes = [
        ({"framework": "nowhere"}, "/framework"),
        ({"roles": [str(draft.uuid)]}, "/roles/0"),
        ({"roles": [str(uuid4())]}, "/roles/0"),
        ({"targets": [{"skill": str(uuid4()), "rank": 1}]}, "/targets/0/skill"),
        ({"targets": [target(world, "testing", 5)]}, "/targets/0/rank"),
        ({"targets": [target(world, "testing", 1)] * 2}, "/targets"),
        ({"name": "n" * 121}, "/name"),
        ({"name": "\u200b"}, "/name"),
        ({"roles": "x"}, "/roles"),
    ]

    for wish, pointer in wishes:
        [error] = post(as_alice, **wish).json()["errors"]
        assert error["pointer"] == pointer
    assert not alice.profiles.exists()


def test_what_is_left_out_of_a_change_stays(as_alice, goal, world):
    patch(as_alice, goal, targets=[target(world, "testing", 4)])
    patch(as_alice, goal, name="Lead one day")

    found = as_alice.get(f"{GOALS}{goal.uuid}/").json()
    assert found["name"] == "Lead one day"
    assert [role["slug"] for role in found["roles"]] == ["senior-rse"]
    assert found["targets"] == [target(world, "testing", 4)]


def test_roles_and_targets_are_replaced_as_a_whole(as_alice, goal, world):
    patch(as_alice, goal, targets=[target(world, "testing", 4)])

    changed = patch(
        as_alice, goal, roles=[], targets=[target(world, "mentoring", 2)]
    ).json()

    assert changed["roles"] == []
    assert changed["targets"] == [target(world, "mentoring", 2)]


def test_a_role_unpublished_meanwhile_stays_in_the_goal(as_alice, goal):
    role = goal.roles.get()
    role.is_published = False
    role.save()

    assert patch(as_alice, goal, roles=[str(role.uuid)]).status_code == 200


def test_a_goal_is_deleted_and_the_answers_stay(as_alice, goal):
    assert as_alice.delete(f"{GOALS}{goal.uuid}/").status_code == 204

    assert not Goal.objects.exists()
    assert goal.profile.assessments.count() == 2


def test_the_gap_names_what_teaches_it(as_alice, goal, world):
    make_resource("next-step", teaches={world.skills["testing"]: (1, 3)})

    gaps = as_alice.get(f"{GOALS}{goal.uuid}/gaps/").json()

    assert (gaps["asked"], gaps["at_or_above"], gaps["missing"]) == (2, 0, 0)
    [gap] = gaps["gaps"]
    assert (gap["slug"], gap["held"], gap["wanted"]) == ("testing", 1, 3)
    assert [found["title"] for found in gap["resources"]] == ["Next step"]
    assert [row["slug"] for row in gaps["unknown"]] == ["version-control"]
    assert [row["held"] for row in gaps["not_applicable"]] == [None]


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"), [("", 7), ("UUID/", 6), ("UUID/gaps/", 13)]
)
def test_reading_takes_as_many_queries_however_much_there_is(
    client, alice, django_assert_num_queries, size, url, queries
):
    tree = {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    world = make_world(tree)
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))
    for n in range(size):
        role = make_role(world, f"r{n}", dict.fromkeys(world.skills, 3))
        goal = make_goal(profile, roles=[role], targets={world.skills["s0-0"]: 2})
        make_resource(f"c{n}", teaches=dict.fromkeys(world.skills.values(), (1, 2)))
    client.force_login(alice)

    with django_assert_num_queries(queries):
        client.get(GOALS + url.replace("UUID", str(goal.uuid)))


@pytest.mark.parametrize("size", [1, 3])
def test_setting_a_goal_takes_as_many_queries_however_much_it_asks(
    as_alice, django_assert_num_queries, size, alice
):
    world = make_world({"sea": [f"s{n}" for n in range(size)]}, slug="boats")
    make_profile(world, alice)
    roles = [str(make_role(world, f"r{n}", {}).uuid) for n in range(size)]
    targets = [target(world, slug, 2) for slug in world.skills]

    with django_assert_num_queries(16):
        made = post(as_alice, framework="boats", roles=roles, targets=targets)
        assert made.status_code == 201


def test_the_same_wish_sent_twice_sets_one_goal(as_alice):
    key = str(uuid4())

    first, second = (post(as_alice, name="Mine", key=key).json() for _ in range(2))

    assert first == second
    assert Goal.objects.count() == 1


def test_a_goal_begins_with_a_snapshot_and_own_targets_count_over_it(
    as_alice, goal, world
):
    kept = take_snapshot(profile=goal.profile, name="At sea")
    wish = {"name": "Back", "start": f"snapshot:{kept.uuid}"}

    as_it_was = post(as_alice, **wish).json()
    more = post(as_alice, **wish, targets=[target(world, "testing", 4)]).json()

    assert as_it_was["targets"] == [target(world, "testing", 1)]
    assert more["targets"] == [target(world, "testing", 4)]


@pytest.mark.parametrize(
    "start", ["me", "x", f"snapshot:{UUID(int=7)}", f"share:{UUID(int=7)}"]
)
def test_a_start_that_is_not_there_is_pointed_at(as_alice, start):
    [error] = post(as_alice, name="Mine", start=start).json()["errors"]

    assert error["pointer"] == "/start"
    assert not Goal.objects.exists()


def test_a_goal_has_a_day_that_can_be_taken_back(as_alice, goal):
    with_day = patch(as_alice, goal, due_on="2199-03-01").json()
    patch(as_alice, goal, name="Lead")

    assert with_day["due_on"] == "2199-03-01"
    assert as_alice.get(f"{GOALS}{goal.uuid}/").json()["due_on"] == "2199-03-01"
    assert patch(as_alice, goal, due_on=None).json()["due_on"] is None
    assert patch(as_alice, goal, due_on="1800-01-01").status_code == 400


def test_a_goal_is_closed_and_opened_and_changes_only_when_open(as_alice, goal):
    closed = patch(as_alice, goal, outcome="achieved").json()
    refused = patch(as_alice, goal, name="New")
    opened = patch(as_alice, goal, outcome=None, name="New").json()

    assert (closed["outcome"], closed["closed_at"] is None) == ("achieved", False)
    assert (refused.status_code, refused.json()["type"][-11:]) == (409, "goal-closed")
    assert (opened["outcome"], opened["name"]) == (None, "New")


def test_a_goal_is_changed_for_the_last_time_as_it_closes(as_alice, goal):
    closed = patch(as_alice, goal, outcome="set_aside", name="Was a dream").json()

    assert (closed["outcome"], closed["name"]) == ("set_aside", "Was a dream")
