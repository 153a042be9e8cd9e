"""What holds of all plans, held against every plan there is, on small catalogues."""

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.plan_instances import made_up
from training import plan_exact
from training.plan_bound import lower_bound
from training.plan_check import walk
from training.plan_exact import cheapest_plan
from training.plan_proof import solve
from training.plan_search import Found, first_plans, mended, swapped
from training.plan_simplify import Case, simplified
from training.plan_task import UNITS, Action, make_task
from training.plan_values import Blocked, Candidate, Tuning, WhyNotInstead
from training.planner import plan, question_of

SKILLS = "abc"
HASTY = Tuning(rounds=0, work=0, exact_seconds=0)
unhurried = settings(deadline=None, max_examples=40)

ranks = st.integers(0, 2)
gifts = st.tuples(st.sampled_from(SKILLS), ranks, st.integers(1, 2)).map(
    lambda gift: (gift[0], gift[1], gift[1] + gift[2])
)
entries = st.tuples(st.sampled_from(SKILLS), st.integers(1, 3))
hours = st.integers(1, 12).map(lambda quarters: quarters / 4)
levels = st.dictionaries(st.sampled_from(SKILLS), ranks)
goals = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4), min_size=1)


@st.composite
def catalogues(draw, largest=8):
    rows = draw(
        st.lists(
            st.tuples(
                hours,
                st.frozensets(gifts, min_size=1, max_size=2),
                st.frozensets(entries, max_size=1),
            ),
            max_size=largest,
        )
    )
    return [
        Candidate(f"r{n}", f"R{n}", time, given_, needed)
        for n, (time, given_, needed) in enumerate(rows)
    ]


def taken_somehow(held, chosen):
    """Take what can be taken, in any order that works, and forget the rest."""
    keys, waiting = [], list(chosen)
    while True:
        for each in waiting:
            if not walk(held, chosen, [*keys, each.key]).refused:
                keys.append(each.key)
                waiting.remove(each)
                break
        else:
            return walk(held, chosen, keys)


def best_of_all(held, asked, catalogue):
    """Return the fewest levels missed and the least cost for it, by trying all."""
    sets = chain.from_iterable(
        combinations(catalogue, size) for size in range(len(catalogue) + 1)
    )
    return min(
        (
            sum(taken_somehow(held, chosen).misses(asked).values()),
            sum(each.hours + 0.25 for each in chosen),
        )
        for chosen in sets
    )


def exactly(held, asked, catalogue):
    """Return the fewest levels missed and the least cost for it, by HiGHS."""
    question = question_of(held, asked, catalogue)
    found = cheapest_plan(make_task(question.actions, question.goal), 10)
    missed = taken_somehow(held, catalogue).misses(asked)
    return sum(missed.values()), found.cost


@unhurried
@given(levels, goals, catalogues(largest=6))
def test_small_plans_are_the_best_there_are_and_proved(held, asked, catalogue):
    missed, cost = best_of_all(held, asked, catalogue)

    result = plan(held, asked, catalogue)

    assert (result.cost, result.is_proved) == (cost, True)
    assert sum(each.goal - each.reached for each in result.unreached) == missed


@unhurried
@given(levels, goals, catalogues(largest=6))
def test_highs_agrees_with_trying_everything(held, asked, catalogue):
    missed, cost = best_of_all(held, asked, catalogue)

    assert exactly(held, asked, catalogue) == (missed, cost * UNITS)


@unhurried
@given(levels, goals, catalogues())
def test_a_hasty_plan_and_its_bound_enclose_the_optimum(held, asked, catalogue):
    _missed, cost = exactly(held, asked, catalogue)

    result = plan(held, asked, catalogue, tuning=HASTY)

    assert result.bound * UNITS <= cost <= round(result.cost * UNITS)


@unhurried
@given(levels, goals, catalogues())
def test_what_the_search_leaves_open_scipy_proves(held, asked, catalogue):
    _missed, cost = exactly(held, asked, catalogue)

    result = plan(held, asked, catalogue, tuning=Tuning(rounds=0, work=0))

    assert (result.cost * UNITS, result.is_proved) == (cost, True)


def test_without_scipy_the_plan_is_as_good_and_the_rest_is_a_bound(monkeypatch):
    monkeypatch.setattr(plan_exact, "IS_INSTALLED", False)
    world = made_up(30, 120, 6, seed=4)

    hasty = plan(
        world.levels, world.goals, world.candidates, tuning=Tuning(rounds=0, work=0)
    )
    usual = plan(world.levels, world.goals, world.candidates)

    assert hasty.bound <= usual.bound <= usual.cost <= hasty.cost
    assert usual.cost <= hasty.bound * (1 + hasty.at_most_percent_longer / 100)


@unhurried
@given(levels, goals, catalogues())
def test_the_bound_of_the_whole_question_undercuts_the_optimum(held, asked, catalogue):
    question = question_of(held, asked, catalogue)
    task = make_task(question.actions, question.goal)

    bound = lower_bound(task)

    assert bound.cost <= cheapest_plan(task, 10).cost
    assert task.reaches(bound.paid_off)


@unhurried
@given(levels, goals, catalogues())
def test_making_a_question_smaller_keeps_its_answer(held, asked, catalogue):
    question = question_of(held, asked, catalogue)
    whole = cheapest_plan(make_task(question.actions, question.goal), 10)

    case = simplified(Case(question.actions, question.goal))

    smaller = cheapest_plan(make_task(case.actions, case.goal), 10)
    assert case.paid + smaller.cost == whole.cost


@unhurried
@given(levels, goals, catalogues(largest=12))
def test_a_plan_can_be_walked_and_leads_where_it_says(held, asked, catalogue):
    result = plan(held, asked, catalogue, tuning=HASTY)

    walked = walk(held, catalogue, result.keys)

    assert walked.refused is None
    said = {each.skill: each.goal - each.reached for each in result.unreached}
    assert walked.misses(asked) == said


@unhurried
@given(levels, goals, catalogues(largest=12), st.data())
def test_no_step_can_be_spared(held, asked, catalogue, data):
    pins = data.draw(st.sets(st.sampled_from([c.key for c in catalogue] or ["none"])))
    result = plan(held, asked, catalogue, pinned=pins, tuning=HASTY)
    missed = walk(held, catalogue, result.keys).misses(asked)
    kept = {each.key: each for each in catalogue if each.key in result.keys}

    for step in result.steps:
        rest = [each for key, each in kept.items() if key != step.key]
        without = taken_somehow(held, rest)
        breaks_a_pin = any(walk_lacks(without, kept[key]) for key in pins & kept.keys())
        assert step.is_pinned or breaks_a_pin or without.misses(asked) != missed


def walk_lacks(walked, candidate):
    return walk(walked.levels, [candidate], [candidate.key]).refused is not None


@unhurried
@given(levels, goals, catalogues(largest=12), st.randoms())
def test_the_order_of_the_question_changes_nothing(held, asked, catalogue, random):
    def mixed(values):
        values = list(values)
        random.shuffle(values)
        return values

    again = plan(
        dict(mixed(held.items())), dict(mixed(asked.items())), mixed(catalogue)
    )

    assert again == plan(held, asked, catalogue)


@unhurried
@given(levels, goals, catalogues(largest=12))
def test_each_resource_and_each_goal_has_its_place_or_its_reason(
    held, asked, catalogue
):
    result = plan(held, asked, catalogue, tuning=HASTY)

    assert {*result.keys, *result.left_out} == {each.key for each in catalogue}
    for left in result.unreached:
        assert left.blocking[0].skill == left.skill
        assert left.blocking[0].from_rank == left.reached
        for each in left.blocking:
            assert bool(each.needs) == (each.why is Blocked.ENTRY_NOT_MET)


@unhurried
@given(levels, goals, catalogues(largest=12))
def test_an_alternative_that_is_as_good_is_as_long(held, asked, catalogue):
    times = {each.key: each.hours for each in catalogue}

    for step in plan(held, asked, catalogue, tuning=HASTY).steps:
        for each in step.alternatives:
            assert each.hours_more == times[each.key] - step.hours
            if each.why_not is WhyNotInstead.AS_GOOD:
                assert each.hours_more == 0


@unhurried
@given(levels, goals, catalogues(), catalogues(largest=1))
def test_another_resource_never_makes_the_optimum_worse(held, asked, catalogue, more):
    more = [Candidate("new", "New", c.hours, c.gives, c.needs) for c in more]

    before = exactly(held, asked, catalogue)

    assert exactly(held, asked, [*catalogue, *more]) <= before


@unhurried
@given(levels, goals, catalogues(), st.sampled_from(SKILLS))
def test_a_level_more_never_makes_the_optimum_worse(held, asked, catalogue, skill):
    higher = {**held, skill: held.get(skill, 0) + 1}

    assert exactly(higher, asked, catalogue) <= exactly(held, asked, catalogue)


@pytest.mark.parametrize(
    "size",
    [
        (12, 40, 4, 2),
        (20, 70, 5, 2),
        (20, 70, 5, 15),
        (30, 120, 6, 10),
        (30, 120, 6, 1),
    ],
)
def test_more_work_closes_in_on_the_optimum_from_both_sides(size):
    """Catalogues in which the first bound and the first plan do not meet."""
    world = made_up(*size)
    _missed, optimum = exactly(world.levels, world.goals, world.candidates)
    question = question_of(world.levels, world.goals, world.candidates)

    hasty, quick, patient = (
        solve(question.actions, question.goal, Tuning(0.25, 0, work, 0))
        for work in (0, 5_000, 500_000)
    )

    assert hasty.bound < hasty.cost
    assert hasty.bound <= quick.bound <= optimum <= quick.cost <= hasty.cost
    assert patient.bound == optimum == patient.cost


def test_mending_finds_what_the_first_plans_do_not():
    world = made_up(30, 120, 6, 10)
    question = question_of(world.levels, world.goals, world.candidates)
    task = make_task(question.actions, question.goal)
    first = first_plans(task)

    better = mended(task, first, 40)

    assert task.reaches(better.chosen)
    assert better.cost < first.cost


def test_a_swap_is_taken_where_it_saves_something():
    dear, cheap, other = Action(0, 9, 0, 1), Action(1, 4, 0, 1), Action(2, 1, 0, 2)
    task = make_task([dear, cheap, other], goal=3)

    assert swapped(task, Found(10, (0, 2))) == Found(5, (1, 2))
