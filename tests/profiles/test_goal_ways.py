"""Goals that begin somewhere, have a day, are picked skill by skill, and end."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from profiles.actions import GoalClosedError, close_goal, set_targets, update_goal
from profiles.models import Goal, GoalSkill, Outcome, Share
from profiles.snapshots import take_snapshot
from tests.factories import make_goal, make_profile, make_role


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


def test_sending_the_form_twice_makes_one_goal(as_alice):
    form = {"name": "My way", "key": str(uuid.uuid4())}

    first = as_alice.post("/profile/goals/new/", form)
    second = as_alice.post("/profile/goals/new/", form)

    assert Goal.objects.count() == 1
    assert second.url == first.url


def test_two_windows_that_send_the_same_form_agree_on_one_goal(as_alice, world):
    page = as_alice.get("/profile/goals/new/")
    form = {"name": "Mine", "key": page.context["form"].initial["key"]}

    for _ in range(2):
        as_alice.post("/profile/goals/new/", form)
    as_alice.post("/profile/goals/new/", form | {"key": "no key at all"})

    assert Goal.objects.count() == 2


def test_a_goal_may_have_a_day(as_alice, goal):
    url = reverse("profiles:goal-update", args=[goal.uuid])

    as_alice.post(url, {"name": "Senior", "due_on": "2199-03-01"})

    goal.refresh_from_db()
    assert goal.due_on == date(2199, 3, 1)
    assert 'value="2199-03-01"' in page_of(as_alice.get(url))
    assert "due 1 Mar 2199" in page_of(as_alice.get("/profile/goals/"))


@pytest.mark.parametrize("day", ["tomorrow", "1999-12-31", "2200-01-01", "2026-02-30"])
def test_a_day_that_cannot_be_is_refused_at_its_field(as_alice, day):
    response = as_alice.post("/profile/goals/new/", {"name": "Mine", "due_on": day})

    assert list(response.context["form"].errors) == ["due_on"]


def test_a_day_that_has_passed_is_said_kindly(as_alice, goal):
    Goal.objects.update(due_on="2024-03-01")

    page = page_of(as_alice.get(goal.get_absolute_url()))

    assert "was meant for 1 Mar 2024, still open" in page


def test_goals_come_by_their_day_then_the_newest_and_closed_ones_last(as_alice, goal):
    for name, due in (("Late", "2199-12-01"), ("Soon", "2199-01-01"), ("Any", None)):
        later = make_goal(goal.profile, name=name)
        Goal.objects.filter(pk=later.pk).update(due_on=due)
    close_goal(goal=make_goal(goal.profile, name="Done"), outcome=Outcome.ACHIEVED)

    context = as_alice.get("/profile/goals/").context

    names = [line.goal.name for line in context["open_goals"]]
    assert names == ["Soon", "Late", "Any", "Senior"]
    assert [line.goal.name for line in context["closed_goals"]] == ["Done"]


def test_the_list_says_how_far_each_goal_is_and_what_is_nearest(as_alice, goal):
    [line] = as_alice.get("/profile/goals/").context["open_goals"]

    assert line.progress == "0 of 2 skills reached, 1 to find out first"
    assert line.nearest == "Nearest: Testing, from 1 to 3"


@pytest.mark.parametrize(
    ("answers", "progress"),
    [({"testing": 3, "mentoring": None}, "All of it is reached"), ({}, "Asks for")],
)
def test_a_goal_reached_or_empty_says_so_in_the_list(
    as_alice, world, alice, answers, progress
):
    wanted = {"testing": 3, "mentoring": 1} if answers else {}
    roles = [make_role(world, "rse", wanted)]
    make_goal(make_profile(world, alice, answers), roles=roles)

    [line] = as_alice.get("/profile/goals/").context["open_goals"]

    assert line.progress.startswith(progress)
    assert line.nearest == ""


def test_a_goal_goes_back_to_where_i_was(as_alice, world, alice):
    profile = make_profile(world, alice, {"testing": 3, "version-control": 0})
    kept = take_snapshot(profile=profile, name="At sea")
    start = f"snapshot:{kept.uuid}"

    page = page_of(as_alice.get("/profile/goals/new/", {"start": start}))
    made = as_alice.post("/profile/goals/new/", {"start": start})

    goal = Goal.objects.get()
    assert f'<option value="{start}" selected>At sea</option>' in page
    assert (made.url, goal.name) == (goal.get_absolute_url(), "Like At sea")
    assert [(t.skill.slug, t.rank) for t in goal.targets.all()] == [("testing", 3)]


def test_a_goal_from_what_bob_shares_keeps_his_levels_as_targets(
    as_alice, world, alice, bob
):
    theirs = make_profile(world, bob, {"testing": 4})
    share = share_with(alice, theirs)

    as_alice.post("/profile/goals/new/", {"start": f"share:{share.uuid}"})

    goal = Goal.objects.get()
    assert goal.name == "Like Bob"
    assert [(t.skill.slug, t.rank) for t in goal.targets.all()] == [("testing", 4)]


def test_nobody_begins_with_what_is_not_theirs_to_see(as_alice, world, charlie, bob):
    hers = make_profile(world, charlie, {"testing": 4})
    starts = [
        f"snapshot:{take_snapshot(profile=hers, name='Hers').uuid}",
        f"share:{share_with(bob, hers).uuid}",
        "role:rse",
        "me",
    ]

    for start in starts:
        form = {"name": "Mine", "start": start}
        as_alice.post("/profile/goals/new/", form)
        as_alice.post(f"/profile/goals/new/?start={start}", form)

    assert not GoalSkill.objects.exists()


def share_with(person, profile) -> Share:
    ends = timezone.now() + timedelta(days=30)
    return Share.objects.create(profile=profile, email=person.email, expires_at=ends)


def test_targets_are_picked_a_competency_at_a_time(as_alice, goal, world):
    url = reverse("profiles:goal-competency", args=[goal.uuid, "code"])
    form = {"skill-testing": "4", "skill-version-control": "0", "next": "1"}

    page = page_of(as_alice.get(url))
    answer = as_alice.post(url, form)

    assert "What the roles ask: 3 Practitioner" in page
    assert "You hold: Awareness. Asked by: Senior rse." in page
    assert answer.url == reverse("profiles:goal-competency", args=[goal.uuid, "people"])
    assert dict(goal.targets.values_list("skill__slug", "rank")) == {
        "testing": 4,
        "version-control": 0,
    }


def test_what_is_not_touched_stays_with_the_roles(as_alice, goal):
    url = reverse("profiles:goal-competency", args=[goal.uuid, "code"])

    as_alice.post(url, {"skill-testing": "roles", "skill-version-control": "roles"})

    assert not goal.targets.exists()


@pytest.mark.parametrize("rank", ["9", "x", ""])
def test_a_level_that_is_not_there_is_refused_at_its_skill(as_alice, goal, rank):
    url = reverse("profiles:goal-competency", args=[goal.uuid, "code"])

    response = as_alice.post(url, {"skill-testing": rank, "skill-version-control": "2"})

    assert list(response.context["form"].errors) == ["skill-testing"]
    assert not goal.targets.exists()


def test_a_competency_nobody_has_is_not_there(as_alice, goal):
    url = reverse("profiles:goal-competency", args=[goal.uuid, "sea"])

    assert as_alice.get(url).status_code == 404


def close(client, goal, outcome):
    url = reverse("profiles:goal-close", args=[goal.uuid])
    return client.post(url, {"outcome": outcome})


@pytest.mark.parametrize("outcome", ["achieved", "set_aside"])
def test_a_goal_that_is_closed_is_kept_and_says_how_it_ended(as_alice, goal, outcome):
    close(as_alice, goal, outcome)

    goal.refresh_from_db()
    page = page_of(as_alice.get(goal.get_absolute_url()))
    assert (goal.outcome, goal.is_open) == (outcome, False)
    assert f"This goal: {outcome.replace('_', ' ')}" in page
    assert "Open it again" in page
    assert "Own targets" not in page


@pytest.mark.parametrize("page", ["update", "targets", "competency"])
def test_nothing_in_a_closed_goal_changes(as_alice, goal, world, page):
    close(as_alice, goal, "achieved")
    args = [goal.uuid, "code"] if page == "competency" else [goal.uuid]
    url = reverse(f"profiles:goal-{page}", args=args)
    skill = world.skills["testing"].pk

    for response in (
        as_alice.get(url),
        as_alice.post(url, {"name": "New", "skill": skill, "rank": "2"}),
    ):
        assert response.url == goal.get_absolute_url()

    goal.refresh_from_db()
    assert goal.name == "Senior"
    assert not goal.targets.exists()
    assert "Open it again to change" in page_of(as_alice.get(goal.get_absolute_url()))


def test_a_goal_closed_in_another_window_meanwhile_is_not_changed(goal, world):
    stale = Goal.objects.get(pk=goal.pk)
    close_goal(goal=goal, outcome=Outcome.SET_ASIDE)

    with pytest.raises(GoalClosedError):
        set_targets(goal=stale, targets={world.skills["testing"].pk: 2})
    with pytest.raises(GoalClosedError):
        update_goal(goal=stale, name="New", due_on=None)


def test_a_closed_goal_opens_again(as_alice, goal):
    close(as_alice, goal, "achieved")

    close(as_alice, goal, "open")

    goal.refresh_from_db()
    assert (goal.closed_at, goal.outcome) == (None, "")


def test_a_goal_that_was_reached_earlier_keeps_its_day(as_alice, goal):
    close(as_alice, goal, "set_aside")
    first = Goal.objects.get().closed_at

    close(as_alice, goal, "achieved")

    assert Goal.objects.get().closed_at == first


def test_a_goal_does_not_end_in_a_way_that_is_not_there(as_alice, goal):
    assert close(as_alice, goal, "lost").context["form"].errors

    with pytest.raises(IntegrityError, match="closed_goal_has_outcome"):
        Goal.objects.filter(pk=goal.pk).update(outcome="achieved")
