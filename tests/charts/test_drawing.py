import re
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.drawing import Tile, tiles, wheel_drawing
from charts.spokes import Spoke

HOLLOW = Spoke("Teaching", 4.0, rated=1, applicable=5, total=5)
UNKNOWN = Spoke("Cloud", None, rated=0, applicable=5, total=5, target=2)
LEFT_OUT = Spoke("Web", None, rated=0, applicable=0, total=3, target=2)


def rated(name="Data engineering", value=2.5, target=None):
    return Spoke(name, value, 4, 4, 4, target)


# A point of a path: after a move, a line, or the five numbers of an arc.
POINT = re.compile(r"(?:[ML]|A\S+ \S+ 0 [01] [01] )(-?\d+\.\d) (-?\d+\.\d)")


def farthest(path):
    """Return the largest distance of a point of the path from the middle."""
    return max(hypot(float(x), float(y)) for x, y in POINT.findall(path))


def test_each_state_has_its_own_look():
    sectors = wheel_drawing([rated(), HOLLOW, UNKNOWN, LEFT_OUT], highest=4).sectors

    assert [sector.state for sector in sectors] == [
        "rated",
        "hollow",
        "not_assessed",
        "not_applicable",
    ]
    assert [len(sector.bands) for sector in sectors] == [3, 0, 0, 0]


def test_a_full_bar_reaches_the_rim_and_an_arc_its_level():
    (sector,) = wheel_drawing([rated(value=4.0, target=2.0)], highest=4).sectors

    assert farthest(sector.outline) == pytest.approx(196, abs=0.2)
    assert sector.arc.count("116.0 116.0") == 1


def test_level_0_is_a_drawn_mark():
    (sector,) = wheel_drawing([rated(value=0.0)], highest=4).sectors

    assert sector.bands == ()
    assert farthest(sector.outline) == pytest.approx(42.4, abs=0.2)


def test_a_goal_is_drawn_where_the_competency_applies():
    drawing = wheel_drawing([UNKNOWN, LEFT_OUT, rated()], highest=4)

    assert [bool(sector.arc) for sector in drawing.sectors] == [True, False, False]
    assert drawing.has_goal


@given(st.integers(0, 24))
def test_any_number_of_spokes_is_numbered_in_order(count):
    drawing = wheel_drawing([rated()] * count, highest=4)

    numbers = [sector.key.text for sector in drawing.sectors]
    assert numbers == [str(number) for number in range(1, count + 1)]
    assert drawing.has_names is (count <= 12)


def test_names_stand_outside_with_the_mean_beneath():
    (sector,) = wheel_drawing([rated("R & D")], highest=4).sectors

    assert [line.text for line in sector.words] == ["R & D", "2.5"]


def test_names_lean_away_from_the_wheel():
    right, left = wheel_drawing([rated(), rated()], highest=4).sectors

    assert {line.anchor for line in right.words} == {"start"}
    assert {line.anchor for line in left.words} == {"end"}


def test_a_crowded_wheel_leaves_the_names_to_the_table():
    drawing = wheel_drawing([rated("N" * 105)] * 24, highest=4)

    assert {sector.words for sector in drawing.sectors} == {()}
    assert drawing.view_box == "-248 -248 496 496"


def test_no_spokes_leave_the_rings_of_the_scale():
    drawing = wheel_drawing([], highest=3)

    assert drawing.rings == ("89.3", "142.7", "196.0")
    assert [mark.text for mark in drawing.scale] == ["1", "2", "3"]


def test_the_key_shows_each_level_in_its_wash():
    assert tiles(["None", "Some", "All"], 2) == (
        Tile(0, 0, "None"),
        Tile(1, 2, "Some"),
        Tile(2, 4, "All"),
    )
