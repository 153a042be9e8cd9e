"""How alike challenges are, by the words that they share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenges.likeness import likeness, most_alike, words_of

OTHERS = [
    (1, "Careers", "RSEs find it hard to progress; pay is low."),
    (2, "Community", "Where RSEs find each other."),
    (3, "Green computing", "Computing uses power."),
]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("There is no career path for RSEs", 1),
        ("We need communities to find each other", 2),
        ("Computations use too much power", 3),
    ],
)
def test_the_likeliest_stands_first(text, first):
    assert most_alike(text, OTHERS)[0] == first


def test_what_shares_no_word_is_not_alike():
    assert most_alike("beekeeping", OTHERS) == []


@given(st.text(), st.text())
def test_likeness_is_a_part_of_one_and_the_same_both_ways(one, other):
    first, second = words_of(one), words_of(other)

    assert 0 <= likeness(first, second) == likeness(second, first) <= 1
