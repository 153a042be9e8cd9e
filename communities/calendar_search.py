"""Whose meetings somebody wants to see: the choices that the directory has, too."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import slugify

from communities.models import Community
from curation.kinds import Person

NAMES = ("community", "country", "theme", "kind", "language")
LONGEST = 120


@dataclass(frozen=True, slots=True)
class CalendarSearch:
    """What is asked for; empty for the meetings of all."""

    community: str = ""
    country: str = ""
    theme: str = ""
    kind: str = ""
    language: str = ""

    @property
    def is_anything(self) -> bool:
        return any(getattr(self, name) for name in NAMES)

    def query(self, **more: str) -> str:
        """Return the address of the same search, always in the same order."""
        pairs = {name: getattr(self, name) for name in NAMES} | more
        return urlencode({name: value for name, value in pairs.items() if value})

    def keys(self, user: Person) -> list[int] | None:
        """Return the communities that answer to it, or None for all: one query."""
        if not self.is_anything:
            return None
        rows = Community.objects.visible_to(user).only(
            "slug", "countries", "themes", "kind", "languages"
        )
        return [each.pk for each in rows if self._fits(each)]

    def _fits(self, one: Community) -> bool:
        themes = {slugify(str(theme)) for theme in one.themes}
        return all(
            (
                self.community in ("", one.slug),
                not self.country or self.country in one.countries,
                not self.theme or self.theme in themes,
                self.kind in ("", one.kind),
                not self.language or self.language in one.languages,
            )
        )


def calendar_search_in(asked: QueryDict) -> CalendarSearch:
    """Return the search that an address asks for."""
    found = {name: asked.get(name, "") for name in NAMES}
    tidy = {
        name: value.replace("\0", "")[:LONGEST].strip() for name, value in found.items()
    }
    return CalendarSearch(**tidy)
