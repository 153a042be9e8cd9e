import pytest

from charts.heat_map import heat_map
from charts.levels import State
from tests.charts.checks import assert_sound, trace

PEOPLE = ["Alice", "Bob"]
SKILLS = ["Git", "Testing", "HPC"]
CELLS = [[0, 4, State.NOT_ASSESSED], [2.5, State.NOT_APPLICABLE, 1]]


@pytest.fixture
def figure():
    return heat_map(PEOPLE, SKILLS, CELLS, highest=4)


def test_the_map_is_a_figure_plotly_accepts(figure):
    assert_sound(figure)
    assert_sound(heat_map([], [], [], highest=4))
    assert_sound(heat_map(["N" * 105] * 24, ["S" * 105], [[0]] * 24, highest=7))


def test_cells_take_the_wash_of_their_level(figure):
    assert trace(figure, "Wash")["z"] == [[0, 4, None], [3, None, 1]]


def test_the_numeral_is_in_every_cell_light_on_deep_washes(figure):
    assert trace(figure, "Level")["text"] == ["0", "1"]
    assert trace(figure, "Level, on ink")["text"] == ["4", "2.5"]


def test_what_has_no_level_has_marks_of_its_own(figure):
    marks = trace(figure, "No level")

    assert marks["text"] == ["?", "n/a"]
    assert list(zip(marks["y"], marks["x"], strict=True)) == [(0, 2), (1, 1)]


def test_a_cell_says_who_what_and_how_much(figure):
    said = trace(figure, "Cell")["hovertext"]

    assert said[0] == "Alice, Git: 0"
    assert said[2] == "Alice, HPC: not assessed"


def test_long_headings_are_cut(figure):
    wide = heat_map(["N" * 105], ["Git"], [[1]], highest=4)

    assert wide["layout"]["yaxis"]["ticktext"] == ["N" * 21 + "…"]


def test_a_map_wider_than_the_page_says_so(figure):
    wide = heat_map(["Alice"], ["S"] * 100, [[1] * 100], highest=4)

    assert wide["layout"]["meta"]["least_width"] == 3450


def test_cells_must_fill_the_map():
    with pytest.raises(ValueError, match="one cell for every row and column"):
        heat_map(PEOPLE, SKILLS, [[1, 2, 3]], highest=4)
    with pytest.raises(ValueError, match="one cell for every row and column"):
        heat_map(PEOPLE, SKILLS, [[1, 2, 3], [1]], highest=4)
