from datetime import UTC, datetime, timedelta

from profiles.fading import FADES_AFTER, faded_among, is_faded

NOW = datetime(2026, 3, 1, tzinfo=UTC)
OLD, YOUNG = NOW - timedelta(days=500), NOW - timedelta(days=20)


def test_an_answer_fades_after_a_year():
    assert is_faded(OLD, NOW)
    assert not is_faded(NOW - FADES_AFTER, NOW)


def test_what_faded_is_counted_from_the_oldest():
    found = faded_among([1, 2, 3, 4], {1: OLD, 2: YOUNG, 3: NOW - FADES_AFTER * 2}, NOW)

    assert found is not None
    assert (found.count, found.since) == (2, NOW - FADES_AFTER * 2)


def test_nothing_faded_is_nothing():
    assert faded_among([2], {1: OLD, 2: YOUNG}, NOW) is None
