"""Finds or makes the providers that a file names; those there are only filled in."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from competencies.importers.slugs import derive_slug
from competencies.upserts import Tally, Upsert
from competencies.wording import Wording
from curation.addresses import canonical
from training.importers.neutral import ProviderRow
from training.models import Provider

FILLED = ("url", "ror", "description")


class ProviderWriter:
    """Providers by the keys that the rows of a file name them by."""

    def __init__(self) -> None:
        rows = list(Provider.objects.order_by("pk"))
        self.rows = {row.slug: row for row in rows}
        self.by_name = {row.name.casefold(): row.slug for row in reversed(rows)}
        self.by_url = {
            canonical(row.url): row.slug for row in reversed(rows) if row.url
        }
        self.slugs: dict[str, str] = {}

    def write(self, rows: Collection[ProviderRow], left_out: Collection[str]) -> Tally:
        """Write what the file says; providers that are left out get no key."""
        placed = {self._place(row): row for row in rows}
        wanted = {
            slug: self._wanted(slug, row)
            for slug, row in placed.items()
            if f"provider {slug}" not in left_out
        }
        told = Wording(
            record=lambda slug: f"provider {slug}",
            title=lambda slug: placed[slug].name,
            hidden=frozenset({"slug"}),
        )
        return Upsert(Provider, wording=told).apply(self.rows, wanted)

    def _place(self, row: ProviderRow) -> str:
        slug = self._found(row) or self._free(row.slug or derive_slug(row.name))
        self.slugs[row.key] = slug
        self.by_name.setdefault(row.name.casefold(), slug)
        return slug

    def _found(self, row: ProviderRow) -> str:
        if row.slug in self.rows:
            return row.slug
        by_url = self.by_url.get(canonical(row.url), "") if row.url else ""
        return self.by_name.get(row.name.casefold(), by_url)

    def _free(self, stem: str) -> str:
        slug, number = stem, 1
        while slug in self.rows or slug in self.slugs.values():
            number += 1
            slug = f"{stem}-{number}"
        return slug

    def _wanted(self, slug: str, row: ProviderRow) -> dict[str, object]:
        if slug not in self.rows:
            own = {name: getattr(row, name) for name in FILLED}
            return {"slug": slug, "name": row.name, **own}
        there = self.rows[slug]
        return {
            name: getattr(row, name)
            for name in FILLED
            if getattr(row, name) and not getattr(there, name)
        }

    def find(self, key: str) -> Provider | None:
        """Return the provider that a row names, by the file's key or the hub's slug."""
        return self.rows.get(self.slugs.get(key, key))

    def is_left_out(self, key: str) -> bool:
        """Say whether the file holds a provider that is new and was not taken."""
        return key in self.slugs and self.slugs[key] not in self.rows

    def names(self) -> dict[Hashable, str]:
        return {row.pk: row.name for row in self.rows.values()}
