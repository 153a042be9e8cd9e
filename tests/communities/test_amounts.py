"""Sums of money in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.amounts import Amount, amount_in


@pytest.mark.parametrize(
    ("said", "value", "currency"),
    [
        ("EUR 60", "60", "EUR"),
        ("€ 1.500,00", "1500", "EUR"),
        ("£12,500", "12500", "GBP"),
        ("1.5 million USD", "1500000", "USD"),
        ("R 50 000 a year", "50000", "ZAR"),
        ("12k EUR", "12000", "EUR"),
        ("at most $1,250.50 on receipt", "1250.50", "USD"),
    ],
)
def test_a_sum_is_read_with_its_currency(said, value, currency):
    assert amount_in(said) == Amount(Decimal(value), currency)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "1.5 FTE for two years",
        "500-20000 USD",
        "USD 500 or USD 2000",
        "a small amount",
        "1000",
        "ISO 9001",
    ],
)
def test_what_is_not_one_sure_sum_stays_words(said):
    assert amount_in(said) is None


@given(st.text(max_size=80))
def test_any_words_are_read_or_left(said):
    found = amount_in(said)

    assert found is None or found.value >= 0
