"""Repeated events, held against another's reading of the same rules."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from training.importers.recurring import days_of, rule_of

FIRST = date(2026, 3, 3)  # the first Tuesday of March
HORIZON = FIRST + timedelta(days=800)


def parts(text: str) -> dict[str, list[str]]:
    pairs = (each.split("=") for each in text.split(";"))
    return {key: value.split(",") for key, value in pairs}


def ours(text: str) -> list[date]:
    rule = rule_of(parts(text), None)
    assert rule is not None
    return list(days_of(rule, FIRST, HORIZON))


def theirs(text: str) -> list[date]:
    start, end = (datetime.combine(day, time(), UTC) for day in (FIRST, HORIZON))
    rule = rrulestr(text, dtstart=start)
    return [each.date() for each in rule.between(start, end, inc=True)]


@st.composite
def rules(draw) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    said = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 5))}"]
    said.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    if draw(st.booleans()):
        said.append(f"COUNT={draw(st.integers(1, 30))}")
    by = draw(st.sampled_from(["", "day", "month-day"]))
    if freq == "YEARLY":
        said.append("BYMONTH=3")
    # The first day is among those that the rule asks for, as calendars write it.
    if by == "day":
        place = "1" if freq in {"MONTHLY", "YEARLY"} and draw(st.booleans()) else ""
        other = draw(st.sampled_from(["MO", "FR", "TU"]))
        # Numbered days and others together are read differently by the other.
        said.append(f"BYDAY={place}TU,{place}{other}")
    if by == "month-day" and freq in {"MONTHLY", "YEARLY"}:
        said.append(f"BYMONTHDAY=3,{draw(st.integers(-5, 28).filter(bool))}")
    return ";".join(said)


@given(text=rules())
@settings(deadline=None)
def test_the_days_are_those_of_another_reader(text):
    assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY",
        "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=FR",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;BYDAY=9TU",
        "FREQ=DAILY;BYDAY=1TU",
        "FREQ=YEARLY;BYDAY=TU",
        "COUNT=3",
    ],
)
def test_what_is_not_read_says_so(text):
    assert rule_of(parts(text), None) is None


def test_a_rule_that_never_holds_ends():
    rule = rule_of(parts("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), None)

    assert list(days_of(rule, FIRST, date(9999, 12, 31))) == [FIRST]
