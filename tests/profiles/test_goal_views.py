import uuid

import pytest
from django.urls import reverse

from profiles.models import Goal
from profiles.snapshots import take_snapshot
from tests.factories import (
    make_goal,
    make_profile,
    make_resource,
    make_role,
    make_world,
)


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def goal(world, alice):
    """A goal from one role: one gap, one unknown, one that doesn't apply."""
    profile = make_profile(world, alice, {"testing": 1, "mentoring": None})
    role = make_role(
        world, "senior-rse", {"testing": 3, "version-control": 2, "mentoring": 1}
    )
    return make_goal(profile, roles=[role], name="Senior")


def page_of(response) -> str:
    return response.content.decode()


def test_a_goal_is_set_from_two_roles_and_called_after_them(as_alice, world):
    roles = [make_role(world, "rse", {"testing": 2}), make_role(world, "lead", {})]

    response = as_alice.post("/profile/goals/new/", {"roles": [r.pk for r in roles]})

    goal = Goal.objects.get()
    assert response.url == goal.get_absolute_url()
    assert goal.name == "Lead + Rse"
    assert set(goal.roles.all()) == set(roles)


def test_aiming_from_a_roles_page_ticks_it(as_alice, world):
    role = make_role(world, "rse", {"testing": 2})

    response = as_alice.get(
        "/profile/goals/new/", {"framework": "craft", "role": "rse"}
    )

    assert list(response.context["form"].initial["roles"]) == [role]
    assert "checked" in page_of(response)


def test_a_goal_without_roles_goes_on_to_own_targets(as_alice, world):
    response = as_alice.post("/profile/goals/new/", {"name": "My way"})

    goal = Goal.objects.get()
    assert response.url == reverse("profiles:goal-targets", args=[goal.uuid])


@pytest.mark.parametrize(
    "form", [{"roles": "999"}, {"roles": "x"}, {"name": "n" * 121}]
)
def test_a_goal_that_cannot_be_is_not_set(as_alice, form):
    response = as_alice.post("/profile/goals/new/", form)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Goal.objects.exists()


def test_a_role_that_is_not_published_cannot_be_aimed_at(as_alice, world):
    role = make_role(world, "draft", {}, is_published=False)

    as_alice.post("/profile/goals/new/", {"roles": role.pk})

    assert not Goal.objects.exists()


def test_there_is_nothing_to_aim_at_in_an_empty_hub(client, alice):
    client.force_login(alice)

    assert client.get("/profile/goals/new/").status_code == 404
    assert "nothing to aim at" in page_of(client.get("/profile/goals/"))


def test_the_gap_stands_apart_from_what_is_not_known(as_alice, goal):
    page = as_alice.get(goal.get_absolute_url()).context["goal_page"]

    rows = {
        name: [row.skill.slug for row in getattr(page, name)]
        for name in ("gaps", "unknown", "not_applicable", "met")
    }
    assert rows == {
        "gaps": ["testing"],
        "unknown": ["version-control"],
        "not_applicable": ["mentoring"],
        "met": [],
    }


def test_the_page_says_it_in_a_sentence(as_alice, goal):
    page = page_of(as_alice.get(goal.get_absolute_url()))

    assert "at or above the goal in 0 of 2 skills. 1 is short of it." in page
    assert "Find out first" in page
    assert "Left out: not part of your work" in page


def test_the_dumbbells_say_what_the_table_says(as_alice, goal):
    response = as_alice.get(goal.get_absolute_url())

    [row] = response.context["chart"].drawing.rows
    assert (row.name, row.now_text, row.goal_text) == ("Testing", "1", "3")
    assert response.context["chart"].finding == "One skill is two levels away"


def test_each_gap_shows_what_teaches_it_from_where_i_stand(as_alice, goal, world):
    testing = world.skills["testing"]
    make_resource("next-step", teaches={testing: (1, 3)})
    make_resource("too-easy", teaches={testing: (0, 1)})
    make_resource("unsaid", teaches={testing: None})

    [gap] = as_alice.get(goal.get_absolute_url()).context["goal_page"].gaps

    assert [found.title for found in gap.resources] == ["Next step", "Unsaid"]


def test_a_gap_that_nothing_closes_says_so(as_alice, goal):
    page = page_of(as_alice.get(goal.get_absolute_url()))

    assert "The catalogue has nothing that teaches this skill" in page


def test_an_own_target_overrides_the_role(as_alice, goal, world):
    url = reverse("profiles:goal-targets", args=[goal.uuid])
    as_alice.post(url, {"skill": world.skills["testing"].pk, "rank": "1"})

    page = as_alice.get(goal.get_absolute_url()).context["goal_page"]

    assert [(r.skill.slug, r.asked_by) for r in page.met] == [
        ("testing", "Your own target")
    ]


def test_a_skill_can_be_left_out_and_given_back(as_alice, goal, world):
    url = reverse("profiles:goal-targets", args=[goal.uuid])
    skill = world.skills["testing"].pk

    as_alice.post(url, {"skill": skill, "rank": "0"})
    without = as_alice.get(goal.get_absolute_url()).context["goal_page"]
    as_alice.post(url, {"skill": skill, "rank": "roles"})
    again = as_alice.get(goal.get_absolute_url()).context["goal_page"]

    assert (len(without.gaps), len(again.gaps)) == (0, 1)


@pytest.mark.parametrize("form", [{"rank": "9"}, {"skill": "0"}, {"skill": "x"}])
def test_a_target_that_cannot_be_is_refused_at_its_field(as_alice, goal, world, form):
    url = reverse("profiles:goal-targets", args=[goal.uuid])
    whole = {"skill": world.skills["testing"].pk, "rank": "2"} | form

    response = as_alice.post(url, whole)

    assert set(response.context["form"].errors) == set(form)
    assert not goal.targets.exists()


def test_a_goal_changes_its_roles_and_name(as_alice, goal, world):
    other = make_role(world, "lead", {"mentoring": 4})
    url = reverse("profiles:goal-update", args=[goal.uuid])
    assert 'value="Senior"' in page_of(as_alice.get(url))

    as_alice.post(url, {"name": "Lead one day", "roles": other.pk})

    goal.refresh_from_db()
    assert (goal.name, list(goal.roles.all())) == ("Lead one day", [other])


def test_a_goal_is_deleted_only_after_asking(as_alice, goal):
    url = reverse("profiles:goal-delete", args=[goal.uuid])

    assert "Delete “Senior”?" in page_of(as_alice.get(url))
    as_alice.post(url)

    assert not Goal.objects.exists()


def test_a_goal_with_everything_reached_has_no_chart(as_alice, world, alice):
    profile = make_profile(world, alice, {"testing": 4})
    goal = make_goal(profile, targets={world.skills["testing"]: 2})

    page = page_of(as_alice.get(goal.get_absolute_url()))

    assert "at or above the goal in 1 of 1 skills." in page
    assert "data-chart" not in page


def test_a_goal_that_asks_for_nothing_says_what_to_do(as_alice, world, alice):
    goal = make_goal(make_profile(world, alice))

    assert "asks for nothing yet" in page_of(as_alice.get(goal.get_absolute_url()))


@pytest.mark.parametrize("page", ["detail", "update", "targets", "delete"])
def test_a_strangers_goal_is_not_there(client, charlie, goal, page):
    client.force_login(charlie)
    url = reverse(f"profiles:goal-{page}", args=[goal.uuid])

    assert client.get(url).status_code == 404
    assert client.post(url).status_code in {404, 405}
    assert Goal.objects.exists()


def test_a_goal_nobody_has_is_not_there(as_alice):
    url = reverse("profiles:goal-detail", args=[uuid.uuid4()])

    assert as_alice.get(url).status_code == 404


def test_goals_are_listed_newest_first(as_alice, goal):
    make_goal(goal.profile, name="Later")

    listed = as_alice.get("/profile/goals/").context["page"]

    assert [g.name for g in listed] == ["Later", "Senior"]


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("goal-list", 10),
        ("goal-create", 6),
        ("goal-detail", 12),
        ("goal-update", 5),
        ("goal-targets", 11),
        ("goal-competency", 11),
        ("goal-close", 3),
        ("goal-delete", 3),
    ],
)
def test_pages_take_as_many_queries_however_much_is_asked(
    client, alice, django_assert_num_queries, size, name, queries
):
    world = make_world(
        {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    )
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))
    roles = [
        make_role(world, f"r{n}", dict.fromkeys(world.skills, 3)) for n in range(size)
    ]
    for n in range(size):
        goal = make_goal(profile, roles=roles, targets={world.skills["s0-0"]: 2})
        make_resource(
            f"course-{n}", teaches=dict.fromkeys(world.skills.values(), (1, 2))
        )
        take_snapshot(profile=profile, name=f"Kept {n}")
    needs_goal = name not in {"goal-list", "goal-create"}
    group = ["g0"] if name == "goal-competency" else []
    url = reverse(f"profiles:{name}", args=[goal.uuid, *group] if needs_goal else [])
    client.force_login(alice)

    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200


def test_a_role_unpublished_meanwhile_stays_in_the_goal(as_alice, goal):
    role = goal.roles.get()
    role.is_published = False
    role.save()
    url = reverse("profiles:goal-update", args=[goal.uuid])

    as_alice.post(url, {"name": "Renamed", "roles": role.pk})

    goal.refresh_from_db()
    assert (goal.name, list(goal.roles.all())) == ("Renamed", [role])


def test_a_goal_has_a_name_that_can_be_seen(as_alice):
    response = as_alice.post("/profile/goals/new/", {"name": "\u200b"})

    assert list(response.context["form"].errors) == ["name"]


@pytest.mark.parametrize("query", ["role=%27", "framework=%20", "role=a&role=b"])
def test_an_odd_address_opens_an_empty_form(as_alice, query):
    assert as_alice.get(f"/profile/goals/new/?{query}").status_code == 200


def test_changing_a_target_starts_from_what_it_is(as_alice, goal, world):
    url = reverse("profiles:goal-targets", args=[goal.uuid])
    skill = world.skills["testing"].pk
    before = as_alice.get(url, {"skill": skill}).context["form"].initial

    as_alice.post(url, {"skill": skill, "rank": "2"})

    after = as_alice.get(url, {"skill": skill}).context["form"].initial
    assert (before["rank"], after["rank"]) == ("roles", "2")


def test_a_refused_goal_says_at_the_top_what_to_look_at(as_alice):
    response = as_alice.post("/profile/goals/new/", {"name": "n" * 121})

    page = page_of(response)
    assert 'role="alert"' in page
    assert '<a href="#id_name">Name</a>' in page
    assert "Shorten it to 120 characters or fewer." in page


def test_roles_are_offered_by_name_whatever_their_capitals(as_alice, world):
    for slug, name in (("h", "HPC engineer"), ("g", "group head"), ("j", "Junior")):
        make_role(world, slug, {}, name=name)

    offered = as_alice.get("/profile/goals/new/").context["form"].roles_field.queryset

    assert [role.name for role in offered] == ["group head", "HPC engineer", "Junior"]


def test_of_many_gaps_the_widest_are_open_and_the_others_folded(client, alice):
    world = make_world({"code": [f"skill-{n}" for n in range(22)]})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))
    role = make_role(world, "rse", dict.fromkeys(world.skills, 2))
    goal = make_goal(profile, roles=[role])
    client.force_login(alice)

    response = client.get(goal.get_absolute_url())

    page = response.context["goal_page"]
    assert (len(page.first_gaps), len(page.more_gaps)) == (20, 2)
    assert page_of(response).count('id="gap-skill-') == 22
    assert "Show all 22" in page_of(response)
    assert "The 20 widest of 22 gaps" in page_of(response)


def test_targets_come_in_pages(client, alice):
    world = make_world({"code": [f"skill-{n}" for n in range(51)]})
    role = make_role(world, "rse", dict.fromkeys(world.skills, 2))
    goal = make_goal(make_profile(world, alice), roles=[role])
    client.force_login(alice)
    url = reverse("profiles:goal-targets", args=[goal.uuid])

    last = client.get(url, {"page": 2})

    assert "51 targets" in page_of(last)
    assert [row.skill.slug for row in last.context["page"]] == ["skill-50"]


def test_the_sentence_accounts_for_what_is_left_out(as_alice, goal):
    page = page_of(as_alice.get(goal.get_absolute_url()))

    assert "1 is not part of your work and is left out." in page
