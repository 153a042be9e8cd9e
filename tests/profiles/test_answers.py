import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.answers import Answer, Click, InvalidAnswerError, clicks_in, parse_answer


def test_a_rank_not_applicable_and_nothing_are_three_answers():
    answers = [parse_answer(value, highest=4) for value in ("0", "na", "")]

    assert answers == [Answer(0), Answer(None), None]


@pytest.mark.parametrize("value", ["5", "-1", "1.5", "NA", "٣", "9" * 5000, " 1"])
def test_what_is_not_on_the_scale_is_refused(value):
    with pytest.raises(InvalidAnswerError, match="from 0 to 4"):
        parse_answer(value, highest=4)


@given(st.text(max_size=20), st.integers(1, 20))
def test_an_answer_read_is_on_the_scale_or_refused(value, highest):
    try:
        answer = parse_answer(value, highest=highest)
    except InvalidAnswerError:
        return
    assert answer is None or answer.rank is None or 0 <= answer.rank <= highest


def test_only_what_was_changed_on_the_page_is_a_click():
    form = {
        "answer-git": "2",
        "was-git": "2",
        "answer-testing": "3",
        "was-testing": "1",
        "seen-testing": "then",
    }

    clicks = clicks_in(form, ["git", "testing"], highest=4)

    assert clicks == [Click("testing", Answer(3), "then")]


def test_clearing_a_skill_wins_over_its_radio_button():
    form = {"answer-git": "2", "was-git": "", "clear": "git", "seen-git": "then"}

    assert clicks_in(form, ["git"], highest=4) == [Click("git", None, "then")]


def test_a_skill_of_another_page_is_refused():
    with pytest.raises(InvalidAnswerError, match="“hpc” is not a skill on this page"):
        clicks_in({"answer-hpc": "2"}, ["git"], highest=4)


def test_clearing_a_skill_of_another_page_is_refused():
    with pytest.raises(InvalidAnswerError, match="“hpc” is not a skill on this page"):
        clicks_in({"clear": "hpc"}, ["git"], highest=4)
