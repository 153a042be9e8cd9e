"""Answers fade: after a year they are still shown, and asked about.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

FADES_AFTER = timedelta(days=365)


def is_faded(confirmed_at: datetime, now: datetime) -> bool:
    """Say whether an answer was last confirmed longer than a year ago."""
    return now - confirmed_at > FADES_AFTER


@dataclass(frozen=True, slots=True)
class Faded:
    """How many answers of a competency faded, and when the oldest was confirmed."""

    count: int
    since: datetime


def faded_among(
    skills: Iterable[int], confirmed: Mapping[int, datetime], now: datetime
) -> Faded | None:
    """Return what faded among these skills, by their keys; None: nothing."""
    moments = [confirmed[skill] for skill in skills if skill in confirmed]
    faded = [moment for moment in moments if is_faded(moment, now)]
    return Faded(len(faded), min(faded)) if faded else None
