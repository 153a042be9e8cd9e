"""What pays for a community on a day, and for how long yet."""

from datetime import date

import pytest

from communities.funding import (
    FUNDED,
    IN_KIND,
    NOTHING,
    PARTLY,
    SEEKING,
    UNFUNDED,
    UNKNOWN,
    Funding,
    Runway,
    alert_due,
    standing_of,
)
from communities.partial_dates import partial_date

# The four rows of RSSE Africa, as its case study tells them.
RSSE_AFRICA = (
    Funding("mentoring", True, partial_date("2020"), partial_date("2020")),
    Funding("sponsorship", True, partial_date("2022"), None, is_open=True),
    Funding("contract", False, partial_date("2023"), partial_date("March 2025")),
    Funding(NOTHING, False, partial_date("March 2025")),
)


def test_money_that_ends_in_a_month_lasts_three_to_four_more():
    standing = standing_of(RSSE_AFRICA, date(2024, 12, 1))

    assert standing.words == (FUNDED, IN_KIND)
    assert standing.runway == Runway(3, 4)


def test_after_its_end_only_help_in_kind_is_left():
    standing = standing_of(RSSE_AFRICA, date(2025, 4, 1))

    assert standing.words == (UNFUNDED, IN_KIND, SEEKING)
    assert standing.runway is None


def test_help_in_kind_makes_no_runway():
    rows = [Funding("sponsorship", True, partial_date("2022"), partial_date("2030"))]

    standing = standing_of(rows, date(2025, 1, 1))

    assert (standing.money, standing.runway) == (UNKNOWN, None)


def test_nothing_told_is_unknown_and_not_unfunded():
    assert standing_of([], date(2025, 1, 1)).words == (UNKNOWN,)
    assert standing_of([], date(2025, 1, 1), is_seeking=True).words == (
        UNKNOWN,
        SEEKING,
    )


def test_money_without_an_end_is_unknown_and_never_funded():
    rows = [Funding("grant", starts=partial_date("2020"))]

    assert standing_of(rows, date(2025, 1, 1)).money == UNKNOWN


def test_an_unknown_end_beside_a_known_one_makes_no_runway():
    rows = [
        Funding("grant", starts=partial_date("2020")),
        Funding("contract", ends=partial_date("2026-06-30")),
    ]

    standing = standing_of(rows, date(2025, 1, 1))

    assert (standing.money, standing.runway) == (FUNDED, None)


def test_fees_that_go_on_are_money_without_a_last_day():
    rows = [Funding("fees", starts=partial_date("2018"), is_open=True)]

    standing = standing_of(rows, date(2025, 1, 1))

    assert (standing.money, standing.ends) == (FUNDED, None)


def test_a_fiscal_host_gives_no_money():
    rows = [Funding("hosting", starts=partial_date("2018"), is_open=True)]

    assert standing_of(rows, date(2025, 1, 1)).money == UNKNOWN


def test_who_seeks_while_funded_is_funded_in_part():
    rows = [Funding("grant", ends=partial_date("2026-01-31"))]

    standing = standing_of(rows, date(2025, 1, 31), is_seeking=True)

    assert (standing.money, standing.runway) == (PARTLY, Runway(12, 12))


@pytest.mark.parametrize(
    ("today", "sent", "due"),
    [
        (date(2024, 2, 28), (), None),
        (date(2024, 3, 1), (), 12),
        (date(2024, 9, 1), (12,), 6),
        (date(2024, 12, 1), (12, 6), 3),
        (date(2024, 12, 2), (12, 6, 3), None),
        (date(2025, 2, 1), (12, 6, 3), 1),
        (date(2025, 3, 31), (12, 6, 3, 1), 0),
        (date(2025, 6, 1), (12, 6, 3, 1, 0), None),
        # Told late, only the nearest is sent, and none of those before it later.
        (date(2025, 1, 10), (), 3),
        (date(2025, 1, 20), (3,), None),
    ],
)
def test_maintainers_are_told_once_at_each_mark(today, sent, due):
    assert alert_due(partial_date("March 2025"), today, sent) == due
