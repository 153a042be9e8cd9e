from charts.dot_rows import DotRow
from charts.dumbbell import Dumbbell
from charts.levels import State
from charts.row_drawing import Tick, dot_rows_drawing, dumbbell_drawing


def test_a_dumbbell_is_placed_in_per_cent():
    drawing = dumbbell_drawing([Dumbbell("Git", "Tools", 1, 3)], highest=4)

    (row,) = drawing.rows
    assert (row.now, row.goal, row.is_short) == ("25%", "75%", True)
    assert (row.now_text, row.goal_text) == ("1", "3")


def test_means_keep_their_place_between_levels():
    (row,) = dumbbell_drawing([Dumbbell("Git", "", 1.0, 2.5)], highest=3).rows

    assert (row.now, row.goal) == ("33.33%", "83.33%")


def test_the_key_names_the_goal_and_what_is_past_it():
    short = dumbbell_drawing([Dumbbell("Git", "", 1, 3)], highest=4)
    past = dumbbell_drawing([Dumbbell("Git", "", 3, 1)], highest=4, goal="Senior RSE")

    assert (short.goal, short.has_past) == ("Goal", False)
    assert (past.goal, past.has_past) == ("Senior RSE", True)


def test_a_scale_has_a_tick_for_each_level_and_numerals_where_they_fit():
    drawing = dot_rows_drawing([], highest=10)

    assert len(drawing.ticks) == 11
    assert drawing.axis[1] == Tick("20%", "2")


def test_rank_0_is_placed_and_the_unknown_is_not():
    rows = [
        DotRow("Git", 0, State.RATED),
        DotRow("Packaging", None, State.NOT_ASSESSED),
        DotRow("Fortran", None, State.NOT_APPLICABLE),
    ]
    marks = dot_rows_drawing(rows, highest=4).rows

    assert [mark.at for mark in marks] == ["0%", "", ""]
    assert [mark.text for mark in marks] == ["0", "not assessed", "not applicable"]
