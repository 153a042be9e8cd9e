"""Writes the resources of a file: new ones whole, others as far as an import may."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from competencies.importers.protection import FROM, allowed, kept_rows
from competencies.upserts import Tally, Upsert
from competencies.wording import Wording
from training.catalogue_index import BY_SLUG, Placed
from training.importers import hub_form
from training.importers.neutral import ResourceRow
from training.models import LearningResource, Provider
from training.provider_writer import ProviderWriter

PLAIN = (
    *("title", "url", "doi", "description", "kind", "format", "cost", "licence"),
    *("audience", "outcomes"),
)
LISTS = ("authors", "languages", "keywords")
DAYS = ("version_date", "reviewed_on", "review_by")
TIME = "minutes"
"""The time and where it comes from, together: one without the other says nothing."""


def said_by_row(row: ResourceRow, provider: Provider | None) -> dict[str, Any]:
    """Return what a row says, in the form that the record remembers it in."""
    said: dict[str, Any] = {name: getattr(row, name) for name in PLAIN}
    said |= {name: list(getattr(row, name)) for name in LISTS}
    said |= {name: _day(getattr(row, name)) for name in DAYS}
    said[TIME] = [row.minutes, row.minutes_source] if row.minutes else []
    return said | {"provider": provider.slug if provider else ""}


def said_by_resource(resource: LearningResource) -> dict[str, Any]:
    """Return what a record says, in the same form."""
    said: dict[str, Any] = {name: getattr(resource, name) for name in (*PLAIN, *LISTS)}
    said |= {name: _day(getattr(resource, name)) for name in DAYS}
    minutes = resource.minutes
    said[TIME] = [minutes, resource.minutes_source] if minutes else []
    return said | {"provider": resource.provider.slug if resource.provider else ""}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


class ResourceWriter:
    """Brings resources to what a file says; remembers what it brought."""

    def __init__(self, providers: ProviderWriter, source: str) -> None:
        self.providers, self.source = providers, source
        self.remembered: dict[str, dict[str, Any]] = {}

    def write(
        self, placed: Mapping[str, Placed], resources: dict[str, LearningResource]
    ) -> Tally:
        """Write the rows; `resources` then holds the new ones too."""
        wanted = {slug: self._wanted(each) for slug, each in placed.items()}
        told = Wording(
            record=lambda slug: f"resource {slug}",
            title=lambda slug: placed[slug].row.title,
            hidden=frozenset({"slug", "imported"}),
            names={"provider_id": self.providers.names()},
        )
        return Upsert(LearningResource, wording=told).apply(resources, wanted)

    def may_update(self, each: Placed) -> bool:
        """Say whether the file is where the record came from, or the hub's own."""
        if each.resource is None:
            return True
        if each.how == BY_SLUG and self.source == hub_form.FORMAT:
            return True
        return bool(each.resource.imported.get(FROM, self.source) == self.source)

    def _wanted(self, each: Placed) -> dict[str, Any]:
        provider = self.providers.find(each.row.provider) if each.row.provider else None
        said = said_by_row(each.row, provider)
        there = each.resource
        found = allowed(
            present=said_by_resource(there) if there else {},
            wanted=said,
            imported=there.imported if there else {},
            locked=there.locked if there else (),
            may_update=self.may_update(each),
        )
        if self.may_update(each) or not found.remembered.get(FROM):
            found.remembered[FROM] = self.source
        self.remembered[each.slug] = found.remembered
        each.report.extend(kept_rows(each.row.where, found))
        values = self._columns(found.values)
        return values if there else {"slug": each.slug, **values}

    def _columns(self, values: Mapping[str, Any]) -> dict[str, Any]:
        columns = dict(values)
        if TIME in columns:
            columns["minutes"], columns["minutes_source"] = values[TIME]
        if "provider" in columns:
            provider = self.providers.find(str(columns.pop("provider")))
            columns["provider_id"] = provider.pk if provider else None
        for name in DAYS:
            if name in columns:
                columns[name] = date.fromisoformat(columns[name])
        return columns
