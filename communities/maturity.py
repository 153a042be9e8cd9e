"""How settled a community is: points that its entry answers, none that anybody ticks.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

YEAR = 365
# The names are in offers and in files: they stay.
POINTS = ("presence", "contact", "leadership", "activity", "membership", "conduct")


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry says that bears on the points; None: nobody has said."""

    has_website: bool = False
    has_contact: bool = False
    governance: str = ""
    last_event: date | None = None
    membership_is_open: bool | None = None
    has_conduct: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    key: str
    is_met: bool


def checklist(facts: Facts, today: date) -> Sequence[Point]:
    """Return every point, met or not yet."""
    last = facts.last_event
    met = {
        "presence": facts.has_website,
        "contact": facts.has_contact,
        "leadership": bool(facts.governance),
        "activity": last is not None and 0 <= (today - last).days <= YEAR,
        "membership": facts.membership_is_open is True,
        "conduct": facts.has_conduct,
    }
    return [Point(key, met[key]) for key in POINTS]
