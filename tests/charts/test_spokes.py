from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.levels import State
from charts.spokes import Spoke, bands, has_names, length, stands_out, turns, wrapped


def spoke(value=2.5, rated=3, applicable=4, target=None):
    return Spoke("Data engineering", value, rated, applicable, 7, target)


def test_the_three_states_stay_three_things():
    assert spoke().state is State.RATED
    assert spoke(value=0.0).state is State.RATED
    assert spoke(value=None, rated=0).state is State.NOT_ASSESSED
    assert spoke(value=None, rated=0, applicable=0).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("rated", "applicable", "hollow"), [(1, 3, True), (2, 4, False), (3, 7, True)]
)
def test_under_half_rated_is_hollow(rated, applicable, hollow):
    assert spoke(rated=rated, applicable=applicable).is_hollow is hollow


def test_a_spoke_says_its_mean_and_what_it_rests_on():
    assert spoke(2.5, 3, 7).sentence == "Data engineering: 2.5, 3 of 7 rated"
    assert spoke(2.5, 3, 7, 3).sentence == "Data engineering: 2.5, 3 of 7 rated, goal 3"


def test_a_spoke_without_a_mean_says_why():
    unknown, left_out = spoke(None, 0, 5), spoke(None, 0, 0)

    assert unknown.sentence == "Data engineering: not assessed, 0 of 5 rated"
    assert left_out.sentence == "Data engineering: not applicable"


@given(st.integers(1, 60))
def test_spokes_share_the_circle_in_order_and_leave_the_top_free(count):
    placed = turns(count)

    assert placed[0].start > 8
    assert placed[-1].end < 352
    assert all(turn.width > 0 for turn in placed)
    pairs = pairwise(placed)
    assert all(one.end < other.start for one, other in pairs)


def test_no_spokes_take_no_place():
    assert turns(0) == []


def test_a_bar_shows_each_level_it_has_reached():
    shown = [(band.lower, band.upper, band.strength) for band in bands(spoke(), 4)]

    assert shown == [(0, 1, 1), (1, 2, 2), (2, 2.5, 3)]


@given(st.integers(1, 10).flatmap(lambda n: st.tuples(st.just(n), st.floats(0.1, n))))
def test_bands_join_up_to_the_mean(scale):
    highest, value = scale
    drawn = bands(spoke(value=value), highest)

    assert [band.lower for band in drawn] == [float(k) for k in range(len(drawn))]
    assert drawn[-1].upper == value


def test_only_a_bar_with_ground_under_it_is_filled():
    assert bands(spoke(rated=1), 4) == []
    assert bands(spoke(value=None, rated=0), 4) == []
    assert bands(spoke(value=0.0), 4) == []


def test_level_0_is_a_drawn_mark():
    assert length(spoke(value=0.0), 4) > 0
    assert stands_out(spoke(value=0.0))
    assert length(spoke(value=3.0), 4) == 3.0


def test_a_name_of_105_characters_takes_three_short_lines():
    lines = wrapped("Leadership of distributed programmes " * 3)

    assert len(lines) == 3
    assert max(map(len, lines)) <= 18
    assert lines[-1].endswith("…")


def test_names_stand_around_the_wheel_up_to_twelve():
    assert has_names([spoke()] * 12)
    assert not has_names([spoke()] * 13)
