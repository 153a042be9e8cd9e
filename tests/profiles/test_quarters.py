from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.quarters import last_over


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "2025 Q4"),
        (date(2026, 3, 31), "2025 Q4"),
        (date(2026, 4, 1), "2026 Q1"),
        (date(2026, 12, 31), "2026 Q3"),
    ],
)
def test_the_last_quarter_that_is_over(day, name):
    assert last_over(day).name == name


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)))
def test_it_ended_before_the_day_and_less_than_a_quarter_ago(day):
    assert day - timedelta(days=92) < last_over(day).day_after <= day
