"""What becomes of every answer: the plan of a move, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.version_diff import OwnWords, SkillText, VersionText
from profiles.answers import Answer
from profiles.move_reports import counts_in, report_of
from profiles.moving import AimedAt, Fate, Planner

TWO, THREE, NOT_MINE = Answer(2), Answer(3), Answer(None)


def skill(key: int, **words) -> SkillText:
    return SkillText(
        key, f"uuid-{key}", f"s{key}", words.pop("name", f"S{key}"), **words
    )


def plan(old, new, answers, replaced=(), others=(), goals=()):
    """Plan a move; a skill is its key, or its text where that matters."""
    return Planner(
        VersionText(skills=tuple(map(as_text, old))),
        VersionText(skills=tuple(map(as_text, new))),
        replaced,
        answers,
        {key: skill(key) for key in others},
    ).plan(goals)


def as_text(given) -> SkillText:
    return skill(given) if isinstance(given, int) else given


def fates(found) -> dict[int, str]:
    return {rating.skill.key: str(rating.fate) for rating in found.ratings}


# --- skills that stay ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("anew", "fate", "look_again"),
    [
        ({}, "same", False),
        ({"name": "Other"}, "renamed", False),
        ({"group": "elsewhere"}, "renamed", False),
        ({"description": "Other"}, "reworded", True),
        ({"levels": {1: OwnWords("Other")}}, "reworded", True),
        ({"name": "Other", "description": "Other"}, "reworded", True),
    ],
)
def test_a_skill_that_stays(anew, fate, look_again):
    [rating] = plan([1], [skill(1, **anew)], {1: TWO}).ratings

    assert (str(rating.fate), rating.look_again) == (fate, look_again)


def test_what_is_left_out_is_kept_and_said():
    assert fates(plan([1, 2], [2], {1: TWO, 2: THREE})) == {1: "left_out", 2: "same"}


def test_what_nobody_answered_has_no_fate():
    assert fates(plan([1, 2], [2, 3], {})) == {}


def test_a_skill_that_is_there_again_brings_its_answer_back():
    [rating] = plan([2], [1, 2], {1: TWO}).ratings

    assert (rating.fate, rating.look_again) == (Fate.RETURNED, True)


# --- skills that were replaced ------------------------------------------------------


def test_the_one_successor_takes_the_answer_over():
    found = plan([1], [9], {1: TWO}, [(1, 9)])

    assert fates(found) == {1: "carried"}
    assert found.carried() == {9: (1, False)}
    assert found.questions == ()


def test_a_successor_in_other_words_asks_to_look_again():
    found = plan([1], [skill(9, description="Other")], {1: TWO}, [(1, 9)])

    assert found.carried() == {9: (1, True)}


def test_a_successor_of_a_successor_is_found():
    assert plan([1], [9], {1: TWO}, [(1, 5), (5, 9)]).carried() == {9: (1, False)}


def test_a_successor_that_has_an_answer_already_is_asked_for():
    [question] = plan([1], [9], {1: TWO, 9: THREE}, [(1, 9)]).questions

    assert [answer for _skill, answer in question.sources] == [TWO, THREE]


def test_merged_skills_are_asked_for_with_what_was_said_of_each():
    found = plan([1, 2], [9], {1: TWO, 2: NOT_MINE}, [(1, 9), (2, 9)])

    [question] = found.questions
    assert fates(found) == {1: "asked", 2: "asked"}
    assert [(s.key, a) for s, a in question.sources] == [(1, TWO), (2, NOT_MINE)]
    assert question.suggested is None


def test_merged_skills_that_agree_suggest_their_answer():
    [question] = plan([1, 2], [9], {1: TWO, 2: TWO}, [(1, 9), (2, 9)]).questions

    assert question.suggested == TWO


def test_a_merged_skill_is_asked_for_even_if_one_part_alone_was_answered():
    [question] = plan([1, 2], [9], {1: TWO}, [(1, 9), (2, 9)]).questions

    assert question.suggested == TWO


def test_a_skill_that_takes_others_in_is_asked_for():
    found = plan([1, 2], [2], {1: TWO, 2: THREE}, [(1, 2)])

    assert fates(found) == {1: "asked", 2: "asked"}
    assert [q.skill.key for q in found.questions] == [2]


def test_a_skill_that_takes_in_what_nobody_answered_just_stays():
    assert fates(plan([1, 2], [2], {2: THREE}, [(1, 2)])) == {2: "same"}


def test_each_part_of_a_split_skill_is_asked_for_and_none_suggested():
    found = plan([1], [8, 9], {1: TWO}, [(1, 8), (1, 9)])

    assert [(q.skill.key, q.suggested) for q in found.questions] == [
        (8, None),
        (9, None),
    ]


def test_what_was_settled_in_an_earlier_move_is_not_asked_again():
    found = plan([9], [9], {1: TWO, 9: THREE}, [(1, 9)], others=[1])

    assert fates(found) == {9: "same", 1: "outside"}
    assert found.questions == ()


# --- goals --------------------------------------------------------------------------


def test_a_successor_takes_a_target_over():
    goal = AimedAt(7, "Next year", {1: 3})

    found = plan([1], [9], {}, [(1, 9)], goals=[goal])

    assert found.aims == {7: {9: 3}}
    [target] = found.targets
    assert (target.goal_name, target.rank, [s.key for s in target.to]) == (
        "Next year",
        3,
        [9],
    )


def test_of_merged_targets_the_highest_wins_and_a_higher_one_stays():
    goals = [AimedAt(7, "a", {1: 1, 2: 3}), AimedAt(8, "b", {1: 1, 9: 4})]

    found = plan([1, 2, 9], [9], {}, [(1, 9), (2, 9)], goals=goals)

    assert found.aims == {7: {9: 3}}


def test_a_target_that_nobody_takes_over_is_said():
    goal = AimedAt(7, "Next year", {1: 3}, [("Lead", {1: 2, 2: 4})])

    found = plan([1, 2], [2], {}, goals=[goal])

    assert found.aims == {}
    assert [(t.role, t.rank) for t in found.targets] == [("", 3), ("Lead", 2)]


# --- always -------------------------------------------------------------------------

KEYS = st.integers(0, 9)
WORDS = st.sampled_from(["", "a"])
SKILLS = st.builds(
    SkillText, KEYS, st.just("u"), st.just("s"), WORDS, WORDS, group=WORDS
)
VERSIONS = st.lists(SKILLS, unique_by=lambda s: s.key)
ANSWERS = st.dictionaries(KEYS, st.sampled_from([Answer(0), TWO, NOT_MINE]))
PAIRS = st.lists(st.tuples(KEYS, KEYS), max_size=12)


@given(VERSIONS, VERSIONS, ANSWERS, PAIRS)
def test_every_answer_is_in_the_report_exactly_once(old, new, answers, pairs):
    known = {s.key for s in [*old, *new]}

    found = plan(old, new, answers, pairs, others=set(answers) - known)

    report = report_of(found)
    assert sorted(fates(found)) == sorted(answers)
    assert len(report["ratings"]) == sum(counts_in(report).values()) == len(answers)


@given(VERSIONS, VERSIONS, ANSWERS, PAIRS)
def test_nothing_is_written_that_was_not_asked_or_replaced(old, new, answers, pairs):
    known = {s.key for s in [*old, *new]}

    found = plan(old, new, answers, pairs, others=set(answers) - known)

    there = {s.key for s in new}
    asked = {q.skill.key for q in found.questions}
    assert set(found.carried()) <= there - set(answers)
    assert asked <= there
    assert not asked & set(found.carried())
    assert set(found.with_same_words()) <= set(answers) & there


@given(VERSIONS, ANSWERS, PAIRS)
def test_moving_to_the_same_words_changes_nothing(version, answers, pairs):
    known = {s.key for s in version}

    found = plan(version, version, answers, pairs, others=set(answers) - known)

    assert found.questions == ()
    assert {r.fate for r in found.ratings} <= {Fate.SAME, Fate.OUTSIDE, Fate.CARRIED}
