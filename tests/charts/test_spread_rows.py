from charts.dot_plot import Series
from charts.spread_rows import (
    Spread,
    SpreadRow,
    below,
    sentence,
    spread_drawing,
    spread_finding,
    spread_rows,
)
from charts.symbols import symbols_for
from tests.charts.checks import assert_sound, trace

CREW, FLEET = (
    Series(name, symbol)
    for name, symbol in zip(["Crew", "Fleet"], symbols_for([False] * 2), strict=True)
)
TESTING = SpreadRow(
    "Testing",
    (Spread(1, 2, 3), Spread(0, 0, 1)),
    ((4.0,), ()),
    ("2 to 3", "0 to 1"),
    own=1,
)
LAW = SpreadRow("Law <b>", (Spread(1, 1, 1), None), ((), ()), ("1 to 2", "-"))


def test_the_rows_are_a_figure_plotly_accepts():
    assert_sound(spread_rows([CREW, FLEET], [TESTING, LAW], highest=4))
    assert_sound(spread_rows([], [], highest=4))


def test_a_band_ends_a_level_above_where_it_begins():
    figure = spread_rows([CREW, FLEET], [TESTING, LAW], highest=4)

    assert trace(figure, "Crew: half")["x"] == [1, 4, None, 1, 2, None]
    assert trace(figure, "Crew: named")["x"] == [4.0]
    assert trace(figure, "You")["x"] == [1]


def test_a_group_without_a_figure_has_no_line():
    drawing = spread_drawing([CREW, FLEET], [TESTING, LAW], highest=4)

    assert [group.half for group in drawing.rows[1].groups] == [("25%", "50%"), None]
    assert drawing.has_people
    assert drawing.rows[0].own == "25%"


def test_groups_share_the_room_around_the_track():
    assert [below(place, 2) for place in range(2)] == [-6, 6]
    assert [below(place, 1) for place in range(1)] == [0]


def test_the_finding_says_where_they_are_furthest_apart_or_highest():
    one = SpreadRow("Git", (Spread(1, 2, 3),), ((),), ("2 to 3",))

    assert spread_finding([TESTING, LAW]) == (
        "The groups are furthest apart in Testing"
    )
    assert spread_finding([one]) == "Highest in Git: the middle lies between 2 and 3"
    assert spread_finding([]) == "There is nothing to show yet"


def test_each_row_says_every_group_by_name():
    assert sentence([CREW, FLEET], LAW) == "Law <b>: Crew 1 to 2, Fleet -"
