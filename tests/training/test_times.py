from hypothesis import given
from hypothesis import strategies as st

from training.times import Time, hours_and_minutes, time_of, total_of, typical_minutes

minutes = st.integers(1, 60_000)


def test_a_known_time_is_taken_as_it_is():
    assert time_of(90, "stated", "video", {"video": 5}) == Time(90, "stated")


def test_an_unknown_time_is_guessed_from_its_type():
    typical = typical_minutes([("video", m) for m in (10, 20, 30, 40, 500)])

    assert time_of(None, "", "video", typical) == Time(30, "guess")


def test_too_few_of_a_type_tell_nothing():
    typical = typical_minutes([("video", 10)] * 4 + [("", 10)] * 9)

    assert typical == {}
    assert time_of(None, "", "video", typical) == Time(120, "guess")


def test_a_sum_is_as_sure_as_the_least_sure_of_its_parts():
    parts = [Time(60, "stated"), Time(30, "estimate")]

    assert total_of(parts) == Time(90, "estimate")
    assert total_of([*parts, Time(120, "guess")]) == Time(210, "guess")
    assert total_of([]) == Time(0, "stated")


@given(minutes)
def test_a_time_in_words_is_near_the_time(given_minutes):
    hours, rest = hours_and_minutes(given_minutes)

    assert 0 <= rest < 60
    assert abs(hours * 60 + rest - given_minutes) <= max(8, given_minutes * 0.05)
