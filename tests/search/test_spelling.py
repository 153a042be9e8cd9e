"""How far words are apart, and which one was meant."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spelling import (
    KnownWord,
    distance,
    mended,
    nearest,
    numbers_of,
    slips,
    traces,
    typed_words,
    unknown_words,
    words_in,
)

WORDS = st.text(string.ascii_lowercase[:6], max_size=12)
LETTERS = st.sampled_from(string.ascii_lowercase)


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("continuous", "continuous", 0),
        ("contineous", "continuous", 1),
        ("tesitng", "testing", 1),
        ("testng", "testing", 1),
        ("tesstting", "testing", 2),
        ("git", "", 3),
        ("ca", "abc", 3),
    ],
)
def test_slips_are_counted(one, other, steps):
    assert distance(one, other, 5) == distance(other, one, 5) == steps


def test_what_is_too_far_is_just_that():
    assert distance("kitten", "sitting", 2) == 3
    assert distance("a", "abcdefgh", 2) == 3


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways_and_none_only_to_itself(one, other):
    steps = distance(one, other, 20)

    assert steps == distance(other, one, 20)
    assert (steps == 0) == (one == other)
    assert abs(len(one) - len(other)) <= steps <= max(len(one), len(other))


@given(WORDS, WORDS, st.integers(0, 4))
def test_a_limit_changes_only_what_is_beyond_it(one, other, most):
    assert distance(one, other, most) == min(distance(one, other, 20), most + 1)


@st.composite
def slipped(draw):
    """A word, and the same with a slip or two of the hand."""
    word = draw(st.text(string.ascii_lowercase, min_size=3, max_size=14))
    typed = word
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, max(0, len(typed) - 1)))
        rest = typed[at + 1 :]
        typed = draw(
            st.sampled_from(
                [
                    typed[:at] + rest,
                    typed[:at] + draw(LETTERS) + typed[at:],
                    typed[:at] + draw(LETTERS) + rest,
                    typed[:at] + rest[:1] + typed[at : at + 1] + rest[1:],
                ]
            )
        )
    return word, typed


@given(slipped())
def test_whatever_is_near_enough_leaves_a_common_trace(pair):
    word, typed = pair
    if distance(typed, word, 3) <= min(slips(typed), slips(word)):
        assert traces(typed) & traces(word)
        assert set(numbers_of(typed)) & set(numbers_of(word))


def test_the_nearest_word_wins_then_the_first_letter_then_use():
    known = [KnownWord("nesting", 90), KnownWord("testing", 2), KnownWord("tasting", 9)]

    assert nearest("tesing", known) == "testing"
    assert nearest("besting", known) == "nesting"
    assert nearest("tosting", known) == "tasting"
    assert nearest("harbour", known) is None


def test_a_short_word_bears_one_slip_and_a_shorter_one_none():
    assert nearest("gti", [KnownWord("git", 1)]) == "git"
    assert nearest("gtx", [KnownWord("git", 1)]) is None
    assert nearest("c", [KnownWord("r", 1)]) is None


def test_words_in_another_form_or_just_begun_are_known():
    assert unknown_words("tested integ", ["testing", "integration"]) == []
    assert unknown_words("integ tested", ["testing", "integration"]) == ["integ"]


@pytest.mark.parametrize("words", ['"contineous"', "contineous -x", "a or contineous"])
def test_who_uses_signs_means_what_they_say(words):
    assert typed_words(words) == []


def test_only_what_is_misspelt_is_replaced():
    instead = {"contineous": "continuous"}

    assert mended("Contineous (integration)!", instead) == "continuous (integration)!"


def test_words_are_counted_without_case_accents_and_numbers():
    counted = words_in(["Écoute, écoute 2024 to Python3", "x_y"])

    assert counted == {"ecoute": 2, "python3": 1, "x_y": 1}


@given(st.text(max_size=200))
def test_any_typing_is_borne(words):
    assert all(mended(words, {}) == words for _ in typed_words(words) or [words])
