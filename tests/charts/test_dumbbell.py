from hypothesis import given, settings
from hypothesis import strategies as st

from charts.dumbbell import Dumbbell, dumbbell
from tests.charts.checks import assert_sound, trace

SHORT = Dumbbell("Mentoring", "Leadership", held=0, wanted=2)
MET = Dumbbell("Testing", "Software", held=3, wanted=3)
PAST = Dumbbell("Profiling", "", held=3.5, wanted=2.0)

levels = st.integers(0, 4) | st.floats(0, 4)
any_row = st.builds(Dumbbell, st.text(max_size=120), st.text(), levels, levels)


@settings(deadline=None)  # Plotly reads its schema at the first figure
@given(st.lists(any_row, max_size=6))
def test_any_rows_are_a_figure_plotly_accepts(rows):
    assert_sound(dumbbell(rows, highest=4))


def test_now_and_goal_are_two_shapes():
    figure = dumbbell([SHORT, MET], highest=4)

    now, goal = trace(figure, "Now"), trace(figure, "Goal")
    assert (now["x"], now["marker"]["symbol"]) == ([0, 3], "circle")
    assert (goal["x"], goal["marker"]["symbol"]) == ([2, 3], "diamond")


def test_what_is_missing_is_pencil_and_what_is_past_the_goal_is_ink():
    figure = dumbbell([SHORT, PAST], highest=4)

    gap, past = trace(figure, "Gap"), trace(figure, "Past the goal")
    assert (gap["x"], gap["line"]["color"]) == ([0, 2, None], "var(--pencil)")
    assert (past["x"], past["line"]["color"]) == ([3.5, 2, None], "var(--ink-2)")


def test_rows_say_name_group_and_both_levels():
    assert SHORT.sentence == "Mentoring (Leadership): 0 now, goal 2"
    assert PAST.sentence == "Profiling: 3.5 now, goal 2.0"


def test_a_row_without_a_group_has_no_second_word():
    notes = dumbbell([SHORT, PAST], highest=4)["layout"]["annotations"]

    texts = [note["text"] for note in notes]
    assert texts == ["Mentoring", "0 / 2", "Leadership", "Profiling", "3.5 / 2.0"]


def test_forty_rows_keep_the_height_of_a_row():
    one, forty = dumbbell([SHORT], highest=4), dumbbell([SHORT] * 40, highest=4)

    assert forty["layout"]["height"] - one["layout"]["height"] == 39 * 52
