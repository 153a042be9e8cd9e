"""The start page: what a visitor sees, and what a person could do next."""

import pytest

from tests.factories import (
    make_goal,
    make_profile,
    make_resource,
    make_role,
    make_world,
)


def text(response) -> str:
    return response.content.decode()


def test_a_visitor_sees_what_there_is(client, world, django_assert_num_queries):
    make_role(world, "rse", {"testing": 2})
    make_resource("tests-tell", teaches={world.skills["testing"]: (0, 2)})

    with django_assert_num_queries(9):
        response = client.get("/")

    assert response.context["counts"] == {
        "frameworks": 1,
        "skills": 3,
        "roles": 1,
        "resources": 1,
    }
    assert response.context["welcome"].levels[0].name == "None yet"


def test_an_empty_hub_has_a_start_page_too(client, db):
    assert "Create account" in text(client.get("/"))


def test_a_framework_without_roles_has_a_wheel_too(client, world):
    sample = client.get("/").context["welcome"].sample

    assert sample.role is None
    assert [spoke.wanted for spoke in sample.spokes] == ["", ""]


def test_the_starter_framework_opens_the_page(client, world):
    make_world({"care": ["listening"]}, slug="rse-starter")
    make_world({"care": ["hearing"]}, slug="another")

    assert client.get("/").context["welcome"].version.framework.slug == "rse-starter"


@pytest.fixture
def roles(world):
    make_role(world, "rse", {"testing": 2, "mentoring": 1})
    make_role(world, "lead", {"mentoring": 4})


def test_the_wheel_answers_to_a_role(client, roles):
    assert client.get("/").context["welcome"].sample.role.slug == "rse"

    sample = client.get("/", {"role": "lead"}).context["welcome"].sample

    assert sample.role.slug == "lead"
    assert sample.spoke.group.slug == "people"
    assert sample.reached == 0


def test_the_wheel_answers_to_a_competency_with_a_step_and_a_resource(
    client, roles, world
):
    make_resource("tests-tell", teaches={world.skills["testing"]: (1, 3)})

    page = text(client.get("/", {"at": "code", "role": "rse"}))

    assert "What comes next in Testing" in page
    assert "/training/tests-tell/" in page


def test_htmx_gets_the_wheel_alone(client, roles):
    answer = client.get("/", {"role": "lead"}, headers={"hx-request": "true"})

    assert text(answer).lstrip().startswith("<section")
    assert "HX-Request" in answer["Vary"]


@pytest.mark.parametrize("odd", ["nowhere", "'", "x" * 500])
def test_an_odd_role_or_competency_is_as_good_as_none(client, roles, odd):
    answer = client.get("/", {"role": odd, "at": odd})

    assert answer.context["welcome"].sample.role.slug == "rse"


# --- signed in ---------------------------------------------------------------------


def steps(client) -> list[str]:
    return [step.title for step in client.get("/").context["steps"]]


def test_somebody_new_is_told_where_to_begin(client, alice, world):
    client.force_login(alice)

    assert steps(client) == ["Say what you can do", "Read the skills first"]


def test_somebody_new_in_an_empty_hub_is_not_told_to_rate(client, alice):
    client.force_login(alice)

    assert steps(client) == ["Ask for a first framework"]


def test_alice_is_told_to_finish_what_she_began_and_to_aim(client, alice, world):
    make_profile(world, alice, {"testing": 1})
    client.force_login(alice)

    assert steps(client) == ["Finish Code", "Aim at a role"]
    assert "1 of 3 skills answered" in text(client.get("/"))


def test_alice_sees_the_nearest_gap_of_her_goal_and_what_teaches_it(
    client, alice, world
):
    profile = make_profile(world, alice, {"testing": 0, "version-control": 1})
    skills = world.skills
    targets = {skills["testing"]: 4, skills["version-control"]: 2}
    make_goal(profile, targets={**targets, skills["mentoring"]: 1}, name="Lead")
    make_resource("git-going", teaches={skills["version-control"]: (1, 2)})
    client.force_login(alice)

    assert steps(client) == [
        "Start with People",
        "Version control",
        "Find out where you stand in 1 skill",
    ]
    assert "/training/git-going/" in text(client.get("/"))


def test_of_two_gaps_as_wide_the_one_that_is_taught_comes_first(client, alice, world):
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))
    make_goal(profile, targets=dict.fromkeys(world.skills.values(), 2))
    make_resource("kind-words", teaches={world.skills["mentoring"]: (1, 2)})
    client.force_login(alice)

    assert steps(client) == ["Mentoring"]


def test_a_goal_that_is_reached_says_so(client, alice, world):
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    make_goal(profile, targets={world.skills["testing"]: 2}, name="Lead")
    client.force_login(alice)

    assert steps(client) == ["You are there: Lead"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_next_steps_take_as_many_queries_however_much_there_is(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))
    for number in range(size):
        make_goal(profile, targets=dict.fromkeys(world.skills.values(), 3 + number % 2))
    client.force_login(alice)

    with django_assert_num_queries(13):
        client.get("/")
