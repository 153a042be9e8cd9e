"""What is known of a link after many looks at it, and when to look again.

A link is called broken by a rule, not by a bad day: three failures, three days or more
between them and a week or more from the first to the last; or twice, as long apart,
when the server says "gone" or has no name any more. A success forgets all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from curation.link_outcomes import Outcome

APART = timedelta(days=3)
SPAN = timedelta(days=7)
FAILURES = 3
FIRM_FAILURES = 2
STEADY_AFTER = 8  # successes
WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
JITTER = 0.1  # so that what came in one import is not asked for in one hour
UNKNOWN_AGAIN = (timedelta(days=1), timedelta(days=3), WEEK)


class State(StrEnum):
    """What is said of a link."""

    UNCHECKED = "unchecked"
    OK = "ok"
    REDIRECTED = "redirected"
    UNVERIFIED = "unverified"
    SUSPECT = "suspect"
    BROKEN = "broken"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Course:
    """What the looks so far add up to.

    `failures` are those that count, each three days or more after the one before;
    `firm` are those among them that say "gone". `since` is when the state began; for
    what fails, the first failure.
    """

    state: State = State.UNCHECKED
    since: datetime | None = None
    successes: int = 0
    unknowns: int = 0
    failures: int = 0
    firm: int = 0
    first_failed_at: datetime | None = None
    counted_at: datetime | None = None


def after(
    course: Course, outcome: Outcome, at: datetime, *, is_doubted: bool = False
) -> Course:
    """Return the course after one more look; `is_doubted`: people say it is broken."""
    if outcome in {Outcome.WORKS, Outcome.MOVED}:
        return _succeeded(course, outcome, at, is_doubted=is_doubted)
    if outcome is Outcome.UNKNOWN:
        return _unknown(course, at)
    return _failed(course, at, is_firm=outcome is Outcome.GONE)


def _succeeded(
    course: Course, outcome: Outcome, at: datetime, *, is_doubted: bool
) -> Course:
    state = State.REDIRECTED if outcome is Outcome.MOVED else State.OK
    fresh = Course(state, at, successes=min(course.successes + 1, 100))
    return _since(course, doubted(fresh, at) if is_doubted else fresh)


def _unknown(course: Course, at: datetime) -> Course:
    """Nothing was learnt: what was known of a failure stays known."""
    unknowns = min(course.unknowns + 1, 100)
    if course.state in {State.SUSPECT, State.BROKEN}:
        return replace(course, unknowns=unknowns)
    now = replace(course, state=State.UNVERIFIED, since=at, unknowns=unknowns)
    return _since(course, now)


def _failed(course: Course, at: datetime, *, is_firm: bool) -> Course:
    counts = course.counted_at is None or at - course.counted_at >= APART
    counted = replace(
        course,
        successes=0,
        unknowns=0,
        failures=min(course.failures + counts, 100),
        firm=min(course.firm + (counts and is_firm), 100),
        first_failed_at=course.first_failed_at or at,
        counted_at=at if counts else course.counted_at,
    )
    is_broken = course.state is State.BROKEN or _is_enough(counted)
    state = State.BROKEN if is_broken else State.SUSPECT
    return replace(counted, state=state, since=counted.first_failed_at)


def _is_enough(course: Course) -> bool:
    first, last = course.first_failed_at, course.counted_at
    if first is None or last is None:
        return False
    has_lasted = course.failures >= FAILURES and last - first >= SPAN
    return has_lasted or course.firm >= FIRM_FAILURES


def _since(before: Course, now: Course) -> Course:
    return replace(now, since=before.since) if now.state is before.state else now


def doubted(course: Course, at: datetime) -> Course:
    """Return the course when people say that a link is broken: their word is a hint."""
    if course.state in {State.SUSPECT, State.BROKEN, State.IGNORED}:
        return course
    return replace(course, state=State.SUSPECT, since=at)


def undoubted(course: Course, at: datetime) -> Course:
    """Return the course once their word is settled: what was seen is what counts."""
    if course.state is not State.SUSPECT or course.failures:
        return course
    if course.successes:
        return replace(course, state=State.OK, since=at)
    state = State.UNVERIFIED if course.unknowns else State.UNCHECKED
    return replace(course, state=state, since=at if course.unknowns else None)


def next_due(
    course: Course, at: datetime, *, wait: timedelta | None = None, jitter: float = 0
) -> datetime:
    """Return when to look again, never before the server wants; `jitter` is -1 to 1."""
    planned = _interval(course, at) * (1 + JITTER * max(-1.0, min(jitter, 1.0)))
    floor = _floor(course, at)
    return max(at + planned, at + (wait or timedelta()), floor)


def _interval(course: Course, at: datetime) -> timedelta:
    if course.state is State.SUSPECT:
        return APART
    if course.state is State.BROKEN:
        is_old = course.since is not None and at - course.since >= 2 * MONTH
        return MONTH if is_old else WEEK
    if course.state is State.UNVERIFIED:
        return UNKNOWN_AGAIN[min(course.unknowns, len(UNKNOWN_AGAIN)) - 1]
    return MONTH if course.successes >= STEADY_AFTER else WEEK


def _floor(course: Course, at: datetime) -> datetime:
    """Return when the next failure would count, and the third decide."""
    if course.state is not State.SUSPECT or course.counted_at is None:
        return at
    counts_at = course.counted_at + APART
    if course.failures == FAILURES - 1 and course.first_failed_at and not course.firm:
        return max(counts_at, course.first_failed_at + SPAN)
    return counts_at
