import pytest

from training.effort import effort


def test_hours_without_doubt_are_hours():
    assert effort(4) == 4


@pytest.mark.parametrize(
    ("doubt", "weighs"),
    [
        ("is_estimated", 5.0),
        ("is_stale", 4.4),
        ("is_unverified", 4.4),
        ("is_paid", 5.0),
        ("is_other_language_or_format", 4.8),
    ],
)
def test_each_doubt_makes_the_hours_weigh_more(doubt, weighs):
    assert effort(4, **{doubt: True}) == pytest.approx(weighs)


def test_doubts_multiply():
    assert effort(4, is_estimated=True, is_paid=True) == pytest.approx(6.25)


@pytest.mark.parametrize(("outcome", "weighs"), [(0.5, 4), (1.2, 4.8), (9, 5.2)])
def test_outcomes_weigh_no_less_than_nothing_and_no_more_than_agreed(outcome, weighs):
    assert effort(4, outcome=outcome) == pytest.approx(weighs)
