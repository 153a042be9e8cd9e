from hypothesis import given
from hypothesis import strategies as st

from profiles.parts import LONGEST_PART, parts_of


def test_a_short_competency_is_one_part():
    assert parts_of(range(8)) == [range(8)]


def test_a_long_one_is_shared_evenly():
    assert [len(part) for part in parts_of(range(29))] == [10, 10, 9]
    assert [len(part) for part in parts_of(range(12))] == [6, 6]


def test_none_at_all_is_one_empty_part():
    assert parts_of([]) == [[]]


@given(st.lists(st.integers(), max_size=200))
def test_the_parts_hold_everything_in_order_and_none_is_long(items):
    parts = parts_of(items)

    assert [item for part in parts for item in part] == items
    assert all(len(part) <= LONGEST_PART for part in parts)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
