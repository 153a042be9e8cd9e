"""Writes the events of a file; who comes to one or calls it off decides elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from competencies.importers.neutral import ReportRow
from competencies.importers.protection import FROM, allowed, kept_rows
from competencies.importers.slugs import derive_slug
from competencies.upserts import Tally, Upsert
from competencies.wording import Wording
from curation.addresses import canonical
from training.importers.neutral import EventRow
from training.models import Event, LearningResource
from training.provider_writer import ProviderWriter

PLAIN = (
    *("title", "url", "description", "place", "cost", "status"),
    *("is_online", "languages"),
)
WHEN = "when"
"""Begin, end, whether whole days, and the zone, which mean something together only."""


class EventWriter:
    def __init__(self, providers: ProviderWriter, source: str) -> None:
        self.providers, self.source = providers, source
        rows = Event.objects.select_for_update(of=("self",)).order_by("pk")
        self.rows = {row.slug: row for row in rows.select_related("provider")}
        there = self.rows.values()
        self.by_uid = {row.foreign_uid: row.slug for row in there if row.foreign_uid}
        self.by_place = {
            _place(row.url, row.title, row.starts_at): row for row in there
        }
        self.report: list[ReportRow] = []
        self.remembered: dict[str, dict[str, Any]] = {}

    def write(
        self,
        rows: Collection[EventRow],
        left_out: Collection[str],
        taught: Mapping[str, LearningResource],
    ) -> Tally:
        """Write the events; `taught` has the resources by their one address."""
        placed: dict[str, EventRow] = {}
        for row in rows:
            slug = self._slug(row, placed)
            if f"event {slug}" not in left_out and self._is_free(row):
                placed.setdefault(slug, row)
        wanted = {slug: self._wanted(slug, row, taught) for slug, row in placed.items()}
        told = Wording(
            record=lambda slug: f"event {slug}",
            title=lambda slug: placed[slug].title,
            hidden=frozenset({"slug", "foreign_uid", "resource_id", "imported"}),
            names={"provider_id": self.providers.names()},
        )
        tally = Upsert(Event, wording=told).apply(self.rows, wanted)
        self._remember()
        return tally

    def _is_free(self, row: EventRow) -> bool:
        return not (row.provider and self.providers.is_left_out(row.provider))

    def _slug(self, row: EventRow, placed: Mapping[str, EventRow]) -> str:
        if row.uid in self.by_uid:
            return self.by_uid[row.uid]
        there = self.by_place.get(_place(row.url, row.title, row.starts_at))
        if there is not None and not (row.uid and there.foreign_uid):
            return there.slug
        stem = f"{derive_slug(row.title)}-{row.starts_at:%Y-%m-%d}"
        slug, number = stem, 1
        while slug in self.rows or (slug in placed and not _same(placed[slug], row)):
            number += 1
            slug = f"{stem}-{number}"
        if row.uid:
            self.by_uid[row.uid] = slug
        return slug

    def _wanted(
        self, slug: str, row: EventRow, taught: Mapping[str, LearningResource]
    ) -> dict[str, Any]:
        provider = self.providers.find(row.provider) if row.provider else None
        resource = taught.get(canonical(row.resource)) if row.resource else None
        there = self.rows.get(slug)
        imported = there.imported if there else {}
        found = allowed(
            present=_said_by_event(there) if there else {},
            wanted=_said_by_row(row, provider.slug if provider else ""),
            imported=imported,
            may_update=imported.get(FROM, self.source) == self.source,
        )
        found.remembered.setdefault(FROM, self.source)
        self.remembered[slug] = found.remembered
        self.report.extend(kept_rows(row.where, found))
        values = self._columns(found.values, row)
        if resource is not None and (there is None or there.resource_id is None):
            values["resource_id"] = resource.pk
        if there is None:
            new = {"slug": slug, "foreign_uid": row.uid, "imported": found.remembered}
            return new | values
        if row.uid and not there.foreign_uid:
            values["foreign_uid"] = row.uid
        # In the same write, so that the event's sequence goes up by one.
        return values | ({"imported": found.remembered} if values else {})

    def _columns(self, values: Mapping[str, Any], row: EventRow) -> dict[str, Any]:
        columns = dict(values)
        if columns.pop(WHEN, None):
            columns |= {"starts_at": row.starts_at, "ends_at": row.ends_at}
            columns |= {"is_all_day": row.is_all_day, "time_zone": row.time_zone}
        if "provider" in columns:
            provider = self.providers.find(str(columns.pop("provider")))
            columns["provider_id"] = provider.pk if provider else None
        return columns

    def _remember(self) -> None:
        changed = []
        for slug, memory in self.remembered.items():
            if self.rows[slug].imported != memory:
                self.rows[slug].imported = memory
                changed.append(self.rows[slug])
        Event.objects.bulk_update(changed, ["imported"], batch_size=500)


def _same(one: EventRow, other: EventRow) -> bool:
    return (one.uid, one.url) == (other.uid, other.url)


def _place(url: str, title: str, starts_at: datetime) -> tuple[str, datetime]:
    return (canonical(url) if url else title.casefold(), starts_at)


def _when(row: EventRow | Event) -> list[Any]:
    begin, end = (m.timestamp() for m in (row.starts_at, row.ends_at))
    return [begin, end, row.is_all_day, row.time_zone]


def _said_by_row(row: EventRow, provider: str) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in PLAIN}
    said["languages"] = list(row.languages)
    return said | {WHEN: _when(row), "provider": provider}


def _said_by_event(event: Event) -> dict[str, Any]:
    said = {name: getattr(event, name) for name in PLAIN}
    provider = event.provider.slug if event.provider else ""
    return said | {WHEN: _when(event), "provider": provider}
