"""The picture of a theory of change: every item once, every tie a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.chain import SHAPES, Node, draw

HEADINGS = ("Evidence", "Actions", "Outputs", "Objectives", "Impact targets")
NODES = st.lists(
    st.integers(0, len(SHAPES) - 1).map(lambda column: (column, "some words")),
    max_size=200,
).map(
    lambda made: [
        Node(str(key), column, words) for key, (column, words) in enumerate(made)
    ]
)


@given(NODES)
def test_every_item_has_a_place_of_its_own(nodes):
    edges = [(a.key, b.key) for a, b in pairwise(nodes)]
    drawing = draw(nodes, edges, HEADINGS)
    places = {(mark.x, mark.y) for mark in drawing.marks}

    assert len(places) == len(drawing.marks) == len(nodes)
    assert len(drawing.curves) == len(edges)
    assert all(0 < mark.x < drawing.width for mark in drawing.marks)
    assert all(0 < mark.y < drawing.height for mark in drawing.marks)


def test_columns_follow_what_they_hang_on():
    nodes = [Node("a", 1, "A"), Node("b", 1, "B"), Node("x", 2, "X"), Node("y", 2, "Y")]
    drawing = draw(nodes, [("a", "y"), ("b", "x")], HEADINGS)
    at = {mark.node.key: mark.y for mark in drawing.marks}

    assert (at["a"] < at["b"]) is (at["y"] < at["x"])


def test_a_long_title_ends_in_an_ellipsis():
    [mark] = draw([Node("a", 0, "long words " * 20)], [], HEADINGS).marks

    assert len(mark.lines) == 3
    assert mark.lines[-1][1].endswith("…")


def test_what_is_done_has_a_tick_and_what_breaks_an_edge():
    nodes = [Node("a", 0, "A", is_done=True), Node("b", 1, "B", is_broken=True)]
    done, broken = draw(nodes, [], HEADINGS).marks

    assert done.lines[0][1] == "✓ A"
    assert broken.style == "is-column-1 is-broken"


def test_a_line_from_nowhere_is_refused():
    with pytest.raises(ValueError, match="No node is called x"):
        draw([Node("a", 0, "A")], [("x", "a")], HEADINGS)
