import pytest

from tests.factories import make_goal, make_profile, make_role


@pytest.fixture
def goal(world, alices_profile):
    role = make_role(world, "lighthouse-keeper", {"testing": 3})
    return make_goal(alices_profile, roles=[role], name="By the sea")


def found(client, words) -> dict[str, list[str]]:
    groups = client.get("/search/", {"q": words}).context["groups"]
    return {group.kind: [hit.url for hit in group.hits] for group in groups}


@pytest.mark.parametrize("words", ["by the sea", "lighthouse", "sea"])
def test_alice_finds_her_goal_by_name_and_by_role(client, alice, goal, words):
    client.force_login(alice)

    assert found(client, words)["goals"] == [goal.get_absolute_url()]


def test_nobody_else_finds_it(client, goal, charlie, dana):
    answers = [found(client, "sea")]
    for person in (charlie, dana):
        client.force_login(person)
        answers.append(found(client, "sea"))

    assert answers == [{}, {}, {}]


def test_charlie_finds_his_own_alone(client, goal, world, charlie):
    mine = make_goal(make_profile(world, charlie), name="The sea for me")
    client.force_login(charlie)

    assert found(client, "sea")["goals"] == [mine.get_absolute_url()]


def test_a_visitor_cannot_ask_for_goals(client, goal):
    shown = client.get("/search/", {"q": "sea", "kind": "goals"}).context

    assert shown["groups"] == []
