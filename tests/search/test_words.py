import pytest

from search.words import beginning, plain_words


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("unit testing", ["unit", "testing"]),
        ('"unit testing"', []),
        ("testing -unit", []),
        ("testing OR review", []),
        ("state-of-the-art", ["state-of-the-art"]),
        ("order", ["order"]),
    ],
)
def test_words_are_plain_unless_they_ask_for_more(words, plain):
    assert plain_words(words) == plain


def test_more_words_than_anyone_needs_are_left_out():
    assert len(plain_words("a " * 100)) == 12


@pytest.mark.parametrize(
    ("words", "begun"),
    [("unit tes", "tes"), ("c", ""), ("c++", ""), ("", ""), ("testing -un", "")],
)
def test_the_last_word_may_be_a_beginning(words, begun):
    assert beginning(words) == begun
