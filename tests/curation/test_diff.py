from hypothesis import given
from hypothesis import strategies as st

from curation.diff import MOST_PIECES, Piece, word_diff


@given(st.text(), st.text())
def test_each_side_is_its_text(old, new):
    left, right = word_diff(old, new)

    assert "".join(piece.text for piece in left) == old
    assert "".join(piece.text for piece in right) == new


@given(st.text(), st.text())
def test_what_both_share_is_the_same_on_both_sides(old, new):
    left, right = word_diff(old, new)

    shared = [piece.text for piece in left if not piece.differs]
    assert shared == [piece.text for piece in right if not piece.differs]


def test_only_the_words_that_differ_are_marked():
    left, right = word_diff("First Tuesday, 14:00", "First Thursday, 14:00")

    assert left == [
        Piece("First ", False),
        Piece("Tuesday", True),
        Piece(", 14:00", False),
    ]
    assert right[1] == Piece("Thursday", True)


def test_a_long_text_goes_by_lines_and_an_endless_one_whole():
    lines = [f"line {n}\n" for n in range(MOST_PIECES)]
    left, _right = word_diff("".join(lines), "".join([*lines[:-1], "other\n"]))
    assert left[-1] == Piece(lines[-1], True)

    whole = "\n" * (MOST_PIECES + 1)
    assert word_diff(whole, "x") == ([Piece(whole, True)], [Piece("x", True)])
