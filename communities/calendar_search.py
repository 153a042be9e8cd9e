"""Whose meetings somebody wants to see: the directory's own search, or one entry."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from communities.finding import find
from communities.models import Community
from communities.search_address import Search, search_in
from curation.kinds import Person

LONGEST = 120


@dataclass(frozen=True, slots=True)
class CalendarSearch:
    """What is asked for; empty for the meetings of all."""

    search: Search
    community: str = ""

    @property
    def is_anything(self) -> bool:
        return bool(self.community or self.search.is_anything)

    def has(self, name: str, value: str) -> bool:
        if name == "community":
            return value == self.community
        return self.search.has(name, value)

    def query(self, **more: str) -> str:
        """Return the address of the same search, always in the same order."""
        pairs = [*self.search.pairs(), ("community", self.community), *more.items()]
        return urlencode([(name, value) for name, value in pairs if value])

    def keys(self, user: Person) -> list[int] | None:
        """Return the communities that answer to it, or None for all."""
        if not self.is_anything:
            return None
        if not self.search.is_anything:
            entries = Community.objects.visible_to(user).filter(slug=self.community)
            return list(entries.values_list("pk", flat=True))
        keys = list(find(self.search, user).keys)
        if not self.community:
            return keys
        one = Community.objects.visible_to(user).filter(
            slug=self.community, pk__in=keys
        )
        return list(one.values_list("pk", flat=True))


def calendar_search_in(asked: QueryDict) -> CalendarSearch:
    """Return the search that an address asks for."""
    community = asked.get("community", "")[:LONGEST].strip()
    # A choice that is left open in the form says nothing.
    said = asked.copy()
    for name in list(said):
        said.setlist(name, [value for value in said.getlist(name) if value])
    return CalendarSearch(search_in(said), community)
