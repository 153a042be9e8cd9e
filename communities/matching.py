"""Needs of communities and offers to them: which meet, and by what reason.

An offer fits a need when nothing that is known of either speaks against it. What an
offer leaves open, such as its languages, it does not ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

ANYWHERE, CONFIRMED = "anywhere", "confirmed"
KIND, PLACE, LANGUAGE, ELIGIBLE, OPEN = "kind", "place", "language", "eligible", "open"


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """A need, with what is known of the community that has it."""

    key: int
    kind: str
    community: int
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    """What it meets of being settled."""
    is_met: bool = False


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """An offer, with whom it is for; what is empty asks for nothing."""

    key: int
    kind: str
    community: int | None = None
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    """Points of being settled that a community has to meet."""
    open_until: date | None = None
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason that an offer fits: its kind, and the words in it that are data."""

    kind: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    offer: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is for a need: offers that fit, or why none does."""

    need: int
    matches: tuple[Match, ...] = ()
    of_its_kind: int = 0
    """How many offers of the same kind there are, fitting or not."""
    hindrances: tuple[str, ...] = field(default=())
    """What keeps the offers of its kind from fitting, each once."""

    @property
    def has_no_offer(self) -> bool:
        return not self.of_its_kind


def answers_for(
    needs: Iterable[NeedFacts], offers: Iterable[OfferFacts], today: date
) -> list[Answer]:
    """Return for each need that is not met the offers that fit."""
    by_kind: dict[str, list[OfferFacts]] = {}
    for offer in offers:
        by_kind.setdefault(offer.kind, []).append(offer)
    return [
        _answer(need, by_kind.get(need.kind, []), today)
        for need in needs
        if not need.is_met
    ]


def _answer(need: NeedFacts, offers: Sequence[OfferFacts], today: date) -> Answer:
    others = [each for each in offers if each.community != need.community]
    found: list[Match] = []
    against: dict[str, None] = {}
    for offer in others:
        if hindrance := _against(need, offer, today):
            against[hindrance] = None
        else:
            found.append(Match(offer.key, _reasons(need, offer)))
    # What says most about whom it is for stands first.
    found.sort(key=lambda each: (-len(each.reasons), each.offer))
    return Answer(need.key, tuple(found), len(others), tuple(against))


def _against(need: NeedFacts, offer: OfferFacts, today: date) -> str:
    """Return the first thing that speaks against an offer, or nothing."""
    if not offer.is_open or (offer.open_until and offer.open_until < today):
        return OPEN
    if offer.countries and not offer.countries & need.countries:
        return PLACE
    if offer.languages and need.languages and not offer.languages & need.languages:
        return LANGUAGE
    return "" if offer.asks <= need.points else ELIGIBLE


def _reasons(need: NeedFacts, offer: OfferFacts) -> tuple[Reason, ...]:
    places = tuple(sorted(offer.countries & need.countries))
    spoken = tuple(sorted(offer.languages & need.languages))
    reasons = [Reason(KIND), Reason(PLACE, places or (ANYWHERE,))]
    if spoken:
        reasons.append(Reason(LANGUAGE, spoken))
    if offer.asks:
        reasons.append(Reason(ELIGIBLE, tuple(sorted(offer.asks))))
    until = (offer.open_until.isoformat(),) if offer.open_until else ()
    return (*reasons, Reason(OPEN, until))
