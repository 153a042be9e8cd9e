"""Which people make a group, and when a changed group waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.groups_figures import Rules
from profiles.groups_people import enough, joined, settled

FIVE = Rules(people=5)
OFFICES = {who: who % 3 for who in range(60)}
many = enough(OFFICES, FIVE)


def people(*spans):
    return frozenset(who for least, most in spans for who in range(least, most))


def test_a_small_cell_is_joined_with_the_smaller_neighbour():
    cells = [("a", people((0, 9))), ("b", people((9, 12))), ("c", people((12, 18)))]

    assert joined(cells, many) == {
        ("a",): people((0, 9)),
        ("b", "c"): people((9, 18)),
    }


def test_cells_that_are_too_few_together_are_nothing():
    assert joined([("a", people((0, 2))), ("b", people((2, 4)))], many) == {}


@given(st.lists(st.integers(0, 9), max_size=6))
def test_joining_keeps_everybody_once_and_every_group_large_enough(sizes):
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    cells = [
        (str(at), people((start, start + size)))
        for at, (start, size) in enumerate(zip(starts, sizes, strict=True))
    ]

    groups = joined(cells, many)

    assert all(many(group) for group in groups.values())
    assert sum(map(len, groups.values())) == (sum(sizes) if groups else 0)


@pytest.mark.parametrize(
    ("offices", "is_group"),
    [
        ([0, 0, 1, 1, 2], True),
        ([0, 0, 0, 1, 2], False),  # more than half of them work in one
        ([0, 0, 1, 1, 1], False),  # two organisations
        ([0, 0, 1, 2], False),  # four people
    ],
)
def test_the_benchmark_asks_for_three_organisations_and_no_majority(offices, is_group):
    rules = Rules(people=5, organisations=3)

    is_enough = enough(dict(enumerate(offices)), rules)

    assert is_enough(frozenset(range(len(offices)))) is is_group


def now(group, before, gone=0, shuffled=()):
    return settled(group, [(before, gone)], many, at_least=5, shuffled=shuffled)


def test_who_joins_waits_until_five_did():
    first = people((0, 10))

    assert now(people((0, 14)), first) == first
    assert now(people((0, 15)), first) == people((0, 15))


def test_who_leaves_is_gone_at_once_and_others_rest_with_them():
    stayed = people((1, 12))

    assert now(stayed, stayed, gone=1, shuffled=range(11, -1, -1)) == people((1, 8))


def test_a_group_too_small_for_that_is_left_out():
    stayed = people((1, 9))

    assert now(stayed, stayed, gone=1, shuffled=range(60)) is None


@given(st.frozensets(st.integers(0, 20)), st.frozensets(st.integers(0, 20)))
def test_what_is_shown_differs_by_nobody_or_by_five(group, before):
    stayed, gone = before & group, len(before - group)

    shown = now(group, stayed, gone, sorted(group))

    if shown is not None and shown & stayed:
        assert len(shown ^ before) == 0 or len(shown ^ before) >= 5
