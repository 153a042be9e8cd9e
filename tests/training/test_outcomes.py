"""What came of a resource: told from five people on, and weighed in plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import UserFactory, make_resource, make_world
from training.effort import LOWEST_OUTCOME, outcome_weight
from training.models import StepOutcome
from training.outcomes import outcome_weights


@pytest.fixture
def course(world):
    return make_resource("course", teaches={world.skills["testing"]: (1, 2)})


def people_held(course, skill, *after, before=1):
    for rank in after:
        StepOutcome.objects.create(
            owner=UserFactory(), resource=course, skill=skill, before=before, after=rank
        )


def page_of(client):
    return " ".join(client.get("/training/course/").content.decode().split())


def test_from_five_people_on_it_says_how_many_got_there(client, world, course):
    people_held(course, world.skills["testing"], 2, 3, 2, 1, 2)

    assert "Of 5 people who were below" in page_of(client)
    assert "4 held Testing 2 or more" in page_of(client)


@pytest.mark.parametrize("after", [(2, 2, 1, 1), (2, 2, 3, 2, 2), (1, 1, 0, 1, 1)])
def test_of_too_few_or_where_all_fared_alike_it_says_nothing(
    client, world, course, after
):
    people_held(course, world.skills["testing"], *after)

    assert "held Testing" not in page_of(client)


def test_who_held_it_before_tells_nothing_about_it(client, world, course):
    skill = world.skills["testing"]
    people_held(course, skill, 2, 2, 2, 2, before=2)
    people_held(course, skill, 1, 2, before=None)

    assert "held Testing" not in page_of(client)


def test_what_few_got_out_of_weighs_more_in_plans(world, course):
    skill = world.skills["testing"]
    other = make_resource("other", teaches={skill: (1, 2)})
    people_held(course, skill, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    people_held(other, skill, 2, 2, 2, 2, 1)

    weights = outcome_weights(world.framework)

    assert weights[course.pk] == LOWEST_OUTCOME
    assert weights[other.pk] == 1


def test_another_framework_is_none_of_its_business(world, course):
    people_held(course, world.skills["testing"], 2, 1, 1, 1, 1, 1, 1, 1, 1, 1)

    assert outcome_weights(make_world(slug="other").framework) == {}


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_weight_is_never_a_gift_and_never_much(held, missed):
    weight = outcome_weight(held, held + missed)

    assert 1 <= weight <= LOWEST_OUTCOME


@given(st.integers(0, 100), st.integers(1, 100))
def test_more_who_got_there_never_weigh_more(held, asked):
    held = min(held, asked - 1)

    assert outcome_weight(held + 1, asked) <= outcome_weight(held, asked)
