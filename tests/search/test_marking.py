import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.marking import LONGEST_LINE, best_line, excerpt, pieces

LINES = ["Reviews what others wrote.", "Opened a pull request.", "Merged a request."]


def found(text: str, words: str) -> list[str]:
    return [piece.text for piece in pieces(text, words) if piece.is_found]


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("testing", "Tests are tested", ["Tests", "tested"]),
        ("reproducible", "On reproducibility", ["reproducibility"]),
        ("pyt", "pytest and Python", ["pytest", "Python"]),
        ("hub data", "GitHub data", ["data"]),
        ("github", "MyGitHub", ["MyGitHub"]),
        ("ecole", "L'École", ["École"]),
        ("école", "Ecole", ["Ecole"]),
        ("the art of testing", "the art of a test", ["art", "test"]),
        ("R", "R, or Rust", ["R"]),
        ("c++", "C and Cython", ["C"]),
        ('"unit tests" -smoke', "unit", ["unit"]),
        ("!?", "What!?", []),
    ],
)
def test_what_answers_the_words_is_marked(words, text, marked):
    assert found(text, words) == marked


@given(st.text(), st.text())
def test_the_pieces_are_all_of_the_text(text, words):
    assert "".join(piece.text for piece in pieces(text, words)) == text


def test_the_line_with_most_of_the_words_is_shown():
    assert best_line(LINES, "pull request") == "Opened a pull request."
    assert best_line(LINES, "sailing") == LINES[0]
    assert best_line([], "sailing") == ""


def test_a_long_text_is_cut_around_what_was_found():
    text = "before " * 100 + "the pull request " + "after " * 100

    cut = excerpt(text, "pull request")

    assert "the pull request after" in cut
    assert cut.startswith("… before")
    assert cut.endswith("after …")


def test_a_short_text_stays_whole_and_a_long_one_without_the_words_begins():
    assert excerpt("Short.", "other") == "Short."
    assert excerpt("word " * 100, "other").startswith("word word")


@given(st.text(max_size=600), st.text(max_size=20))
def test_an_excerpt_is_bounded(text, words):
    assert len(excerpt(text, words)) <= LONGEST_LINE + len("…  …")
