"""Ties across frameworks: what they say, whichever way they were said."""

from hypothesis import given
from hypothesis import strategies as st

from competencies.crosswalks import KINDS, Coverage, cover, pair_of, settle, turned

TIES = st.tuples(
    st.integers(1, 4), st.integers(5, 8), st.sampled_from(KINDS)
) | st.tuples(st.integers(5, 8), st.integers(1, 4), st.sampled_from(KINDS))


def test_broader_read_from_the_other_skill_is_narrower():
    assert turned((1, 2, "broad_match")) == (2, 1, "narrow_match")
    assert turned((1, 2, "exact_match")) == (2, 1, "exact_match")


@given(TIES)
def test_turned_twice_a_tie_says_what_it_said(tie):
    assert turned(turned(tie)) == tie


@given(st.lists(TIES), st.lists(TIES, unique_by=pair_of))
def test_no_statement_is_lost_and_no_pair_said_twice(said, there):
    settled = settle(said, there)

    sorted_out = [*settled.new, *settled.known, *settled.against]
    assert sorted(sorted_out) == sorted(said)
    pairs = [pair_of(tie) for tie in (*there, *settled.new)]
    assert len(pairs) == len(set(pairs))


def test_the_first_statement_stays_and_the_contradiction_is_named():
    settled = settle(
        [(2, 1, "narrow_match"), (1, 2, "exact_match"), (1, 3, "related")],
        [(1, 2, "broad_match")],
    )

    assert settled.known == ((2, 1, "narrow_match"),)
    assert settled.against == ((1, 2, "exact_match"),)
    assert settled.new == ((1, 3, "related"),)


def test_every_skill_has_a_partner_or_none():
    found = cover([1, 2, 3], [2, 9])

    assert found == Coverage(3, (2,), (1, 3))
    assert found.percent == 33
    assert cover([], []).percent == 0
