import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.successions import successions, successors_of

KEYS = st.integers(0, 12)


def shapes(olds, news, replaced) -> list[tuple]:
    found = successions(olds, news, replaced)
    return [(each.olds, each.news, str(each.shape)) for each in found]


@pytest.mark.parametrize(
    ("olds", "news", "replaced", "found"),
    [
        ([1], [2], [(1, 2)], [((1,), (2,), "one")]),
        ([1, 2], [3], [(1, 3), (2, 3)], [((1, 2), (3,), "merged")]),
        ([1], [2, 3], [(1, 2), (1, 3)], [((1,), (2, 3), "split")]),
        ([1, 2], [3, 4], [(1, 3), (1, 4), (2, 4)], [((1, 2), (3, 4), "mixed")]),
        # What was there before takes another in.
        ([1, 2], [2], [(1, 2)], [((1, 2), (2,), "merged")]),
        # By way of a version between, which neither knows.
        ([1], [3], [(1, 2), (2, 3)], [((1,), (3,), "one")]),
        # It still stands itself, so nothing took its place.
        ([1], [1, 2], [(1, 2)], []),
        ([1], [], [(1, 2), (2, 1)], []),
    ],
)
def test_who_takes_whose_place(olds, news, replaced, found):
    assert shapes(olds, news, replaced) == found


def test_two_that_do_not_meet_stay_apart_and_in_order():
    found = shapes([5, 1, 2], [3, 4], [(1, 3), (2, 4), (5, 4)])

    assert found == [((5, 2), (4,), "merged"), ((1,), (3,), "one")]


@given(
    st.lists(KEYS, unique=True),
    st.lists(KEYS, unique=True),
    st.lists(st.tuples(KEYS, KEYS), max_size=30),
)
def test_everybody_who_went_is_in_one_succession_at_most(olds, news, replaced):
    found = successions(olds, news, replaced)

    gone = [skill for each in found for skill in each.olds if skill not in news]
    come = [skill for each in found for skill in each.news]
    assert len(gone) == len(set(gone))
    assert len(come) == len(set(come))
    assert set(come) <= set(news)
    assert set(gone) == set(successors_of(olds, news, replaced))
