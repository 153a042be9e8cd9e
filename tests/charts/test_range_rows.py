from charts.range_rows import (
    RangeRow,
    percent,
    range_rows,
    range_rows_drawing,
    range_rows_finding,
)
from tests.charts.checks import assert_sound, trace

ROWS = [
    RangeRow("RSE", 0.5, 0.75, "50% to 75%"),
    RangeRow("Lead", 0.25, 0.25, "25%"),
    RangeRow("Captain", None, None, "nothing to measure"),
]


def test_the_rows_are_a_figure_plotly_accepts():
    assert_sound(range_rows(ROWS))
    assert_sound(range_rows([]))


def test_the_sure_part_and_what_is_not_known_are_two_lines():
    figure = range_rows(ROWS)

    assert trace(figure, "Held")["x"] == [0.0, 2.0, None, 0.0, 1.0, None]
    assert trace(figure, "Not known")["x"] == [2.0, 3.0, None]


def test_0_and_100_are_said_only_of_none_and_all():
    shares = (0.0, 0.001, 0.5, 0.999, 1.0)

    assert [percent(share) for share in shares] == [0, 1, 50, 99, 100]


def test_the_finding_names_the_nearest():
    assert range_rows_finding(ROWS) == "Nearest to RSE: 50% to 75%"
    assert range_rows_finding([ROWS[1], ROWS[1]]) == (
        "Nearest to several, Lead among them: 25%"
    )
    assert range_rows_finding([ROWS[2]]) == "There is nothing to measure yet"
    unknown = RangeRow("RSE", 0.0, 1.0, "0% to 100%")
    assert range_rows_finding([unknown]) == (
        "Nothing that is asked is known to be held yet"
    )


def test_the_first_view_is_placed_in_per_cent():
    drawing = range_rows_drawing(ROWS)

    assert [(m.sure, m.maybe) for m in drawing.rows] == [
        ("50%", "75%"),
        ("25%", ""),
        ("", ""),
    ]
    assert drawing.has_range
