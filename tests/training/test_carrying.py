"""What alice marked and planned stays hers when dana merges two entries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_goal, make_profile, make_resource
from training.merging import merge_resources
from training.models import (
    Plan,
    PlanStep,
    ResourceMark,
    Review,
    StepOutcome,
)

LONG_AGO = timezone.now() - timedelta(days=90)


@pytest.fixture
def pair(world):
    return make_resource("stays"), make_resource("gone")


def mark(owner, resource, state, at=None):
    row = ResourceMark.objects.create(owner=owner, resource=resource, state=state)
    ResourceMark.objects.filter(pk=row.pk).update(changed_at=at or timezone.now())


def review(owner, resource, sentence):
    return Review.objects.create(
        owner=owner,
        resource=resource,
        time_right="right",
        level_right="right",
        again=True,
        sentence=sentence,
    )


def test_a_mark_moves_with_its_day(pair, alice, dana):
    stays, gone = pair
    mark(alice, gone, "started", LONG_AGO)

    merge_resources(stays=stays, gone=gone, by=dana)

    (moved,) = ResourceMark.objects.filter(owner=alice)
    assert (moved.resource, moved.state) == (stays, "started")
    assert moved.changed_at == LONG_AGO


@pytest.mark.parametrize("newer", ["stays", "gone"])
def test_of_two_marks_the_last_one_holds(pair, alice, dana, newer):
    stays, gone = pair
    mark(alice, stays, "saved", None if newer == "stays" else LONG_AGO)
    mark(alice, gone, "done", None if newer == "gone" else LONG_AGO)

    merge_resources(stays=stays, gone=gone, by=dana)

    (left,) = ResourceMark.objects.filter(owner=alice)
    assert left.resource == stays
    assert left.state == ("saved" if newer == "stays" else "done")


def test_reviews_and_outcomes_move_and_the_last_word_holds(world, pair, alice, dana):
    stays, gone = pair
    review(alice, stays, "Long ago.")
    review(alice, gone, "Just now.")
    StepOutcome.objects.create(
        owner=alice, resource=gone, skill=world.skills["testing"], after=2
    )

    merge_resources(stays=stays, gone=gone, by=dana)

    assert Review.objects.get(owner=alice).sentence == "Just now."
    assert Review.objects.get(owner=alice).resource == stays
    assert StepOutcome.objects.get(owner=alice).resource == stays


def test_a_plan_names_the_one_that_stays_and_only_once(world, pair, alice, dana):
    stays, gone = pair
    profile = make_profile(world, alice)
    plan = Plan.objects.create(goal=make_goal(profile))
    for position, resource in enumerate((stays, gone)):
        PlanStep.objects.create(plan=plan, resource=resource, position=position)

    merge_resources(stays=stays, gone=gone, by=dana)

    assert [step.resource for step in plan.steps.all()] == [stays]


def test_what_others_said_of_other_entries_stays_where_it_is(pair, alice, bob, dana):
    stays, gone = pair
    other = make_resource("other")
    mark(bob, stays, "done")
    mark(alice, other, "saved")

    merge_resources(stays=stays, gone=gone, by=dana)

    assert ResourceMark.objects.get(owner=bob).resource == stays
