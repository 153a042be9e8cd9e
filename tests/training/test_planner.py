from time import process_time

import pytest

from bench.plan_instances import made_up
from training.plan_values import (
    Blocked,
    Blocking,
    Candidate,
    LeftOut,
    Need,
    Transition,
    Tuning,
    WhyLeftOut,
    WhyNotInstead,
)
from training.planner import plan

# Alice knows some git and some programming, and nothing of testing.
ALICE = {"git": 2, "programming": 1}


def course(key, hours, *gives, needs=(), **more):
    return Candidate(
        key, key.title(), hours, frozenset(gives), frozenset(needs), **more
    )


TESTING = course("testing", 3, ("testing", 0, 1), needs=[("git", 1)])
ADVANCED = course("advanced", 5, ("testing", 1, 2))
LONG = course("long", 6, ("testing", 0, 1))


def reasons(result):
    return {key: left.why for key, left in result.left_out.items()}


# --- what a plan is -----------------------------------------------------------------


def test_a_goal_two_levels_up_is_reached_step_by_step():
    result = plan(ALICE, {"testing": 2}, [ADVANCED, TESTING])

    assert result.keys == ("testing", "advanced")
    assert [step.stage for step in result.steps] == [1, 2]
    assert (result.hours, result.cost) == (8, 8.5)
    assert (result.is_proved, result.at_most_percent_longer) == (True, 0)


def test_a_step_says_what_it_brings_needs_and_unlocks():
    first, second = plan(ALICE, {"testing": 2}, [ADVANCED, TESTING]).steps

    assert first.brings == first.serves == (Transition("testing", 0, 1),)
    assert first.needs == (Need("git", 1, has=2),)
    assert first.needs[0].is_held
    assert first.unlocks == ("advanced",)
    assert second.needs == (Need("testing", 1, has=0, met_by="testing"),)
    assert not second.needs[0].is_held


def test_what_can_be_done_side_by_side_is_one_stage():
    ci = course("ci", 2, ("ci", 0, 1))

    result = plan(ALICE, {"testing": 2, "ci": 1}, [TESTING, ADVANCED, ci])

    stages = [[step.key for step in stage] for stage in result.stages]
    assert stages == [["ci", "testing"], ["advanced"]]


def test_of_one_stage_the_goal_that_weighs_more_comes_first():
    goals = {"testing": 1, "ci": 1}
    courses = [TESTING, course("ci", 2, ("ci", 0, 1))]

    assert plan(ALICE, goals, courses, weights={"testing": 5}).keys == ("testing", "ci")


def test_one_resource_for_two_goals_is_better_than_two():
    both = course("both", 4, ("testing", 0, 1), ("ci", 0, 1))
    ci = course("ci", 2, ("ci", 0, 1))

    result = plan(ALICE, {"testing": 1, "ci": 1}, [TESTING, ci, both])

    assert result.keys == ("both",)
    assert result.hours_by_skill == {"ci": 2, "testing": 2}


def test_each_further_resource_counts_for_a_quarter_of_an_hour():
    whole = course("whole", 8.2, ("testing", 0, 2))
    goal, courses = {"testing": 2}, [TESTING, ADVANCED, whole]

    assert plan(ALICE, goal, courses).keys == ("whole",)
    assert plan(ALICE, goal, courses, tuning=Tuning(kappa=0)).hours == 8


def test_what_comes_beside_the_goals_is_brought_and_does_not_serve():
    more = course("more", 1, ("testing", 0, 1), ("git", 2, 3), ("programming", 0, 2))

    (step,) = plan(ALICE, {"testing": 1}, [more]).steps

    assert step.serves == (Transition("testing", 0, 1),)
    assert Transition("programming", 1, 2, starts_below=True) in step.brings


def test_a_detour_over_another_skill_is_taken_where_it_is_the_only_way():
    hard = course("hard", 1, ("testing", 0, 1), needs=[("programming", 2)])
    code = course("code", 1, ("programming", 1, 2))

    result = plan(ALICE, {"testing": 1}, [hard, code, LONG])

    assert result.keys == ("code", "hard")
    assert reasons(result) == {"long": WhyLeftOut.NOT_SHORTER}


def test_equal_resources_are_told_apart_by_title():
    twin = course("another", 3, ("testing", 0, 1))

    (step,) = plan(ALICE, {"testing": 1}, [TESTING, twin]).steps

    assert step.key == "another"
    assert step.alternatives[0].why_not is WhyNotInstead.AS_GOOD


# --- why this, why not that ---------------------------------------------------------


def test_alternatives_say_why_they_were_not_chosen():
    paid = course("paid", 3, ("testing", 0, 1), cost=3.75)
    hard = course("hard", 1, ("testing", 0, 1), needs=[("programming", 3)])

    (step,) = plan(ALICE, {"testing": 1}, [TESTING, LONG, paid, hard]).steps

    said = [(each.key, each.why_not, each.hours_more) for each in step.alternatives]
    assert said == [
        ("paid", WhyNotInstead.COUNTS_FOR_MORE, 0),
        ("long", WhyNotInstead.LONGER, 3),
        ("hard", WhyNotInstead.NEEDS_MORE, -2),
    ]
    assert step.alternatives[2].needs == (Need("programming", 3, has=1),)


def test_an_alternative_for_a_part_comes_last_and_says_what_it_lacks():
    both = course("both", 3, ("testing", 0, 1), ("ci", 0, 1))

    (step,) = plan(ALICE, {"testing": 1, "ci": 1}, [both, TESTING]).steps

    (part,) = step.alternatives
    assert (part.key, part.why_not) == ("testing", WhyNotInstead.TEACHES_LESS)
    assert part.lacks == (Transition("ci", 0, 1),)


def test_there_are_at_most_three_alternatives():
    courses = [course(f"c{n}", n + 1, ("testing", 0, 1)) for n in range(6)]

    (step,) = plan(ALICE, {"testing": 1}, courses).steps

    assert [each.key for each in step.alternatives] == ["c1", "c2", "c3"]


def test_everything_that_is_not_in_the_plan_has_a_reason():
    courses = [
        TESTING,
        LONG,
        ADVANCED,
        course("basics", 1, ("git", 0, 1)),
        course("cooking", 1, ("cooking", 0, 1)),
        course("expert", 1, ("testing", 0, 1), needs=[("git", 4)]),
        course("talk", 1),
        course("gone", 1, ("testing", 0, 1)),
    ]

    result = plan(ALICE, {"testing": 1}, courses, excluded={"gone": "broken"})

    assert reasons(result) == {
        "advanced": WhyLeftOut.OFF_GOAL,
        "basics": WhyLeftOut.BELOW_YOUR_LEVEL,
        "cooking": WhyLeftOut.OFF_GOAL,
        "expert": WhyLeftOut.STARTS_ABOVE,
        "gone": WhyLeftOut.EXCLUDED,
        "long": WhyLeftOut.NOT_SHORTER,
        "talk": WhyLeftOut.TEACHES_NOTHING,
    }
    assert result.left_out["gone"].reason == "broken"
    assert result.left_out["expert"].needs == (Need("git", 4, has=2),)


def test_what_would_need_other_training_first_says_which():
    hard = course("hard", 3, ("testing", 0, 1), needs=[("programming", 2)])
    code = course("code", 1, ("programming", 1, 2))

    result = plan(ALICE, {"testing": 1}, [TESTING, hard, code])

    needs = (Need("programming", 2, has=1),)
    assert result.left_out["hard"] == LeftOut(WhyLeftOut.NEEDS_MORE_FIRST, needs=needs)


# --- what the catalogue cannot do ---------------------------------------------------


def test_a_goal_is_reached_as_far_as_it_goes_and_the_gap_is_named():
    result = plan(ALICE, {"testing": 4}, [TESTING, ADVANCED])

    assert result.keys == ("testing", "advanced")
    (left,) = result.unreached
    assert (left.has, left.reached, left.goal) == (0, 2, 4)
    assert left.blocking == (Blocking("testing", 2, 3, Blocked.NOTHING_TEACHES),)


def test_an_entry_that_cannot_be_met_is_followed_to_where_nothing_is():
    hard = course("hard", 1, ("testing", 0, 1), needs=[("git", 4)])
    git = course("git", 1, ("git", 3, 4))

    (left,) = plan(ALICE, {"testing": 1}, [hard, git]).unreached

    needs = (Need("git", 4, has=2),)
    assert left.blocking == (
        Blocking("testing", 0, 1, Blocked.ENTRY_NOT_MET, "hard", needs),
        Blocking("git", 2, 3, Blocked.NOTHING_TEACHES),
    )


def test_what_only_an_excluded_resource_teaches_says_so():
    result = plan(ALICE, {"testing": 1}, [TESTING], excluded={"testing": "paid"})

    (blocking,) = result.unreached[0].blocking
    assert (blocking.why, blocking.nearest) == (Blocked.ONLY_EXCLUDED, "testing")


def test_two_that_need_each_other_are_both_out_of_reach():
    hen = course("hen", 1, ("hen", 0, 1), needs=[("egg", 1)])
    egg = course("egg", 1, ("egg", 0, 1), needs=[("hen", 1)])

    result = plan({}, {"hen": 1}, [hen, egg])

    (left,) = result.unreached
    assert result.stages == ()
    assert [(each.nearest, each.why) for each in left.blocking] == [
        ("hen", Blocked.ENTRY_NOT_MET),
        ("egg", Blocked.ENTRY_NOT_MET),
    ]


# --- what one asks for --------------------------------------------------------------


def test_a_pinned_resource_is_in_the_plan_with_what_it_needs():
    code = course("code", 1, ("programming", 1, 2))
    workshop = course("workshop", 9, ("art", 0, 1), needs=[("programming", 2)])

    result = plan(ALICE, {}, [code, workshop, TESTING], pinned={"workshop"})

    first, second = result.steps
    assert (first.key, second.key) == ("code", "workshop")
    assert not first.is_extra
    assert second.is_pinned
    assert second.is_extra


def test_a_pinned_resource_replaces_what_would_have_been_shorter():
    result = plan(ALICE, {"testing": 1}, [TESTING, LONG], pinned={"long"})

    (step,) = result.steps
    assert (step.key, step.is_extra) == ("long", False)
    assert step.alternatives[0].why_not is WhyNotInstead.PINNED


def test_a_pinned_resource_that_cannot_be_started_is_told():
    hard = course("hard", 1, ("testing", 0, 1), needs=[("git", 4)])
    courses = [TESTING, hard, LONG]

    result = plan(
        ALICE, {}, courses, pinned={"hard", "long"}, excluded={"long": "language"}
    )

    assert result.stages == ()
    assert result.unstartable_pins == {
        "hard": LeftOut(WhyLeftOut.STARTS_ABOVE, needs=(Need("git", 4, has=2),)),
        "long": LeftOut(WhyLeftOut.EXCLUDED, "language"),
    }


def test_a_goal_of_no_weight_is_skipped():
    goals, courses = {"testing": 1, "art": 1}, [TESTING]

    result = plan(ALICE, goals, courses, weights={"testing": 0, "art": 0})

    assert (result.stages, result.unreached) == ((), ())


# --- odd questions ------------------------------------------------------------------


@pytest.mark.parametrize("goals", [{}, {"git": 2}, {"git": 0}])
def test_with_nothing_to_learn_the_plan_is_empty(goals):
    result = plan(ALICE, goals, [TESTING, LONG])

    assert (result.stages, result.unreached, result.cost) == ((), (), 0)
    assert result.is_proved


def test_an_empty_catalogue_reaches_nothing_and_says_so():
    (left,) = plan({}, {"git": 3}, []).unreached

    assert left.blocking == (Blocking("git", 0, 1, Blocked.NOTHING_TEACHES),)


def test_hours_that_count_for_nothing_are_no_trouble():
    gift = course("gift", 0, ("testing", 0, 1))

    result = plan({}, {"testing": 2}, [gift, ADVANCED], tuning=Tuning(kappa=0))

    assert (result.keys, result.cost) == (("gift", "advanced"), 5)


@pytest.mark.parametrize("hours", [-1, float("nan"), float("inf")])
def test_hours_that_are_no_hours_are_refused(hours):
    with pytest.raises(ValueError, match="hours of odd"):
        course("odd", hours)


def test_two_resources_do_not_share_a_key():
    with pytest.raises(ValueError, match="same key"):
        plan({}, {}, [TESTING, TESTING])


def test_forty_goals_in_the_largest_catalogue_do_not_keep_one_waiting():
    world = made_up(164, 600, 40, seed=1)
    begun = process_time()

    plan(world.levels, world.goals, world.candidates)

    assert process_time() - begun < 1.5
