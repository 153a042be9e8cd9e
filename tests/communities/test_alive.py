"""Whether a community is alive: states, and what doesn't fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.alive import (
    Finding,
    Life,
    Oddity,
    Signs,
    life_of,
    months_between,
    pulse_of,
)

TODAY = date(2026, 6, 15)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "life"),
    [
        (0, Life.FRESH),
        (182, Life.FRESH),
        (183, Life.AGEING),
        (364, Life.AGEING),
        (365, Life.STALE),
        (729, Life.STALE),
        (730, Life.SILENT),
    ],
)
def test_a_sign_of_life_ages(days, life):
    assert life_of(ago(days), TODAY) is life


def test_without_a_sign_nothing_is_known():
    assert pulse_of(Signs("active"), TODAY).life is Life.UNKNOWN


def test_the_latest_sign_counts_and_says_what_it_was():
    pulse = pulse_of(Signs("active", verified=ago(400), last=ago(10)), TODAY)

    assert (pulse.sign, pulse.is_by_event) == (ago(10), True)


@pytest.mark.parametrize(
    ("signs", "findings"),
    [
        (
            Signs("active", last=date(2025, 4, 10)),
            [Finding(Oddity.ACTIVE_WITHOUT_EVENTS, date(2025, 4, 10), 14)],
        ),
        (
            Signs("active", last=date(2026, 3, 1)),
            [Finding(Oddity.LAST_MEETING_PAST, date(2026, 3, 1))],
        ),
        (Signs("active", last=date(2026, 3, 1), has_rhythm=True), []),
        (Signs("active", last=date(2024, 3, 1), next=date(2026, 7, 1)), []),
        (Signs("paused", last=date(2024, 3, 1)), []),
        (Signs("active", last=ago(20)), []),
        (Signs("retired", broken=["Slack"]), []),
        (
            Signs("retired", next=date(2026, 7, 1)),
            [Finding(Oddity.OVER_WITH_EVENTS, date(2026, 7, 1))],
        ),
        (
            Signs("paused", broken=["Slack"]),
            [Finding(Oddity.BROKEN_CHANNEL, names=["Slack"])],
        ),
    ],
)
def test_what_does_not_fit_is_found(signs, findings):
    assert pulse_of(signs, TODAY).findings == findings


def test_what_nobody_answers_for_stands_below_everything_else():
    silent = pulse_of(Signs("active", verified=ago(900)), TODAY)
    asked = pulse_of(Signs("active", verified=ago(1), unanswered=True), TODAY)

    assert asked.is_unconfirmed
    assert asked.rank > silent.rank


def test_what_has_ended_is_not_unconfirmed():
    assert not pulse_of(Signs("retired", unanswered=True), TODAY).is_unconfirmed


@given(DAYS, DAYS)
def test_months_are_whole_ones(one, other):
    earlier, later = sorted([one, other])
    months = months_between(earlier, later)

    assert 28 * months <= (later - earlier).days <= 31 * (months + 1)


@given(DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans())
def test_a_pulse_is_told_of_whatever_is_known(today, verified, last, has_rhythm):
    signs = Signs("active", verified=verified, last=last, has_rhythm=has_rhythm)
    pulse = pulse_of(signs, today)

    assert (pulse.sign is None) == (pulse.life is Life.UNKNOWN)
    assert len(pulse.findings) <= 1
