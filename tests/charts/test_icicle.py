"""A whole as parts within parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.icicle import Part, icicle, icicle_drawing, icicle_finding
from tests.charts.checks import assert_sound

UNIT = ("skill", "skills")
CODE = Part("code", "Code and <craft>", 2, (Part("a", "A", 1), Part("b", "B", 1)))
PEOPLE = Part("people", "People", 1, (Part("c", "C", 1),))


def only_trace(parts):
    [trace] = icicle(parts, unit=UNIT)["data"]
    return trace


def test_it_is_a_figure_plotly_accepts():
    assert_sound(icicle([CODE, PEOPLE], unit=UNIT))
    assert_sound(icicle([], unit=UNIT))
    assert_sound(icicle([Part("x", "X" * 300, 5_000)], unit=UNIT))


def test_every_part_stands_in_its_parent_with_its_size():
    trace = only_trace([CODE, PEOPLE])

    assert trace["ids"] == ["whole", "code", "a", "b", "people", "c"]
    assert trace["parents"] == ["", "whole", "code", "code", "whole", "people"]
    assert trace["values"] == [3, 2, 1, 1, 1, 1]


def test_names_are_text():
    trace = only_trace([CODE, PEOPLE])

    assert trace["labels"][1] == "Code and<br>&lt;craft&gt;"
    assert trace["hovertext"][1] == "Code and &lt;craft&gt;: 2 skills"


def test_the_largest_is_shaded_with_what_is_in_it():
    colours = only_trace([CODE, PEOPLE])["marker"]["colors"]

    shaded = [colour == "var(--lv1)" for colour in colours]
    assert shaded == [False, True, True, True, False, False]


def test_what_holds_nothing_is_not_drawn():
    assert only_trace([CODE, Part("none", "None", 0)])["ids"] == [
        *("whole", "code", "a", "b")
    ]
    assert icicle_drawing([], unit=UNIT).slabs == ()


@pytest.mark.parametrize(
    ("parts", "finding"),
    [
        ([], "There is nothing to show yet"),
        ([Part("x", "X", 1)], "X holds all of its 1 skill"),
        ([CODE, PEOPLE], "Code and <craft> holds most: 2 of 3 skills"),
        (
            [CODE, Part("d", "D", 2)],
            "Code and <craft> and one other hold most: 2 of 4 skills each",
        ),
        (
            [Part("d", "D", 1), Part("e", "E", 1), Part("f", "F", 1)],
            "D and two others hold most: 1 of 3 skills each",
        ),
    ],
)
def test_the_finding_names_what_holds_most(parts, finding):
    assert icicle_finding(parts, unit=UNIT) == finding


def test_the_first_view_says_the_outermost_parts():
    drawing = icicle_drawing([CODE, PEOPLE], unit=UNIT)

    assert drawing.sentences == (
        "Code and <craft>: 2 of 3 skills",
        "People: 1 of 3 skills",
    )
    assert [slab.name for slab in drawing.slabs][:2] == ["3 skills", "Code and <craft>"]


def test_a_part_without_room_has_no_name():
    parts = [Part("big", "Big", 9_999), Part("small", "Small", 1)]

    drawn = icicle_drawing(parts, unit=UNIT).slabs

    assert [slab.name for slab in drawn] == ["10000 skills", "Big", ""]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=30))
def test_parts_fill_the_height_in_order(sizes):
    parts = [Part(str(n), str(n), size) for n, size in enumerate(sizes)]

    drawn = icicle_drawing(parts, unit=UNIT).slabs[1:]

    tops = [float(slab.y[:-1]) for slab in drawn]
    heights = [float(slab.height[:-1]) for slab in drawn]
    assert tops == sorted(tops)
    assert sum(heights) == pytest.approx(100, abs=0.1)
