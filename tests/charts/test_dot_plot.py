import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.dot_plot import (
    PlotRow,
    Series,
    dot_plot,
    dot_plot_drawing,
    dot_plot_finding,
    sentence,
    shifts,
)
from charts.symbols import symbols_for
from tests.charts.checks import assert_sound, trace

NOW, LEAD = (
    Series(name, symbol)
    for name, symbol in zip(["Me", "Lead"], symbols_for([False, True]), strict=True)
)
ROWS = [
    PlotRow("Testing", (1, 3), ("1", "3")),
    PlotRow("Law <b>", (None, 2.5), ("?", "2.5")),
    PlotRow("Git", (0, 0), ("0", "0")),
]


def test_the_rows_are_a_figure_plotly_accepts():
    assert_sound(dot_plot([NOW, LEAD], ROWS, highest=4))
    assert_sound(dot_plot([], [], highest=4))
    eight = symbols_for([False] * 4), symbols_for([True] * 4)
    for symbols in eight:
        series = [Series("x", symbol) for symbol in symbols]
        rows = [PlotRow("Git", (1,) * 4, ("1",) * 4)]
        assert_sound(dot_plot(series, rows, highest=4))


def test_what_has_no_level_has_no_symbol_and_level_0_has_one():
    figure = dot_plot([NOW, LEAD], ROWS, highest=4)

    assert trace(figure, "Me")["x"] == [1.0, 0.0]
    assert trace(figure, "Lead")["x"] == [3.0, 2.5, 0.0]


def test_each_row_says_every_level_by_name():
    assert sentence([NOW, LEAD], ROWS[1]) == "Law <b>: Me ?, Lead 2.5"


def test_symbols_are_told_apart_by_shape_and_intended_ones_are_open():
    shapes = [s.plotly for s in symbols_for([False] * 4) + symbols_for([True] * 4)]

    assert len(set(shapes)) == 8
    assert LEAD.symbol.marker["color"] != NOW.symbol.marker["color"]
    with pytest.raises(ValueError, match="4 things"):
        symbols_for([True] * 5)


def test_symbols_at_one_level_stand_one_below_the_other():
    assert shifts([2, 2], highest=4) == [-6, 6]
    assert shifts([2, None, 3, 2.1], highest=4) == [-6, 0, 0, 6]


@given(st.lists(st.one_of(st.none(), st.floats(0, 4)), max_size=4))
def test_no_symbol_leaves_its_row(levels):
    assert all(-14 <= shift <= 14 for shift in shifts(levels, highest=4))


def test_the_finding_names_where_they_are_furthest_apart():
    assert dot_plot_finding(ROWS) == "Furthest apart in Testing, by 2 levels"
    assert dot_plot_finding(ROWS[1:]) == (
        "All stand at the same level wherever they can be compared"
    )
    assert dot_plot_finding([]) == "There is nothing to compare yet"
    halves = [PlotRow(name, (1.0, 1.5), ("1.0", "1.5")) for name in "ab"]
    assert dot_plot_finding(halves) == "Furthest apart in 2 rows, by 0.5 levels each"


def test_the_first_view_places_what_there_is():
    drawing = dot_plot_drawing([NOW, LEAD], ROWS, highest=4)

    testing, law, git = drawing.rows
    assert [mark.at for mark in testing.marks] == ["25%", "75%"]
    assert (testing.start, testing.end) == ("25%", "75%")
    assert [mark.at for mark in law.marks] == ["62.5%"]
    assert [mark.shift for mark in git.marks] == [-6, 6]
    assert [(said.name, said.text) for said in law.said] == [
        ("Me", "?"),
        ("Lead", "2.5"),
    ]
