import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.spokes import Spoke
from charts.wheel import wheel
from tests.charts.checks import assert_sound, trace

LONG = "Inclusive meetings & on-boarding for distributed, multilingual groups " * 2


@st.composite
def any_spoke(draw):
    applicable = draw(st.integers(0, 9))
    rated = draw(st.integers(0, applicable))
    value = draw(st.floats(0, 4)) if rated else None
    target = draw(st.none() | st.floats(0, 4))
    return Spoke(draw(st.text(max_size=120)), value, rated, applicable, 9, target)


def rated(name="Data engineering", value=2.5, **more):
    return Spoke(name, value, rated=4, applicable=4, total=4, **more)


UNKNOWN = Spoke("Cloud", None, rated=0, applicable=5, total=5, target=2)
LEFT_OUT = Spoke("Web", None, rated=0, applicable=0, total=3, target=2)


@settings(deadline=None)  # Plotly reads its schema at the first figure
@given(st.lists(any_spoke(), max_size=24))
def test_any_profile_is_a_figure_plotly_accepts(spokes):
    assert_sound(wheel(spokes, highest=4))


@pytest.mark.parametrize("count", [0, 1, 12, 24])
def test_every_spoke_answers_to_the_pointer(count):
    figure = wheel([rated()] * count, highest=4)

    said = trace(figure, "Spoke")["hovertext"]
    assert said == ["Data engineering: 2.5, 4 of 4 rated"] * count


def test_bars_are_stacked_in_the_washes_of_their_levels():
    level = trace(wheel([rated(value=2.5)], highest=4), "Level")

    assert level["base"] == [0, 1, 2]
    assert level["r"] == [1, 1, 0.5]
    assert level["marker"]["color"] == ["var(--lv1)", "var(--lv2)", "var(--lv3)"]


def test_level_0_is_outlined_in_ink():
    figure = wheel([rated(value=0.0)], highest=4)

    assert trace(figure, "Level")["r"] == []
    assert trace(figure, "Outline")["r"] == [0.16]
    assert trace(figure, "Outline")["marker"]["line"]["color"] == ["var(--ink)"]


def test_unknown_is_dotted_and_left_out_is_hatched():
    figure = wheel([UNKNOWN, LEFT_OUT], highest=4)

    assert trace(figure, "Outline")["r"] == []
    assert max(r for r in trace(figure, "Not assessed")["r"] if r is not None) == 4
    assert trace(figure, "Not applicable")["r"] == [1.0]


def test_goals_are_arcs_of_what_applies():
    figure = wheel([rated(target=3.5), LEFT_OUT, rated()], highest=4)

    assert set(trace(figure, "Goal")["r"]) == {3.5, None}


def test_few_names_stand_on_the_rim_with_their_mean():
    axis = wheel([rated("R & D")], highest=4)["layout"]["polar"]["angularaxis"]

    assert axis["ticktext"] == ["R &amp; D<br>2.5"]


def test_many_spokes_are_numbered():
    axis = wheel([rated()] * 24, highest=4)["layout"]["polar"]["angularaxis"]

    assert axis["ticktext"] == [str(number) for number in range(1, 25)]


def test_a_narrow_wheel_is_numbered_too():
    narrow = wheel([rated(LONG)], highest=4)["layout"]["meta"]["narrow"]

    assert narrow["polar"]["angularaxis"]["ticktext"] == ["1"]


def test_other_scales_name_their_own_levels():
    assert trace(wheel([rated()], highest=7), "Scale")["text"] == list("1234567")
