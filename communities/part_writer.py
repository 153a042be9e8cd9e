"""Adds what belongs to entries: only what is new, and nothing that was taken away.

An entry remembers which parts an import brought it. One that is gone since then was
taken away by a person, and is not brought again (docs/adr/0064).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from communities.kinds import RowState
from communities.models import (
    Activity,
    CaseStudy,
    Channel,
    Community,
    FundingRow,
    MemberCount,
    Need,
    Offer,
    SharedService,
)
from communities.part_rows import Part, funding_key, hint_key
from competencies.importers.neutral import ReportRow
from competencies.importers.protection import CURATOR
from competencies.upserts import Tally
from curation.addresses import canonical
from curation.plans import FieldChange, RowChange

PARTS = "_parts"


def _funding_key(row: FundingRow) -> str:
    if row.state == RowState.SUGGESTED:
        return hint_key(row.source)
    return funding_key(row.funder, row.kind, row.starts_on)


KEYS: Mapping[type[Model], Any] = {
    FundingRow: _funding_key,
    Channel: lambda row: canonical(row.url),
    Activity: lambda row: row.name.casefold(),
    Need: lambda row: f"{row.kind} {row.words.casefold()}",
    Offer: lambda row: row.title.casefold(),
    MemberCount: lambda row: f"{row.counted_on.isoformat()} {row.what}",
    SharedService: lambda row: row.service,
    CaseStudy: lambda row: row.title.casefold(),
}


@dataclass(slots=True)
class PartWriter:
    """Writes the parts of many entries, by slug: a query or two a table."""

    entries: Mapping[str, Community]
    tally: Tally = field(default_factory=Tally)
    rows: list[ReportRow] = field(default_factory=list)

    def write(self, wanted: Collection[tuple[str, Part]]) -> None:
        """Add the parts that an entry neither has nor was brought before."""
        there = self._there({part.model for _slug, part in wanted})
        new: dict[type[Model], list[Model]] = defaultdict(list)
        for slug, part in wanted:
            entry = self.entries[slug]
            held = there[part.model, entry.pk]
            memory = entry.imported.setdefault(PARTS, [])
            name = f"{part.model._meta.model_name} {part.key}"
            if part.key in held or name in memory:
                self._left(slug, part, is_gone=part.key not in held)
                continue
            held.add(part.key)
            memory.append(name)
            new[part.model].append(part.model(community=entry, **part.values))
            self.tally.changes.append(_told(slug, entry, part))
        for model, rows in new.items():
            model._default_manager.bulk_create(rows)
            self.tally.created += len(rows)

    def _there(
        self, models: Collection[type[Model]]
    ) -> defaultdict[tuple[type[Model], int], set[str]]:
        found: defaultdict[tuple[type[Model], int], set[str]] = defaultdict(set)
        keys = [entry.pk for entry in self.entries.values()]
        for model in models:
            rows = model._default_manager.filter(community__in=keys)
            for row in rows:
                found[model, row.community_id].add(KEYS[model](row))  # type: ignore[attr-defined]
        return found

    def _left(self, slug: str, part: Part, *, is_gone: bool) -> None:
        self.tally.unchanged += 1
        if is_gone:
            message = f"Kept {part.label}: somebody took it away or changed it."
            self.rows.append(ReportRow(f"community {slug}", CURATOR, message))


def _told(slug: str, entry: Community, part: Part) -> RowChange:
    """Tell a part as something more that its entry says; a hint by itself."""
    if part.is_hint:
        change = FieldChange(part.label, "", part.words)
        return RowChange(part.hint_of(slug), part.words, (change,), is_new=True)
    change = FieldChange(part.label, "", part.words)
    return RowChange(f"community {slug}", entry.name, (change,))
