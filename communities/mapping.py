"""Where communities are: countries with how many each, and places that were given.

What names no country is counted nowhere; it stands in a list of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from charts.tile_map import Continent, tile_map
from communities.countries import country_name
from communities.kinds import Status
from communities.models import Community
from communities.search_address import Search
from curation.kinds import Person


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country of the table, with the list that it leads to."""

    code: str
    name: str
    communities: Sequence[Community]
    query: str


@dataclass(frozen=True, slots=True)
class Map:
    continents: Sequence[Continent]
    countries: Sequence[CountryLine]
    placed: Sequence[Community]
    without: Sequence[Community]
    total: int

    @property
    def finding(self) -> str:
        """Say in one sentence what the map shows."""
        if not self.countries:
            return _("No community names a country yet")
        most = max(self.countries, key=lambda line: len(line.communities))
        return _("%(total)d communities name %(count)d countries, %(most)s most") % {
            "total": self.total - len(self.without),
            "count": len(self.countries),
            "most": most.name,
        }


def map_for(user: Person) -> Map:
    """Return the map of what still is: one query."""
    rows = Community.objects.visible_to(user).listed().exclude(status=Status.RETIRED)
    communities = list(
        rows.only(
            *("pk", "slug", "name", "countries", "city", "latitude", "longitude"),
            *("scope", "region"),
        ).order_by(Lower("name"), "pk")
    )
    by_code: dict[str, list[Community]] = {}
    for each in communities:
        for code in each.countries:
            by_code.setdefault(code, []).append(each)
    lines = [_line(code, found) for code, found in by_code.items()]
    return Map(
        continents=tile_map(Counter({k: len(v) for k, v in by_code.items()})),
        countries=sorted(lines, key=lambda line: line.name),
        placed=[each for each in communities if each.latitude is not None],
        without=[each for each in communities if not each.countries],
        total=len(communities),
    )


def _line(code: str, found: Sequence[Community]) -> CountryLine:
    query = Search(chosen={"country": (code,)}).address()
    return CountryLine(code, country_name(code), found, query)


def continent_name(key: str) -> str:
    """Return a continent in words."""
    return {
        "north-america": _("North America"),
        "south-america": _("South America"),
        "europe": _("Europe"),
        "africa": _("Africa"),
        "asia": _("Asia"),
        "oceania": _("Oceania"),
        "antarctica": _("Antarctica"),
    }.get(key, _("Elsewhere"))
