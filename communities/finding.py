"""What the directory holds for a search: its keys in order, and counts by facet.

Everything is read in a constant number of queries and narrowed in memory (see
docs/adr/0049).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower

from communities.alive import Pulse
from communities.models import Channel, Community, Need, Offer
from communities.search_address import FACETS, Search, theme_slug
from communities.signs import pulses_of
from curation.kinds import Person
from search.narrowing import Narrowed, Row, narrow

SEEKING = "seeking"


@dataclass(frozen=True, slots=True)
class Found:
    """What is left of the directory, and what it can be narrowed by."""

    narrowed: Narrowed
    themes: Mapping[str, str]
    pulses: Mapping[int, Pulse]
    total: int

    @property
    def keys(self) -> Sequence[int]:
        return self.narrowed.keys


def find(search: Search, user: Person) -> Found:
    """Return what answers to a search: ten queries, however much there is."""
    communities = list(_rows(search, user))
    pulses = pulses_of(communities)
    if search.order == "alive":
        communities.sort(key=lambda each: (each.is_over, pulses[each.pk].rank))
    rows = _facet_rows(communities)
    return Found(
        narrow(rows, search.chosen, FACETS),
        themes=_theme_names(communities),
        pulses=pulses,
        total=len(communities),
    )


def _rows(search: Search, user: Person) -> QuerySet[Community]:
    rows = Community.objects.visible_to(user).listed().defer("search", "description")
    if search.words:
        rows = rows.matching(search.words)
    orders: dict[str, tuple[Any, ...]] = {
        "alive": (Lower("name"), "pk"),
        "name": (Lower("name"), "pk"),
        "new": ("-created_at", "-pk"),
    }
    return rows.order_by(*orders[search.order]) if search.order in orders else rows


def _facet_rows(communities: Sequence[Community]) -> list[Row]:
    channels = _kinds(Channel.objects.all())
    needs, offers = _kinds(Need.objects.open()), _kinds(Offer.objects.open())
    return [
        Row(
            each.pk,
            _values(each)
            | {
                "channel": channels[each.pk],
                "needs": needs[each.pk],
                "offers": offers[each.pk],
            },
        )
        for each in communities
    ]


def _kinds(
    rows: QuerySet[Channel] | QuerySet[Need] | QuerySet[Offer],
) -> dict[int, set[str]]:
    """Return the kinds of what belongs to each community: one query."""
    found: dict[int, set[str]] = defaultdict(set)
    for community, kind in rows.values_list("community_id", "kind"):
        found[community].add(kind)
    return found


def _values(community: Community) -> dict[str, Collection[str]]:
    return {
        "status": (community.status,),
        "kind": (community.kind,) if community.kind else (),
        "scope": (community.scope,) if community.scope else (),
        "country": tuple(community.countries),
        "theme": {theme_slug(theme) for theme in community.themes},
        "language": tuple(community.languages),
        "funding": (SEEKING,) if community.is_seeking_funding else (),
    }


def _theme_names(communities: Sequence[Community]) -> dict[str, str]:
    """Return themes by what addresses call them, as most write them."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for each in communities:
        for theme in each.themes:
            spelt[theme_slug(theme)][theme] += 1
    return {slug: words.most_common(1)[0][0] for slug, words in spelt.items() if slug}
