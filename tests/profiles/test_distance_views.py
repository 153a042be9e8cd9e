"""How far from each role: the page."""

import pytest

from competencies.actions import publish_version
from competencies.models import SkillEdition
from profiles.asked import mark
from profiles.models import Goal
from tests.factories import make_profile, make_role, make_world

ROLES = "/profile/craft/roles/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


def rows_of(client):
    return list(client.get(ROLES).context["page"])


def test_roles_are_ranked_with_a_range_for_what_is_not_assessed(as_alice, world, alice):
    make_profile(world, alice, {"testing": 2, "mentoring": None})
    make_role(world, "lead", {"testing": 4, "version-control": 2})
    make_role(world, "mentor", {"mentoring": 3})
    make_role(world, "rse", {"testing": 3, "mentoring": 1})

    said = [(row.role.slug, row.text) for row in rows_of(as_alice)]

    assert said == [
        ("rse", "67%"),
        ("lead", "33% to 67%"),
        ("mentor", "nothing to measure"),
    ]


def test_a_person_who_said_nothing_yet_is_not_at_zero(as_alice, world):
    make_role(world, "rse", {"testing": 3})

    [row] = rows_of(as_alice)
    page = as_alice.get(ROLES).content.decode()

    assert row.text == "0% to 100%"
    assert "Nothing that is asked is known to be held yet" in page
    assert "1 skill not assessed" in page


def test_why_is_said_beside_it(as_alice, world, alice):
    make_profile(world, alice, {"testing": 2, "version-control": 1, "mentoring": 3})
    wanted = {"testing": 3, "version-control": 3, "mentoring": 2}
    make_role(world, "rse", wanted)

    [row] = rows_of(as_alice)
    page = as_alice.get(ROLES).content.decode()

    assert [group.name for group in row.met] == ["People"]
    assert [gap.skill.slug for gap in row.nearest] == ["testing", "version-control"]
    assert "5 of 8 levels" in page
    assert "where 3 is asked and you hold 2, two of three count" in page


def test_one_click_aims_at_a_role_and_a_second_one_sets_no_second_goal(as_alice, world):
    role = make_role(world, "rse", {"testing": 3})
    [row] = rows_of(as_alice)
    form = {"roles": role.pk, "key": str(row.key)}

    for _ in range(2):
        made = as_alice.post("/profile/goals/new/?framework=craft", form)

    goal = Goal.objects.get()
    assert (made.url, goal.name) == (goal.get_absolute_url(), "Rse")
    assert goal.get_absolute_url() in as_alice.get(ROLES).content.decode()


def test_a_role_of_another_framework_or_not_published_is_not_ranked(as_alice, world):
    make_role(world, "draft", {"testing": 1}, is_published=False)
    make_role(make_world({"sea": ["sailing"]}, slug="boats"), "captain", {"sailing": 1})

    assert rows_of(as_alice) == []
    assert "No role is published" in as_alice.get(ROLES).content.decode()


def test_skills_that_the_version_lacks_are_counted_and_left_out(client, alice):
    world = make_world(publish=False)
    SkillEdition.objects.filter(skill=world.skills["mentoring"]).delete()
    publish_version(world.version)
    make_profile(world, alice, {"testing": 3})
    make_role(world, "rse", {"testing": 3, "mentoring": 2})
    client.force_login(alice)

    [row] = rows_of(client)

    assert (row.missing, row.text) == (1, "100%")
    assert "1 skill is not in your version" in client.get(ROLES).content.decode()


def test_what_is_not_relevant_to_her_is_not_measured(as_alice, world, alice):
    hers = make_profile(world, alice, {"testing": 2})
    make_role(world, "rse", {"testing": 4, "mentoring": 4})
    mark(profile=hers, skills=[world.skills["mentoring"].pk], is_relevant=False)

    [row] = rows_of(as_alice)

    assert (row.text, row.missing) == ("50%", 0)


def test_a_framework_nobody_has_is_not_there(as_alice):
    assert as_alice.get("/profile/nowhere/roles/").status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_many_roles(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    make_profile(world, alice, dict.fromkeys(world.skills, 1))
    for n in range(size):
        make_role(world, f"r{n}", dict.fromkeys(world.skills, 3))
    client.force_login(alice)

    with django_assert_num_queries(11):
        client.get(ROLES)
