"""What a person wants of a plan: the what-ifs, as an address says them and back.

Plain values in, frozen dataclasses out: nothing here knows the database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from training.kinds import Format

MOST_HOURS = 2000
MOST_HOURS_A_WEEK = 60
MOST_NAMED = 40
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}\Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[0-9A-Za-z]{2,8})*\Z")
USUAL_HOURS_A_WEEK = 2


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many hours, and what to use: each empty where nothing is wished."""

    hours_a_week: int = USUAL_HOURS_A_WEEK
    hours: int | None = None
    """How many there are in all; None: as many as it takes."""
    is_free: bool = False
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    """Resources that have to be in it, by their slugs."""
    without: tuple[str, ...] = ()
    counts_unknown: bool = False
    """Whether a skill that is not assessed counts as level 0."""

    @property
    def is_anything(self) -> bool:
        return self != Wishes()

    def query(self) -> str:
        """Return the wishes as an address says them; "" where there are none."""
        pairs: list[tuple[str, str]] = []
        if self.hours_a_week != USUAL_HOURS_A_WEEK:
            pairs.append(("week", str(self.hours_a_week)))
        if self.hours is not None:
            pairs.append(("hours", str(self.hours)))
        pairs += [("free", "1")] * self.is_free
        pairs += [("unknown", "1")] * self.counts_unknown
        for name, values in (
            ("format", self.formats),
            ("language", self.languages),
            ("pin", self.pinned),
            ("without", self.without),
        ):
            pairs += [(name, value) for value in values]
        return urlencode(pairs)

    def leaving_out(self, slug: str) -> Wishes:
        pinned = tuple(each for each in self.pinned if each != slug)
        return replace(self, without=_more(self.without, slug), pinned=pinned)

    def asking_for(self, slug: str) -> Wishes:
        without = tuple(each for each in self.without if each != slug)
        return replace(self, pinned=_more(self.pinned, slug), without=without)

    def unsaid(self, slug: str) -> Wishes:
        """Take back what is said of one resource."""
        return replace(
            self,
            pinned=tuple(each for each in self.pinned if each != slug),
            without=tuple(each for each in self.without if each != slug),
        )


def _more(slugs: tuple[str, ...], slug: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*slugs, slug)))[-MOST_NAMED:]


def wishes_in(given: Mapping[str, Sequence[str]]) -> Wishes:
    """Read wishes from what an address says; what can't be read says nothing."""
    return Wishes(
        hours_a_week=_number(given, "week", MOST_HOURS_A_WEEK) or USUAL_HOURS_A_WEEK,
        hours=_number(given, "hours", MOST_HOURS),
        is_free="1" in given.get("free", ()),
        formats=tuple(f for f in Format.values if f in given.get("format", ())),
        languages=_named(given, "language", LANGUAGE),
        pinned=_named(given, "pin", SLUG),
        without=_named(given, "without", SLUG),
        counts_unknown="1" in given.get("unknown", ()),
    )


def _number(given: Mapping[str, Sequence[str]], name: str, most: int) -> int | None:
    values = [v for v in given.get(name, ()) if re.fullmatch(r"[0-9]{1,6}", v)]
    if not values or not int(values[-1]):
        return None
    return min(int(values[-1]), most)


def _named(
    given: Mapping[str, Sequence[str]], name: str, shape: re.Pattern[str]
) -> tuple[str, ...]:
    values = (value for value in given.get(name, ()) if shape.match(value))
    return tuple(dict.fromkeys(values))[:MOST_NAMED]
