from charts.rows import HEAD, ROW, aside, label, row_layout, tracks, value
from tests.charts.checks import assert_sound


def test_the_height_is_known_from_the_number_of_rows():
    heights = [row_layout([], count=count, highest=4)["height"] for count in (0, 1, 40)]

    assert heights == [HEAD, HEAD + ROW, HEAD + 40 * ROW]


def test_a_row_takes_the_same_height_whatever_their_number():
    low, high = row_layout([], count=8, highest=4)["yaxis"]["range"]

    assert round(low - high, 6) == 8


def test_texts_of_a_row_are_named_for_the_script_that_fits_them():
    texts = [label(0, "Git & co"), aside(0, "Tools", after="Git & co"), value(0, "1")]

    assert [text["name"] for text in texts] == ["label", "aside", "value"]
    assert texts[0]["text"] == "Git &amp; co"
    assert_sound({"data": [], "layout": row_layout(texts, count=1, highest=4)})


def test_a_track_has_a_tick_at_each_level():
    line, ticks = tracks([0, 2], 3)

    assert line["x"] == [0, 3, None] * 2
    assert list(zip(ticks["x"], ticks["y"], strict=True)) == [
        (level, row) for row in (0, 2) for level in range(4)
    ]
