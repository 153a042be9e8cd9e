"""Needs and offers of the directory, matched: five queries for any number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communities.kinds import Scope, Status
from communities.matching import Answer, NeedFacts, OfferFacts, answers_for
from communities.models import Channel, Community, Need, Offer
from curation.kinds import Person

ENDED = (Status.RETIRED, Status.MERGED)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Open needs with what there is for each, and the offers by key."""

    needs: Sequence[Need]
    answers: dict[int, Answer]
    offers: dict[int, Offer]


def exchange(user: Person, today: date) -> Exchange:
    """Return every open need of the directory with the offers that fit."""
    needs = list(
        Need.objects.visible_to(user)
        .open()
        .select_related("community")
        .defer("community__search", "community__folded")
        .order_by("kind", "community__name", "pk")
    )
    offers = Offer.objects.visible_to(user).filter(is_withdrawn=False)
    offers = offers.exclude(community__status__in=ENDED).select_related("community")
    by_key = {each.pk: each for each in offers.order_by("title", "pk")}
    points = points_of({each.community for each in needs})
    answers = answers_for(
        [_need(each, points) for each in needs], map(_offer, by_key.values()), today
    )
    return Exchange(needs, {each.need: each for each in answers}, by_key)


def points_of(communities: Iterable[Community]) -> dict[int, frozenset[str]]:
    """Return what each meets of being settled, as far as its entry says: one query."""
    found = list(communities)
    channels = Channel.objects.filter(community__in=found, kind="website")
    with_site = set(channels.values_list("community_id", flat=True))
    return {each.pk: _points(each, has_site=each.pk in with_site) for each in found}


def _points(community: Community, *, has_site: bool) -> frozenset[str]:
    met = {
        "presence": has_site,
        "contact": bool(community.contact_url or community.contact_email),
        "leadership": bool(community.governance),
        "activity": community.status == Status.ACTIVE,
        "membership": community.membership_is_open is True,
        "conduct": bool(community.conduct_url),
    }
    return frozenset(point for point, is_met in met.items() if is_met)


def _need(need: Need, points: dict[int, frozenset[str]]) -> NeedFacts:
    return NeedFacts(
        key=need.pk,
        kind=need.kind,
        community=need.community_id,
        countries=frozenset(need.community.countries),
        languages=frozenset(need.community.languages),
        points=points[need.community_id],
    )


def _offer(offer: Offer) -> OfferFacts:
    return OfferFacts(
        key=offer.pk,
        kind=offer.kind,
        community=offer.community_id,
        countries=frozenset(_covered(offer)),
        languages=frozenset(offer.languages),
        asks=frozenset(offer.asks_maturity),
        open_until=offer.open_until,
    )


def _covered(offer: Offer) -> Sequence[str]:
    """Return the countries that an offer is for: its own, or else its community's.

    What reaches the whole world is for anywhere.
    """
    if offer.countries:
        return list(offer.countries)
    reach = offer.scope or offer.community.scope
    return [] if reach == Scope.GLOBAL else list(offer.community.countries)
