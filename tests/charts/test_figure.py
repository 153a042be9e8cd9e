from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from charts.figure import axis, escaped, layout


@given(st.text())
def test_text_reaches_plotly_without_tags_and_comes_back_whole(text):
    safe = escaped(text)

    assert "<" not in safe
    assert ">" not in safe
    assert unescape(safe) == text


def test_an_ampersand_is_escaped_before_the_brackets():
    assert escaped("R&D <b>") == "R&amp;D &lt;b&gt;"


def test_colours_and_typefaces_are_tokens_of_the_page():
    font = layout(height=10, margin=(0, 0, 0, 0))["font"]

    assert (font["color"], font["family"]) == ("var(--ink)", "var(--sans)")


def test_margins_run_clockwise_from_the_top():
    margin = layout(height=10, margin=(1, 2, 3, 4))["margin"]

    assert margin == {"t": 1, "r": 2, "b": 3, "l": 4, "pad": 0}


def test_no_axis_catches_a_finger_that_scrolls_the_page():
    assert axis(side="top")["fixedrange"]
