from charts.dot_rows import DotRow, dot_rows
from charts.levels import State
from tests.charts.checks import assert_sound, trace

ROWS = [
    DotRow("Version control", 0, State.RATED),
    DotRow("Packaging", None, State.NOT_ASSESSED),
    DotRow("Fortran", None, State.NOT_APPLICABLE),
    DotRow("L" * 105, 4, State.RATED),
]


def test_the_rows_are_a_figure_plotly_accepts():
    assert_sound(dot_rows(ROWS, highest=4))
    assert_sound(dot_rows([], highest=4))


def test_rank_0_is_a_dot_like_any_other():
    dots = trace(dot_rows(ROWS, highest=4), "Level")

    assert list(zip(dots["y"], dots["x"], strict=True)) == [(0, 0), (3, 4)]


def test_not_assessed_has_a_dotted_track_and_not_applicable_none():
    figure = dot_rows(ROWS, highest=4)

    assert trace(figure, "Not assessed")["y"] == [1, 1, None]
    assert trace(figure, "Track")["y"] == [0, 0, None, 3, 3, None]


def test_each_row_says_its_level_or_why_there_is_none():
    assert [row.sentence for row in ROWS[:3]] == [
        "Version control: 0",
        "Packaging: not assessed",
        "Fortran: not applicable",
    ]
