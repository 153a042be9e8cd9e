import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.levels import is_deep, number, scale_marks, wash, wash_token


@pytest.mark.parametrize(
    ("highest", "washes"),
    [
        (1, [0, 4]),
        (3, [0, 1, 3, 4]),
        (4, [0, 1, 2, 3, 4]),
        (7, [0, 1, 1, 2, 2, 3, 3, 4]),
    ],
)
def test_a_scale_of_any_length_uses_the_five_washes(highest, washes):
    assert [wash(rank, highest) for rank in range(highest + 1)] == washes


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.floats(0, n))))
def test_only_nothing_is_bare_paper(scale):
    highest, rank = scale

    assert (wash(rank, highest) == 0) is (rank == 0)


@given(st.integers(2, 40))
def test_a_higher_rank_is_never_paler(highest):
    washes = [wash(rank, highest) for rank in range(highest + 1)]

    assert washes == sorted(washes)
    assert washes[-1] == 4


@pytest.mark.parametrize(("rank", "highest"), [(5, 4), (-1, 4), (0, 0)])
def test_a_rank_off_the_scale_is_refused(rank, highest):
    with pytest.raises(ValueError, match="not on a scale"):
        wash(rank, highest)


def test_numerals_turn_light_where_the_wash_is_deep():
    assert [is_deep(strength) for strength in range(5)] == [False] * 3 + [True] * 2


def test_a_wash_is_named_by_its_token():
    assert wash_token(0) == "var(--sheet)"
    assert wash_token(3) == "var(--lv3)"


def test_ranks_are_whole_and_means_have_one_decimal():
    assert number(3) == "3"
    assert number(3.0) == "3.0"
    assert number(2.25) == "2.2"


def test_a_long_scale_names_every_other_level():
    assert scale_marks(4) == [0, 1, 2, 3, 4]
    assert scale_marks(10) == [0, 2, 4, 6, 8, 10]
