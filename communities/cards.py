"""Communities as cards: what a person needs to choose, in one order everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from communities.alive import Pulse
from communities.countries import country_names
from communities.languages import language_name
from communities.life_words import short_words
from communities.models import Community, Need

MOST_COUNTRIES = 4


@dataclass(frozen=True, slots=True)
class Card:
    """One community, as lists show it."""

    community: Community
    pulse: Pulse
    needs: Sequence[str]

    @property
    def life(self) -> str:
        return short_words(self.pulse)

    @property
    def countries(self) -> list[str]:
        return country_names(self.community.countries)[:MOST_COUNTRIES]

    @property
    def more_countries(self) -> int:
        return max(0, len(self.community.countries) - MOST_COUNTRIES)

    @property
    def languages(self) -> list[str]:
        return [language_name(code) for code in self.community.languages]


def cards_of(
    communities: Iterable[Community], pulses: Mapping[int, Pulse]
) -> list[Card]:
    """Return cards in the given order: one query more."""
    listed = list(communities)
    needs: dict[int, list[str]] = {each.pk: [] for each in listed}
    for need in Need.objects.open().filter(community__in=list(needs)):
        needs[need.community_id].append(capfirst(str(need)))
    return [
        Card(each, pulses[each.pk], list(dict.fromkeys(needs[each.pk])))
        for each in listed
    ]
