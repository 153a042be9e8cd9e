"""The chart component and its first views, as a page would include them."""

import pytest
from django.template.loader import render_to_string

from charts.dot_rows import DotRow
from charts.drawing import wheel_drawing
from charts.dumbbell import Dumbbell, dumbbell
from charts.levels import State
from charts.row_drawing import dot_rows_drawing, dumbbell_drawing
from charts.spokes import Spoke

ROWS = [Dumbbell("Git <b>", "Tools", 1, 3), Dumbbell("HPC", "", 2.5, 2.0)]


def chart(**more):
    context = {"id": "gap", "finding": "One skill is two levels away", **more}
    return render_to_string("components/chart.html", context)


@pytest.fixture
def gap():
    return chart(
        figure=dumbbell(ROWS, highest=4),
        first="components/dumbbell_drawing.html",
        drawing=dumbbell_drawing(ROWS, highest=4),
        table="gap-table",
        source="Self-reported",
        level=3,
    )


def test_a_figure_is_named_by_its_finding(gap):
    assert 'aria-labelledby="gap-finding"' in gap
    assert '<h3 class="chart-finding" id="gap-finding">One skill is two levels' in gap


def test_a_figure_carries_its_data_and_points_to_its_table(gap):
    assert '<script id="gap" type="application/json">' in gap
    assert '<a href="#gap-table">' in gap


def test_the_first_view_says_everything_without_script(gap):
    assert "Git &lt;b&gt;" in gap
    assert gap.count('class="chart-row"') == 2
    assert gap.count("chart-past") == 2  # in the key and in the row that is past


def test_nothing_is_styled_inside_the_markup(gap):
    assert "style=" not in gap
    assert "onclick" not in gap


def test_a_figure_without_a_first_view_keeps_its_room():
    page = chart(figure=dumbbell(ROWS, highest=4))

    assert '<svg class="chart-hold" aria-hidden="true" width="1" height="132">' in page


def test_a_drawing_may_stand_without_a_figure():
    page = chart(
        first="components/dumbbell_drawing.html",
        drawing=dumbbell_drawing(ROWS, highest=4),
    )

    assert "data-chart" not in page
    assert "<script" not in page


def test_the_wheel_is_described_spoke_by_spoke():
    spokes = [Spoke("Data", 2.5, 3, 4, 7), Spoke("Web", None, 0, 0, 3)]
    drawing = wheel_drawing(spokes, highest=4, levels=["None yet", "Awareness"])
    page = render_to_string(
        "components/wheel_drawing.html", {"drawing": drawing, "id": "wheel"}
    )

    assert "<li>Data: 2.5, 3 of 4 rated</li><li>Web: not applicable</li>" in page
    assert 'fill="url(#wheel-hatch)"' in page
    assert "Awareness" in page


def test_dot_rows_keep_rank_0_apart_from_the_unknown():
    rows = [DotRow("Git", 0, State.RATED), DotRow("HPC", None, State.NOT_ASSESSED)]
    page = render_to_string(
        "components/dot_rows_drawing.html",
        {"drawing": dot_rows_drawing(rows, highest=4)},
    )

    assert page.count("chart-now") == 1
    assert page.count("chart-dotted") == 1
