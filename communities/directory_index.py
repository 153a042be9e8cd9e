"""Finds the entry that a row tells of: by slug, website, or name and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communities.importers.neutral import CommunityRow
from communities.kinds import ChannelKind
from communities.models import RESERVED_COMMUNITY_SLUGS, Channel, Community
from competencies.importers.slugs import derive_slug
from curation.addresses import canonical

Place = tuple[str, tuple[str, ...], str]


class DirectoryIndex:
    """All entries, and under what a row finds them: two queries."""

    def __init__(self) -> None:
        rows = list(Community.objects.defer("search", "folded").order_by("-pk"))
        self.entries = {row.slug: row for row in rows}
        self.by_place: dict[Place, list[str]] = {}
        for row in reversed(rows):
            self.by_place.setdefault(_place_of(row), []).append(row.slug)
        self.by_name: dict[str, list[str]] = {}
        for row in rows:
            self.by_name.setdefault(row.name.casefold(), []).append(row.slug)
            if row.acronym:
                self.by_name.setdefault(row.acronym.casefold(), []).append(row.slug)
        sites = Channel.objects.filter(kind=ChannelKind.WEBSITE).order_by("-pk")
        found = sites.values_list("url", "community__slug", "community__city")
        self.by_url = {(canonical(url), city.casefold()): s for url, s, city in found}
        self.sites = {canonical(url): s for url, s, _city in found}
        self.taken: set[str] = set(self.entries)

    def place(self, rows: Iterable[CommunityRow]) -> dict[str, CommunityRow]:
        """Return rows by the slug of the entry that they tell of, or will make."""
        placed: dict[str, CommunityRow] = {}
        for row in rows:
            found = (slug for slug in self._found(row) if slug not in placed)
            placed[next(found, "") or self._free(row)] = row
        return placed

    def _found(self, row: CommunityRow) -> Iterator[str]:
        """Return what it may tell of, the likeliest first."""
        if row.slug in self.entries:
            yield row.slug
        if row.url:
            yield from filter(None, [self._at_site(row)])
        else:
            place = (tuple(sorted(row.countries)), row.city.casefold())
            yield from self.by_place.get((row.name.casefold(), *place), ())

    def _at_site(self, row: CommunityRow) -> str:
        """Return the entry with this website; one in another town is another."""
        site, city = canonical(row.url), row.city.casefold()
        slug = self.by_url.get((site, city), "")
        if slug:
            return slug
        there = self.sites.get(site, "")
        other = self.entries[there].city if there else ""
        return "" if city and other else there

    def _free(self, row: CommunityRow) -> str:
        stem = row.slug or derive_slug(row.name)
        slug, number = stem, 1
        while slug in self.taken or slug in RESERVED_COMMUNITY_SLUGS:
            number += 1
            slug = f"{stem[:110]}-{number}"
        self.taken.add(slug)
        return slug

    def named(self, words: str) -> Community | None:
        """Return the one entry that a slug or a name means; None where not one."""
        if words in self.entries:
            return self.entries[words]
        slugs = set(self.by_name.get(words.casefold(), ()))
        return self.entries[slugs.pop()] if len(slugs) == 1 else None

    def learn(self, slugs: Iterable[str]) -> None:
        """Know entries that were made since, by name too."""
        for slug in slugs:
            row = self.entries[slug]
            for name in filter(None, (row.name, row.acronym)):
                known = self.by_name.setdefault(name.casefold(), [])
                if slug not in known:
                    known.append(slug)


def _place_of(row: Community) -> Place:
    return (row.name.casefold(), tuple(sorted(row.countries)), row.city.casefold())
