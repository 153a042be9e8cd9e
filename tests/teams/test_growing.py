"""What one person could grow into, and what training serves several at once."""

from datetime import date, timedelta

from teams.coverage import cover
from teams.finding import Knower, find
from teams.growing import chances, distance, serving
from training.plan_values import Candidate

TESTING, REVIEW = 1, 2
TODAY = date(2026, 11, 24)
WANTED = {TESTING: (3, 3), REVIEW: (4,)}
HELD = {"alice": {TESTING: 2, REVIEW: 3}, "bob": {TESTING: 2}}


def own(held, **more):
    covers = cover(WANTED, HELD, order=[TESTING, REVIEW])
    found = chances(covers, held, **{"keen": set(), "averse": set()} | more)
    return [(each.cover.skill, each.steps) for each in found]


def test_the_nearest_gap_comes_first():
    assert own({TESTING: 1, REVIEW: 3}) == [(REVIEW, 1), (TESTING, 2)]


def test_what_one_is_keen_on_comes_first_of_the_equally_near():
    assert own({TESTING: 2, REVIEW: 3}, keen={REVIEW}) == [(REVIEW, 1), (TESTING, 1)]


def test_what_is_far_unknown_or_unwanted_is_left_out():
    assert own({TESTING: 0}) == []
    assert own({}) == []
    assert own({TESTING: 2}, averse={TESTING}) == []


def test_how_far_a_team_is_from_what_it_wants():
    assert distance((3, 3), [2, 2]) == 2
    assert distance((3, 3), [4, 1]) == 2
    assert distance((3,), []) == 3


def course(key, hours=2.0, needs=frozenset()):
    return Candidate(key, key, hours, frozenset({("1", 2, 3)}), needs)


def test_what_is_live_takes_its_hours_once():
    alone, together = serving([course("a"), course("b")], WANTED, HELD, live={"b"})[
        ::-1
    ]

    assert (together.key, together.closes, together.hours) == ("b", 2, 2.0)
    assert (alone.key, alone.closes, alone.hours) == ("a", 2, 4.0)


def test_whoever_can_not_start_is_no_learner():
    [found] = serving(
        [course("a", needs=frozenset({("2", 3)}))], WANTED, HELD, live=set()
    )

    assert found.learners == ("alice",)


def test_what_brings_nobody_nearer_is_left_out():
    held = {"alice": {TESTING: 3}, "bob": {TESTING: 3}}

    assert serving([course("a")], {TESTING: (3, 3)}, held, live=set()) == []


def knower(name, rank, days=0, **more):
    return Knower(name, name, rank, TODAY - timedelta(days=days), **more)


def test_whom_to_ask_first():
    people = [
        knower("old", 3, days=400),
        knower("near", 2),
        knower("keen", 3, is_keen=True),
        knower("plain", 3),
        knower("expert", 4),
        knower("new", 1),
    ]

    found = [each.knower.name for each in find(people, rank=3, today=TODAY)]

    assert found == ["expert", "keen", "plain", "old", "near"]
