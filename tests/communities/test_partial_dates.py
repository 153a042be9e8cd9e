"""Dates that are only as exact as they were told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.partial_dates import (
    ABOUT,
    DAY,
    MONTH,
    YEAR,
    PartialDate,
    months_before,
    months_between,
    partial_date,
)


@pytest.mark.parametrize(
    ("said", "day", "precision"),
    [
        ("26.11.2018", date(2018, 11, 26), DAY),
        ("29-09-2019", date(2019, 9, 29), DAY),
        ("2018-11-26", date(2018, 11, 26), DAY),
        ("21 October 2021", date(2021, 10, 21), DAY),
        ("April 2017", date(2017, 4, 1), MONTH),
        ("03.2019", date(2019, 3, 1), MONTH),
        ("2018", date(2018, 1, 1), YEAR),
        ("late 2023", date(2023, 1, 1), ABOUT),
        ("~2023", date(2023, 1, 1), ABOUT),
    ],
)
def test_a_date_keeps_how_exact_it_was_told(said, day, precision):
    assert partial_date(said) == PartialDate(day, precision)


@pytest.mark.parametrize("said", ["", "soon", "31.02.2020", "1718", "13/13/2020"])
def test_what_is_no_date_is_none(said):
    assert partial_date(said) is None


def test_a_month_is_all_of_its_days():
    told = PartialDate(date(2024, 2, 1), MONTH)

    assert (told.earliest, told.latest) == (date(2024, 2, 1), date(2024, 2, 29))


@given(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    st.sampled_from([DAY, MONTH, YEAR, ABOUT]),
)
def test_what_is_written_is_read_back(day, precision):
    told = PartialDate(PartialDate(day, precision).earliest, precision)

    assert partial_date(told.said()) == told


@given(st.text(max_size=40))
def test_any_words_are_read_or_refused(said):
    found = partial_date(said)

    assert found is None or found.earliest <= found.latest


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 400))
def test_months_back_are_months_between(day, months):
    assert months_between(months_before(day, months), day) == months
