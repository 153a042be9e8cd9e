"""Whether a community is alive, from what is known of it, and what doesn't fit.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FRESH, AGEING, STALE = 183, 365, 730  # days since the last sign of life
QUIET = 31  # days after which a last meeting is a matter of the past
YEAR = 365
OVER = {"retired", "merged"}


class Life(StrEnum):
    """How long the last sign of life is ago."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    SILENT = "silent"
    UNKNOWN = "unknown"


class Oddity(StrEnum):
    """What is said and doesn't fit together."""

    ACTIVE_WITHOUT_EVENTS = "active-without-events"
    LAST_MEETING_PAST = "last-meeting-past"
    BROKEN_CHANNEL = "broken-channel"
    OVER_WITH_EVENTS = "over-with-events"
    SAME_ADDRESS = "same-address"


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a community that tells whether it lives.

    `last` and `next` are the days of the last and the next event that is known by
    itself: what a rhythm promises is no sign of life.
    """

    status: str
    verified: date | None = None
    last: date | None = None
    next: date | None = None
    has_rhythm: bool = False
    broken: Sequence[str] = ()
    twins: Sequence[str] = ()
    unanswered: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd, with the day or the names that it is about."""

    oddity: Oddity
    day: date | None = None
    months: int = 0
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the signs come to."""

    life: Life
    sign: date | None
    is_by_event: bool
    findings: Sequence[Finding]
    is_unconfirmed: bool

    @property
    def rank(self) -> int:
        """Return where it stands in lists: what lives comes first."""
        order = [Life.FRESH, Life.AGEING, Life.UNKNOWN, Life.STALE, Life.SILENT]
        return order.index(self.life) + len(order) * self.is_unconfirmed


def pulse_of(signs: Signs, today: date) -> Pulse:
    """Return how alive a community is on a day."""
    happened = signs.last if signs.last and signs.last <= today else None
    known = [day for day in (signs.verified, happened) if day is not None]
    sign = max(known, default=None)
    return Pulse(
        life=life_of(sign, today),
        sign=sign,
        is_by_event=sign is not None and sign == happened,
        findings=findings_of(signs, today),
        is_unconfirmed=signs.unanswered and signs.status not in OVER,
    )


def life_of(sign: date | None, today: date) -> Life:
    """Return how long a sign of life is ago, in one word."""
    if sign is None:
        return Life.UNKNOWN
    days = (today - sign).days
    if days < FRESH:
        return Life.FRESH
    if days < AGEING:
        return Life.AGEING
    return Life.STALE if days < STALE else Life.SILENT


def months_between(earlier: date, later: date) -> int:
    """Return the whole months from one day to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def findings_of(signs: Signs, today: date) -> list[Finding]:
    """Return what doesn't fit together."""
    found = []
    if signs.status in OVER:
        if signs.next:
            found.append(Finding(Oddity.OVER_WITH_EVENTS, day=signs.next))
        return found
    if signs.status == "active" and signs.last and not signs.next:
        found += _past(signs.last, today, has_rhythm=signs.has_rhythm)
    if signs.broken:
        found.append(Finding(Oddity.BROKEN_CHANNEL, names=signs.broken))
    if signs.twins:
        found.append(Finding(Oddity.SAME_ADDRESS, names=signs.twins))
    return found


def _past(last: date, today: date, *, has_rhythm: bool) -> list[Finding]:
    """Say that nothing was since, where that is long ago."""
    days = (today - last).days
    if days > YEAR:
        months = months_between(last, today)
        return [Finding(Oddity.ACTIVE_WITHOUT_EVENTS, day=last, months=months)]
    if days > QUIET and not has_rhythm:
        return [Finding(Oddity.LAST_MEETING_PAST, day=last)]
    return []
