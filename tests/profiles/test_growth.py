from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from profiles.answers import Answer
from profiles.growth import (
    Change,
    changed_most,
    changes_by_day,
    growth_of,
    last_changes,
)

BEGIN = datetime(2024, 3, 1, 9, tzinfo=UTC)
NA = Answer(None)


def change(day: int, skill: int, answer: int | Answer | None, hour: int = 0) -> Change:
    at = BEGIN + timedelta(days=day, hours=hour)
    answer = Answer(answer) if isinstance(answer, int) else answer
    return Change(at.date(), at, skill, answer)


def on(day: int) -> date:
    return BEGIN.date() + timedelta(days=day)


def held(changes: list[Change], day: int) -> dict[int, Answer | None]:
    return {skill: c.answer for skill, c in last_changes(changes, on(day)).items()}


def test_a_profile_as_of_a_day_holds_what_was_said_until_its_end():
    changes = [change(0, 1, 1), change(5, 1, 2), change(5, 2, NA, hour=3)]

    assert held(changes, -1) == {}
    assert held(changes, 4) == {1: Answer(1)}
    assert held(changes, 5) == {1: Answer(2), 2: NA}


def test_what_was_cleared_is_not_held_any_more():
    changes = [change(0, 1, 1), change(3, 1, None)]

    assert held(changes, 2) == {1: Answer(1)}
    assert held(changes, 3) == {}


def test_a_competency_steps_on_days_when_its_mean_moves():
    changes = [change(0, 1, 1), change(2, 2, 3), change(4, 1, 1), change(9, 1, 3)]

    [line] = growth_of(changes, [("code", "Code", [1, 2])])

    assert [(step.day, step.mean) for step in line.steps] == [
        (on(0), 1.0),
        (on(2), 2.0),
        (on(9), 3.0),
    ]
    assert (line.first, line.last, line.by) == (1.0, 3.0, 2.0)
    assert (line.on(on(-1)), line.on(on(3))) == (None, 2.0)


def test_what_does_not_apply_is_in_no_mean():
    changes = [change(0, 1, NA), change(1, 2, 2)]

    [line] = growth_of(changes, [("code", "Code", [1, 2])])

    assert [step.mean for step in line.steps] == [2.0]


def test_a_competency_cleared_whole_ends_unknown():
    [line] = growth_of([change(0, 1, 2), change(1, 1, None)], [("code", "Code", [1])])

    assert (line.last, line.by) == (None, 0.0)


def test_one_that_was_never_rated_has_no_steps():
    [line] = growth_of([], [("code", "Code", [1])])

    assert (line.steps, line.last, line.on(on(0))) == ((), None, None)
    assert changed_most([line]) == []


def test_those_that_changed_most_come_first_up_or_down():
    changes = [
        change(0, 1, 2),
        change(0, 2, 3),
        change(0, 3, 1),
        change(1, 2, 0),
        change(1, 3, 2),
    ]

    lines = growth_of(changes, [("a", "A", [1]), ("b", "B", [2]), ("c", "C", [3])])

    assert [line.slug for line in changed_most(lines, 2)] == ["b", "c"]


def test_each_day_says_what_it_changed_newest_first():
    changes = [change(0, 1, 1), change(3, 1, 2), change(3, 2, 0, hour=1)]

    newest, first = changes_by_day(changes)

    assert newest[0] == on(3)
    assert [(c.skill, c.before, c.after) for c in newest[1]] == [
        (1, Answer(1), Answer(2)),
        (2, None, Answer(0)),
    ]
    assert first[1][0].before is None


def test_back_and_forth_within_a_day_is_no_change():
    changes = [change(0, 1, 1), change(3, 1, 2), change(3, 1, 1, hour=2)]

    assert [day for day, _ in changes_by_day(changes)] == [on(0)]


answers = st.one_of(st.none(), st.just(NA), st.integers(0, 4).map(Answer))
histories = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4), answers))


@given(histories)
def test_the_days_together_lead_to_what_is_held_in_the_end(moves):
    changes = [
        change(day, skill, answer)
        for day, skill, answer in sorted(moves, key=lambda move: move[0])
    ]

    told: dict[int, Answer | None] = {}
    for _, moved in reversed(changes_by_day(changes)):
        for each in moved:
            assert told.get(each.skill) == each.before
            told[each.skill] = each.after

    assert {s: a for s, a in told.items() if a} == held(changes, 31)
