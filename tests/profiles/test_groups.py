"""Figures about groups: of enough people who differ, or none at all."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.groups import counts_of, demand_in, minimum, share_of, wanted_by
from profiles.models import SkillRelevance
from tests.factories import UserFactory, make_goal, make_profile, make_role

ANSWERS = st.dictionaries(st.integers(0, 40), st.sampled_from("abc"), max_size=14)
CELLS = [(1, 0), (1, 1), (2, 0)]
GAPS = st.lists(st.sets(st.sampled_from(CELLS)), max_size=14)


@given(ANSWERS)
def test_no_count_is_of_too_few_or_of_people_who_all_say_the_same(answers):
    counts = counts_of(answers)

    if len(answers) < minimum() or len(set(answers.values())) < 2:
        assert counts is None
    else:
        assert counts.total == sum(counts.by_answer.values()) == len(answers)


@given(st.integers(0, 30), st.integers(0, 30))
def test_no_share_is_of_too_few_of_none_or_of_all(count, total):
    share = share_of(count, total)

    is_fit = total >= minimum() and 0 < count < total
    assert (share is not None) == is_fit


@given(GAPS, st.dictionaries(st.sampled_from([1, 2]), st.integers(0, 30)))
def test_demand_is_a_round_number_of_a_group_that_differs(gaps, answered):
    for (skill, start), people in wanted_by(gaps, answered).items():
        real = sum((skill, start) in person for person in gaps)
        assert minimum() <= people <= real < answered[skill]
        assert people % minimum() == 0


def test_the_size_of_a_group_is_the_operators(settings):
    settings.MINIMUM_GROUP_SIZE = 3

    assert counts_of({1: "a", 2: "b", 3: "a"}).by_answer == {"a": 2, "b": 1}


@pytest.fixture
def crowd(world):
    """Call it with levels held in testing: each aims at being an RSE, testing at 3."""
    role = make_role(world, "rse", {"testing": 3, "mentoring": 2})

    def make(*ranks, aims=True):
        for rank in ranks:
            profile = make_profile(world, UserFactory(), {"testing": rank})
            if aims:
                make_goal(profile, roles=[role])

    return make


def cells(world):
    """Return what is wanted of testing, by the level that it begins at."""
    skill = world.skills["testing"].pk
    found = demand_in(world.framework)
    return {start: people for (key, start), people in found.items() if key == skill}


def test_six_people_below_are_told_as_five_at_least(world, crowd):
    crowd(1, 1, 1, 1, 1, 1, 3)

    assert cells(world) == {1: 5, 2: 5}


def test_four_people_are_told_of_nowhere(world, crowd):
    crowd(1, 1, 1, 1, 3, 3, 3)

    assert cells(world) == {}


def test_where_all_who_answered_want_it_nothing_is_told(world, crowd):
    crowd(0, 1, 1, 1, 2, 2)

    # All six are below 3; one alone is at 0, and four are below 2.
    assert cells(world) == {}


def test_who_has_no_goal_or_did_not_assess_it_wants_nothing(world, crowd):
    crowd(1, 1, 1, 1, 3)
    crowd(1, 1, 1, aims=False)

    assert cells(world) == {}


def test_a_closed_goal_and_what_is_not_relevant_count_no_more(world, crowd, alice):
    crowd(1, 1, 1, 1, 3)
    fifth = make_profile(world, alice, {"testing": 1})
    make_goal(fifth, targets={world.skills["testing"]: 2})
    assert cells(world) == {1: 5}

    SkillRelevance.objects.create(
        profile=fifth,
        skill=world.skills["testing"],
        is_relevant=False,
        said_at=fifth.created_at,
    )

    assert cells(world) == {}


def test_two_goals_of_one_person_count_once(world, crowd, alice):
    crowd(1, 1, 1, 3)
    profile = make_profile(world, alice, {"testing": 1})
    for _ in range(3):
        make_goal(profile, targets={world.skills["testing"]: 3})

    assert cells(world) == {}


@pytest.mark.parametrize("size", [1, 3])
def test_demand_takes_as_many_queries_however_many_people(
    world, crowd, django_assert_num_queries, size
):
    crowd(*[1] * size)

    with django_assert_num_queries(6):
        demand_in(world.framework)


@pytest.mark.parametrize(("size", "status"), [("2", 1), ("3", 0)])
def test_a_hub_with_groups_of_two_does_not_start(size, status):
    done = subprocess.run(
        [sys.executable, "-c", "import rsehub.settings"],
        env={**os.environ, "DEBUG": "true", "MINIMUM_GROUP_SIZE": size},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == status
    assert ("Give 3 or more" in done.stderr) == bool(status)
