"""When a link is called broken, and when it is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.link_outcomes import LONGEST_WAIT, Outcome
from curation.link_states import (
    Course,
    State,
    after,
    doubted,
    next_due,
    undoubted,
)

START = datetime(2026, 8, 12, 9, tzinfo=UTC)
DAY = timedelta(days=1)
FAILING = (Outcome.MISSING, Outcome.GONE)


def course_of(*looks: tuple[float, Outcome]) -> Course:
    """Return the course after looks on so many days after the start."""
    course = Course()
    for days, outcome in looks:
        course = after(course, outcome, START + days * DAY)
    return course


looks = st.lists(
    st.tuples(st.integers(0, 24 * 40), st.sampled_from(Outcome)), max_size=15
).map(lambda pairs: [(hours / 24, outcome) for hours, outcome in sorted(pairs)])


def test_a_link_that_fails_once_may_be_broken_since_then():
    course = course_of((0, Outcome.WORKS), (7, Outcome.MISSING))

    assert (course.state, course.since) == (State.SUSPECT, START + 7 * DAY)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((0, 3, 7), State.BROKEN),
        ((0, 3, 6), State.SUSPECT),  # not yet a week
        ((0, 6, 8), State.SUSPECT),  # the third too soon after the second
        ((0, 30), State.SUSPECT),  # two
        ((0, 1, 2, 3, 4, 5, 6), State.SUSPECT),  # of which three count
        ((0, 3, 6, 9), State.BROKEN),
    ],
)
def test_three_failures_apart_break_it(days, state):
    assert course_of(*((day, Outcome.MISSING) for day in days)).state is state


@pytest.mark.parametrize(
    ("days", "state"), [((0, 3), State.BROKEN), ((0, 2), State.SUSPECT)]
)
def test_gone_twice_is_enough(days, state):
    assert course_of(*((day, Outcome.GONE) for day in days)).state is state


def test_a_broken_link_is_gone_since_the_first_failure():
    course = course_of((0, Outcome.WORKS), (7, Outcome.GONE), (10, Outcome.GONE))

    assert (course.state, course.since) == (State.BROKEN, START + 7 * DAY)


def test_a_server_that_says_nothing_leaves_what_is_known():
    broken = course_of((0, Outcome.GONE), (3, Outcome.GONE), (10, Outcome.UNKNOWN))

    assert broken.state is State.BROKEN
    assert course_of((0, Outcome.UNKNOWN)).state is State.UNVERIFIED


@given(looks)
def test_nothing_breaks_by_what_is_unknown(looks):
    course = Course()
    for days, outcome in looks:
        before = course.state
        course = after(course, outcome, START + days * DAY)
        newly = course.state in {State.SUSPECT, State.BROKEN} and course.state != before
        assert not (newly and outcome is Outcome.UNKNOWN)


@given(looks)
def test_what_is_broken_failed_often_enough(looks):
    course = Course()
    failed: list[tuple[float, Outcome]] = []
    for days, outcome in looks:
        was_broken = course.state is State.BROKEN
        course = after(course, outcome, START + days * DAY)
        if outcome in {Outcome.WORKS, Outcome.MOVED}:
            failed = []
        elif outcome in FAILING:
            failed.append((days, outcome))
        if course.state is State.BROKEN and not was_broken:
            span = failed[-1][0] - failed[0][0]
            gone = [day for day, outcome in failed if outcome is Outcome.GONE]
            is_gone_twice = len(gone) >= 2 and gone[-1] - gone[0] >= 3
            assert (len(failed) >= 3 and span >= 7) or is_gone_twice


@given(looks, st.sampled_from([Outcome.WORKS, Outcome.MOVED]))
def test_a_success_forgets_every_failure(looks, success):
    course = after(course_of(*looks), success, START + 50 * DAY)

    assert course.state in {State.OK, State.REDIRECTED}
    assert (course.failures, course.firm, course.first_failed_at) == (0, 0, None)


@given(looks)
def test_a_state_lasts_since_it_began(looks):
    course = course_of(*looks)

    assert (course.since is None) == (not looks)
    if looks:
        assert course.since <= START + looks[-1][0] * DAY


@given(
    looks,
    st.none() | st.timedeltas(timedelta(), LONGEST_WAIT),
    st.floats(-1, 1),
)
def test_the_next_look_is_later_and_never_before_the_server_wants(looks, wait, jitter):
    at = START + 50 * DAY

    due = next_due(course_of(*looks), at, wait=wait, jitter=jitter)

    assert at + (wait or timedelta(hours=12)) <= due <= at + timedelta(days=33)


def test_what_works_is_looked_at_weekly_and_later_monthly():
    steady = course_of(*((7 * week, Outcome.WORKS) for week in range(8)))

    assert next_due(course_of((0, Outcome.WORKS)), START) == START + 7 * DAY
    assert next_due(steady, START) == START + 30 * DAY


def test_what_fails_is_looked_at_until_the_rule_can_decide():
    course, at = Course(), START
    for _ in range(3):
        course = after(course, Outcome.MISSING, at)
        at = next_due(course, at, jitter=-1)

    assert course.state is State.BROKEN
    assert course.counted_at == START + 7 * DAY


def test_what_is_broken_is_looked_at_weekly_and_later_monthly():
    broken = course_of((0, Outcome.GONE), (3, Outcome.GONE))
    late = START + 100 * DAY

    assert next_due(broken, START + 3 * DAY) == START + 10 * DAY
    assert next_due(broken, late) == late + 30 * DAY


def test_people_who_doubt_it_make_it_suspect_until_that_is_settled():
    works = course_of((0, Outcome.WORKS))

    doubtful = doubted(works, START + DAY)
    seen = after(doubtful, Outcome.WORKS, START + 2 * DAY, is_doubted=True)

    assert (doubtful.state, seen.state) == (State.SUSPECT, State.SUSPECT)
    assert seen.since == START + DAY
    assert undoubted(seen, START + 3 * DAY).state is State.OK
    assert after(seen, Outcome.WORKS, START + 3 * DAY).state is State.OK


def test_their_doubt_ends_where_it_began():
    never = undoubted(doubted(Course(), START), START)
    unknown = undoubted(doubted(course_of((0, Outcome.UNKNOWN)), START), START)

    assert never == Course()
    assert unknown.state is State.UNVERIFIED


def test_their_word_counts_as_no_failure():
    doubtful = doubted(Course(), START)

    failed = after(doubtful, Outcome.MISSING, START + 10 * DAY)

    assert (failed.state, failed.failures) == (State.SUSPECT, 1)
    assert undoubted(failed, START + 11 * DAY) == failed
