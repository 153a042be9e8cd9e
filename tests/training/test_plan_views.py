"""A plan for a goal: worked out, kept, ticked off, changed by wishes."""

import csv
import io

import pytest

from profiles.models import SkillAssessment
from tests.factories import make_goal, make_profile, make_resource, make_role
from training.models import Plan, ResourceMark, StepOutcome

PLAN = "/training/plan/"


@pytest.fixture
def goal(world, alice):
    """Alice tests at 1 and wants 3; two ways lead to 2, one from there to 3."""
    testing, control = world.skills["testing"], world.skills["version-control"]
    profile = make_profile(world, alice, {"testing": 1, "version-control": 1})
    role = make_role(world, "rse", {"testing": 3, "version-control": 2, "mentoring": 1})
    long = {"minutes": 600, "minutes_source": "stated", "cost": "free"}
    short = {"minutes": 120, "minutes_source": "stated", "cost": "free"}
    make_resource("short-course", teaches={testing: (1, 2)}, **short)
    make_resource("long-course", teaches={testing: (1, 2)}, **long)
    make_resource(
        "deep-course", teaches={testing: (2, 3)}, requires={control: 2}, **short
    )
    make_resource("branches", teaches={control: (1, 2)}, **short | {"cost": "paid"})
    return make_goal(profile, roles=[role], name="RSE")


@pytest.fixture
def as_alice(client, alice, goal):
    client.force_login(alice)
    return client


def steps(client, query="") -> list[str]:
    page = client.get(f"{PLAN}{query}").context["page"]
    return [line.resource.slug for line in page.lines]


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_shortest_way_in_an_order_that_can_be_walked(as_alice):
    found = steps(as_alice)

    assert set(found) == {"short-course", "branches", "deep-course"}
    assert found[-1] == "deep-course"


def test_the_page_says_why_and_what_it_leaves_open(as_alice):
    page = text(as_alice.get(PLAN))

    assert "3 steps, 6 h in all." in page
    assert "Reaches your goal in Testing." in page
    assert "8 h longer for the same levels" in page
    assert "No set of resources in this catalogue does the same in less." in page
    assert "a skill that you have not assessed" in page


def test_what_if_names_what_the_catalogue_cannot_do(as_alice):
    query = "?asked=1&free=1"

    page = text(as_alice.get(PLAN + query))

    assert steps(as_alice, query) == ["short-course"]
    assert "Only “Branches” takes Version control from 1 to 2" in page
    assert "it is not said to be free" in page


def test_hours_a_week_become_a_day(as_alice, goal):
    page = as_alice.get(f"{PLAN}?asked=1&week=6").context["page"]

    assert (page.done_by - page.today).days == 7


def test_she_leaves_one_out_and_takes_it_back(as_alice, goal):
    change = f"{PLAN}{goal.uuid}/change/"
    left = as_alice.post(
        change, {"wishes": "", "resource": "short-course", "say": "without"}
    )

    assert "long-course" in steps(as_alice, left.url.removeprefix(PLAN))
    taken = as_alice.post(
        change,
        {"wishes": "without=short-course", "resource": "short-course", "say": "pin"},
    )
    assert "short-course" in steps(as_alice, taken.url.removeprefix(PLAN))


def test_a_plan_is_kept_with_its_wishes(as_alice, goal):
    as_alice.post(f"{PLAN}{goal.uuid}/keep/", {"wishes": "week=5&without=short-course"})

    page = as_alice.get(PLAN).context["page"]

    assert page.wishes.hours_a_week == 5
    assert "long-course" in [line.resource.slug for line in page.lines]
    assert Plan.objects.get().steps.count() == 3


def test_it_says_what_has_changed_since_it_was_kept(as_alice, goal, world):
    as_alice.post(f"{PLAN}{goal.uuid}/keep/", {"wishes": ""})
    SkillAssessment.objects.filter(skill=world.skills["testing"]).update(rank=2)

    page = text(as_alice.get(PLAN))

    assert "The plan has changed since you kept it." in page
    assert "No longer in it: Short course" in page


def test_what_is_started_stays_in_it(as_alice, goal):
    as_alice.post(f"{PLAN}{goal.uuid}/long-course/", {"state": "started"})

    assert "long-course" in steps(as_alice)
    assert "You asked for it" not in text(as_alice.get(PLAN))


def test_a_step_that_is_done_asks_for_the_level_and_changes_nothing_itself(
    as_alice, goal, world
):
    answer = as_alice.post(f"{PLAN}{goal.uuid}/short-course/", {"state": "done"})
    as_alice.post(answer.url, {"skill-testing": "2"})

    assert ResourceMark.objects.get().state == "done"
    assert StepOutcome.objects.values_list("before", "after").get() == (1, 2)
    assert SkillAssessment.objects.get(skill=world.skills["testing"]).rank == 1


def test_she_may_put_the_level_into_her_profile(as_alice, goal, world):
    done = f"{PLAN}{goal.uuid}/short-course/done/"

    as_alice.post(done, {"skill-testing": "2", "to_profile": "on"})

    assert SkillAssessment.objects.get(skill=world.skills["testing"]).rank == 2
    assert "short-course" not in steps(as_alice)


def test_a_level_that_there_is_not_is_refused(as_alice, goal):
    page = as_alice.post(
        f"{PLAN}{goal.uuid}/short-course/done/", {"skill-testing": "9"}
    )

    assert "Look again" in text(page)
    assert not StepOutcome.objects.exists()


def test_it_is_taken_along_as_csv(as_alice):
    content = as_alice.get(f"{PLAN}?as=csv").content.decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(content)))

    assert [row["step"] for row in rows] == ["1", "2", "3"]
    assert rows[-1]["takes_you"] == "Testing 2 to 3"


def test_a_broken_link_is_in_no_plan(as_alice, broken):
    broken("https://example.org/short-course")

    assert "long-course" in steps(as_alice)
    assert "its link is broken" in text(as_alice.get(PLAN))


def test_without_a_goal_the_page_says_how_to_begin(client, bob):
    client.force_login(bob)

    assert "A plan begins with a goal" in text(client.get(PLAN))


def test_the_plan_of_somebody_else_is_not_there(client, bob, goal):
    client.force_login(bob)

    for way in ("keep", "drop", "change", "short-course", "short-course/done"):
        assert client.post(f"{PLAN}{goal.uuid}/{way}/").status_code == 404
    assert client.get(f"{PLAN}?goal={goal.uuid}").status_code == 302


@pytest.mark.parametrize(
    "query", ["?goal=x", "?asked=1&week=x&hours=-1", "?asked=1&pin=%FF&format=x"]
)
def test_an_address_that_makes_no_sense_breaks_nothing(as_alice, query):
    assert as_alice.get(PLAN + query, follow=True).status_code == 200


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_much_there_is(
    as_alice, world, django_assert_num_queries, size
):
    for number in range(size):
        make_resource(f"more-{number}", teaches={world.skills["testing"]: (1, 2)})

    with django_assert_num_queries(20):
        as_alice.get(PLAN)
