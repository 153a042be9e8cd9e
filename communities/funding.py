"""How a community stands for money: what pays for it today, and for how long yet.

Only rows of money count towards how long it lasts; support in kind is told beside it.
What nobody said stays unknown, and is never read as funded (docs/adr/0063).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communities.partial_dates import PartialDate, months_before, months_between

FUNDED, PARTLY, UNFUNDED, UNKNOWN = "funded", "partly", "unfunded", "unknown"
IN_KIND, SEEKING = "in_kind", "seeking"
NOTHING = "none"
"""The kind of a row that says: from then on nothing pays for it."""
HOSTING = "hosting"
"""Who keeps the money of others gives none."""
ALERTS = (12, 6, 3, 1, 0)
"""Months before the money ends at which maintainers are told; 0 is the end itself."""


@dataclass(frozen=True, slots=True)
class Funding:
    """One row of a community's history of money."""

    kind: str
    is_in_kind: bool = False
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    is_open: bool = False
    """Whether it goes on without an end, and somebody said so."""

    @property
    def is_money(self) -> bool:
        return not self.is_in_kind and self.kind not in (NOTHING, HOSTING)

    def runs_on(self, day: date) -> bool:
        """Say whether it may be going on that day."""
        begun = self.starts is None or self.starts.earliest <= day
        return begun and (self.ends is None or day <= self.ends.latest)


@dataclass(frozen=True, slots=True)
class Runway:
    """How many months the money lasts: at least, and at most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a community is funded on one day."""

    money: str
    is_in_kind: bool = False
    is_seeking: bool = False
    ends: PartialDate | None = None
    runway: Runway | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Return its states as keys, the money first."""
        more = {IN_KIND: self.is_in_kind, SEEKING: self.is_seeking}
        return (self.money, *(key for key, holds in more.items() if holds))


def standing_of(
    rows: Iterable[Funding], today: date, *, is_seeking: bool = False
) -> Standing:
    """Return how these rows fund a community on a day.

    `is_seeking` is what it says itself; a row may say so from a day on.
    """
    rows = list(rows)
    running = [row for row in rows if row.runs_on(today)]
    money = [row for row in running if row.is_money]
    has_nothing = any(row.kind == NOTHING for row in running)
    ends = last_end(rows) if money else None
    return Standing(
        money=_money(rows, running, is_seeking=is_seeking),
        is_in_kind=any(row.is_in_kind for row in running),
        is_seeking=is_seeking or has_nothing,
        ends=ends,
        runway=runway_to(ends, today) if ends else None,
    )


def _money(
    rows: Sequence[Funding], running: Sequence[Funding], *, is_seeking: bool
) -> str:
    money = [row for row in running if row.is_money]
    if any(row.ends or row.is_open for row in money):
        return PARTLY if is_seeking else FUNDED
    # Money whose end nobody told may be over, whatever else is said.
    if money:
        return UNKNOWN
    was_paid = any(row.is_money and row.ends for row in rows)
    has_nothing = any(row.kind == NOTHING for row in running)
    return UNFUNDED if was_paid or has_nothing else UNKNOWN


def last_end(rows: Iterable[Funding]) -> PartialDate | None:
    """Return when the last money ends, or None where one has no end that is known."""
    money = [row for row in rows if row.is_money]
    ends = [row.ends for row in money if row.ends]
    if len(ends) < len(money):
        return None
    return max(ends, key=lambda each: each.latest, default=None)


def runway_to(ends: PartialDate, today: date) -> Runway:
    """Return the months until an end that is only as exact as it was told."""
    most = months_between(today, ends.latest)
    is_over = months_before(ends.latest, most) > today
    return Runway(months_between(today, ends.earliest), most + is_over)


def alert_due(ends: PartialDate, today: date, sent: Collection[int] = ()) -> int | None:
    """Return which alert is due: the nearest to the end that was reached, once.

    An end that is told as a month is warned of as if it were its first day, and is
    there on its last.
    """
    reached = [n for n in ALERTS if n and months_before(ends.earliest, n) <= today]
    if ends.latest <= today:
        reached.append(0)
    nearest = min(reached, default=None)
    is_old = nearest is None or any(each <= nearest for each in sent)
    return None if is_old else nearest
