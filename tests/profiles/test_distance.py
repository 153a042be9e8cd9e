from hypothesis import assume, given
from hypothesis import strategies as st

from profiles.answers import Answer
from profiles.distance import (
    Distance,
    distance_of,
    nearest_first,
    standing_towards,
)
from profiles.gaps import SkillGap

GIT, HPC, TESTING, TEACHING = 1, 2, 3, 4
COMPETENCIES = {TEACHING: "people", GIT: "code", HPC: "code", TESTING: "code"}


def test_levels_are_counted_one_by_one_and_more_than_asked_is_no_extra():
    held = {GIT: Answer(4), HPC: Answer(1)}

    assert distance_of(held, {GIT: 2, HPC: 3}) == Distance(asked=5, held=3, unknown=0)


def test_what_is_not_assessed_makes_a_range_and_is_not_zero():
    distance = distance_of({GIT: Answer(2)}, {GIT: 2, HPC: 2})

    assert (distance.least, distance.most) == (0.5, 1.0)
    assert not distance.is_exact


def test_what_is_not_applicable_leaves_the_count():
    distance = distance_of({GIT: Answer(2), HPC: Answer(None)}, {GIT: 2, HPC: 4})

    assert (distance.least, distance.most) == (1.0, 1.0)
    assert distance.is_reached


def test_where_nothing_that_applies_is_asked_there_is_no_share():
    distance = distance_of({GIT: Answer(None)}, {GIT: 3})

    assert (distance.least, distance.most, distance.is_reached) == (None, None, False)


def test_why_is_said_by_competencies_reached_and_the_nearest_gaps():
    held = {TEACHING: Answer(2), GIT: Answer(1), HPC: Answer(2), TESTING: Answer(3)}
    asked = {TEACHING: 1, GIT: 3, HPC: 3, TESTING: 3}

    standing = standing_towards(7, asked, held, COMPETENCIES)

    assert standing.met == ("people",)
    assert standing.nearest == [SkillGap(HPC, 2, 3), SkillGap(GIT, 1, 3)]


def test_a_competency_with_something_unknown_is_not_reached():
    standing = standing_towards(7, {GIT: 1, HPC: 1}, {GIT: Answer(1)}, COMPETENCIES)

    assert standing.met == ()


def standing(role, held, asked):
    return standing_towards(role, asked, held, COMPETENCIES)


def test_roles_are_ranked_by_what_is_sure_then_by_what_may_be():
    held = {GIT: Answer(2), HPC: Answer(1), TESTING: Answer(None)}
    ranked = nearest_first(
        [
            standing(1, held, {TESTING: 3}),
            standing(2, held, {HPC: 2}),
            standing(3, held, {HPC: 1, TEACHING: 1}),
            standing(4, held, {GIT: 2}),
            standing(5, held, {TEACHING: 2}),
        ]
    )

    assert [each.role for each in ranked] == [4, 3, 2, 5, 1]


skills = st.integers(1, 4)
answers = st.dictionaries(skills, st.one_of(st.integers(0, 4), st.none()).map(Answer))
asks = st.dictionaries(skills, st.integers(1, 4), min_size=1)


@given(answers, asks)
def test_the_range_lies_between_none_and_all(held, asked):
    distance = distance_of(held, asked)

    assume(distance.asked)
    assert 0 <= distance.least <= distance.most <= 1
    assert distance.is_exact == (distance.least == distance.most)


@given(answers, asks, skills)
def test_a_level_more_takes_nobody_further_away(held, asked, skill):
    rank = held[skill].rank if skill in held else None
    assume(rank is not None)

    before = distance_of(held, asked)
    after = distance_of(held | {skill: Answer(rank + 1)}, asked)

    assert (after.held, after.asked) >= (before.held, before.asked)
    assert after.held + after.unknown >= before.held + before.unknown


@given(answers, asks, skills, st.integers(0, 4))
def test_an_answer_only_narrows_the_range(held, asked, skill, rank):
    assume(skill not in held)

    before = distance_of(held, asked)
    after = distance_of(held | {skill: Answer(rank)}, asked)

    assert before.held <= after.held
    assert after.held + after.unknown <= before.held + before.unknown


@given(answers, asks)
def test_the_order_of_skills_makes_no_difference(held, asked):
    turned = dict(reversed(asked.items()))

    assert distance_of(dict(reversed(held.items())), turned) == distance_of(held, asked)


@given(answers, asks)
def test_all_is_reached_exactly_when_no_gap_and_nothing_unknown_is_left(held, asked):
    one = standing(1, held, asked)

    is_all = bool(one.report.met) and not one.report.gaps and not one.report.unknown
    assert one.distance.is_reached == is_all
