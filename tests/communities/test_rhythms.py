"""Rhythms: by the clock of the place, in summer and in winter."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.rhythms import (
    MOST_TIMES,
    BadRhythmError,
    Rhythm,
    Slot,
    checked_rule,
    collisions,
    times_of,
)


def at(text):
    return datetime.fromisoformat(text)


def starts(rule, first, zone, after, before):
    rhythm = Rhythm(checked_rule(rule), at(first), zone)
    return [
        f"{time.starts:%m-%d %H:%M}"
        for time in times_of(rhythm, at(f"{after}T00+00:00"), at(f"{before}T00+00:00"))
    ]


def test_a_call_at_ten_stays_at_ten_when_the_clocks_change():
    found = starts(
        "FREQ=WEEKLY;BYDAY=TH",
        "2026-03-19T10:00",
        "Europe/Berlin",
        "2026-03-15",
        "2026-04-10",
    )

    assert found == ["03-19 09:00", "03-26 09:00", "04-02 08:00", "04-09 08:00"]


def test_in_autumn_it_comes_an_hour_later_by_the_sun():
    found = starts(
        "FREQ=WEEKLY", "2026-10-20T10:00", "Europe/Berlin", "2026-10-19", "2026-11-01"
    )

    assert found == ["10-20 08:00", "10-27 09:00"]


def test_the_south_changes_the_other_way():
    found = starts(
        "FREQ=WEEKLY;INTERVAL=2",
        "2026-03-31T09:00",
        "Australia/Melbourne",
        "2026-03-01",
        "2026-05-01",
    )

    assert found == ["03-30 22:00", "04-13 23:00", "04-27 23:00"]


def test_where_the_clocks_never_change_nothing_moves():
    found = starts(
        "FREQ=MONTHLY;BYDAY=2TU",
        "2026-01-13T14:00",
        "Africa/Johannesburg",
        "2026-03-01",
        "2026-06-01",
    )

    assert found == ["03-10 12:00", "04-14 12:00", "05-12 12:00"]


def test_a_time_that_the_spring_skips_comes_after_it():
    found = starts(
        "FREQ=DAILY", "2026-03-28T02:30", "Europe/Berlin", "2026-03-28", "2026-03-31"
    )

    # 02:30 is not on the clock of the 29th: half past three is.
    assert found == ["03-28 01:30", "03-29 01:30", "03-30 00:30"]


def test_a_time_that_comes_twice_is_taken_once():
    found = starts(
        "FREQ=DAILY", "2026-10-24T02:30", "Europe/Berlin", "2026-10-24", "2026-10-27"
    )

    assert found == ["10-24 00:30", "10-25 00:30", "10-26 01:30"]


def test_an_end_told_in_utc_is_the_same_moment_on_the_wall():
    found = starts(
        "FREQ=DAILY;UNTIL=20260103T220000Z",
        "2026-01-02T23:30",
        "Europe/Berlin",
        "2026-01-01",
        "2026-01-09",
    )

    assert found == ["01-02 22:30"]


def test_a_count_ends_it():
    found = starts(
        "FREQ=MONTHLY;COUNT=2", "2026-01-15T12:00", "UTC", "2026-01-01", "2027-01-01"
    )

    assert found == ["01-15 12:00", "02-15 12:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every Thursday",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=99999999999999999999",
        "FREQ=WEEKLY;COUNT=9999999",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=9MO",
        "FREQ=MONTHLY;BYSETPOS=3",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;UNTIL=99999999",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY\nX:1",
        "FREQ=" + "X" * 500,
    ],
)
def test_a_rule_that_is_not_followed_is_refused(rule):
    with pytest.raises(BadRhythmError):
        checked_rule(rule)


RULES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"),
                *("INTERVAL=2", "INTERVAL=-1", "COUNT=3", "COUNT=x", "UNTIL=20200101"),
                *("BYDAY=MO,TU", "BYDAY=-1FR", "BYDAY=XX", "BYMONTHDAY=31"),
                *("BYMONTHDAY=0", "BYMONTH=2", "BYMONTH=13", "BYSETPOS=-1", "WKST=SU"),
            ]
        ),
        min_size=1,
        max_size=6,
    ).map(";".join),
)


@settings(max_examples=150, deadline=2000)
@given(RULES)
def test_any_rule_is_followed_in_time_or_refused(rule):
    try:
        rhythm = Rhythm(checked_rule(rule), at("2024-02-29T10:00"), "Europe/Berlin")
    except BadRhythmError:
        return

    found = list(times_of(rhythm, at("2024-01-01T00+00:00"), at("2027-01-01T00+00:00")))

    assert len(found) <= MOST_TIMES
    assert all(time.starts < time.ends for time in found)


def slot(owner, hour, lasts=1):
    begins = datetime(2026, 5, 4, hour, tzinfo=UTC)
    return Slot(owner, f"{owner}'s call", begins, begins + timedelta(hours=lasts))


def test_a_new_time_that_overlaps_a_relatives_is_told():
    mine, theirs = slot("ours", 10, 2), slot("parent", 11)

    assert collisions([mine], [theirs, slot("sister", 12)]) == [(mine, theirs)]


def test_ones_own_times_do_not_collide():
    assert collisions([slot("ours", 10)], [slot("ours", 10)]) == []
