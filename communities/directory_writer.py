"""Puts a file of communities into the directory: the only way in for all formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from communities.directory_index import DirectoryIndex
from communities.entry_values import columns_of, present_values, wanted_values
from communities.importers import hub_form
from communities.importers.neutral import CommunityRow, DirectoryFile
from communities.kinds import RelationKind
from communities.models import Community, Relation
from communities.part_rows import Part, hints_of, parts_of, service_part
from communities.part_writer import PartWriter
from competencies.importers.neutral import ReportRow
from competencies.importers.protection import FROM, allowed, kept_rows
from competencies.importers.reading import quoted
from competencies.upserts import Tally, Upsert
from competencies.wording import LinkWording, Wording

RELATIONS = {
    "member_of": RelationKind.MEMBER_OF,
    "observer_of": RelationKind.OBSERVER_OF,
    "shares_with": RelationKind.SHARES_CHANNEL,
}


@dataclass(slots=True)
class Written:
    """What an import did, and what it has to say about the rows of the file."""

    tally: Tally = field(default_factory=Tally)
    rows: list[ReportRow] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def write_directory(file: DirectoryFile, *, left_out: Collection[str] = ()) -> Written:
    """Bring the directory to what the file says, as far as an import may.

    Nothing is deleted, and nothing that a person wrote is changed. Records in
    `left_out`, such as "community rsse-africa", are not written, nor is what belongs to
    them. Call it inside a transaction.
    """
    written = Written(counts=file.counts())
    index = DirectoryIndex()
    placed = index.place(file.communities)
    taken = {s: row for s, row in placed.items() if f"community {s}" not in left_out}
    _write_entries(taken, index, written, file.format)
    index.learn(taken)
    parts = PartWriter({slug: index.entries[slug] for slug in taken})
    parts.write([(slug, part) for slug, row in taken.items() for part in parts_of(row)])
    parts.write(list(_hints(taken, left_out)))
    parts.write(list(_services(taken, index)))
    written.tally.add(parts.tally)
    written.rows += parts.rows
    _write_relations(taken, index, written)
    entries = [index.entries[slug] for slug in taken]
    Community.objects.bulk_update(entries, ["imported"], batch_size=500)
    return written


def _write_entries(
    taken: Mapping[str, CommunityRow],
    index: DirectoryIndex,
    written: Written,
    file_format: str,
) -> None:
    wanted: dict[str, dict[str, Any]] = {}
    memories: dict[str, dict[str, Any]] = {}
    for slug, row in taken.items():
        there = index.entries.get(slug)
        imported = there.imported if there else {}
        source = f"{file_format}: {row.source}"
        found = allowed(
            present=present_values(there) if there else {},
            wanted=wanted_values(row),
            imported=imported,
            locked=there.locked if there else (),
            may_update=file_format == hub_form.FORMAT
            or imported.get(FROM, source) == source,
        )
        written.rows += kept_rows(f"community {slug}", found)
        own = columns_of(found.values)
        wanted[slug] = own if there else {"slug": slug, **own}
        memories[slug] = {FROM: source, **found.remembered}
    told = Wording(
        record=lambda slug: f"community {slug}",
        title=lambda slug: taken[slug].name,
        hidden=frozenset({"slug"}),
    )
    written.tally.add(Upsert(Community, wording=told).apply(index.entries, wanted))
    for slug, memory in memories.items():
        index.entries[slug].imported = memory


def _hints(
    taken: Mapping[str, CommunityRow], left_out: Collection[str]
) -> Iterable[tuple[str, Part]]:
    for slug, row in taken.items():
        for part in hints_of(row):
            if part.hint_of(slug) not in left_out:
                yield slug, part


def _services(
    taken: Mapping[str, CommunityRow], index: DirectoryIndex
) -> Iterable[tuple[str, Part]]:
    for slug, row in taken.items():
        for service in row.services:
            named = next(iter(service.shared_with), "")
            other = index.named(named) if named and service.state == "shares" else None
            is_other = other is not None and other.slug != slug
            yield slug, service_part(service, other.pk if other and is_other else None)


def _write_relations(
    taken: Mapping[str, CommunityRow], index: DirectoryIndex, written: Written
) -> None:
    wanted: dict[tuple[int, str, int], dict[str, Any]] = {}
    for slug, row in taken.items():
        for kind, named in _relations(row):
            other = index.named(named)
            if other is None or other.slug == slug:
                message = f"There is no one community {quoted(named)} to relate it to."
                note = ReportRow(row.where, "unknown-community", message, kept=False)
                written.rows.append(note)
                continue
            key = (index.entries[slug].pk, str(kind), other.pk)
            wanted[key] = dict(
                zip(("community_id", "kind", "other_id"), key, strict=True)
            )
    there = {
        (row.community_id, row.kind, row.other_id): row
        for row in Relation.objects.filter(
            community__in=[index.entries[slug].pk for slug in taken]
        )
    }
    written.tally.add(_upsert_relations(wanted, there, index))


def _relations(row: CommunityRow) -> Iterable[tuple[str, str]]:
    if row.parent:
        yield RelationKind.PART_OF, row.parent
    for name, kind in RELATIONS.items():
        for named in getattr(row, name):
            yield kind, named


def _upsert_relations(
    wanted: dict[tuple[int, str, int], dict[str, Any]],
    there: dict[tuple[int, str, int], Relation],
    index: DirectoryIndex,
) -> Tally:
    """Add relations; a second whole that a community would be part of stays out."""
    wholes = {key[0] for key in there if key[1] == RelationKind.PART_OF}
    fitting = {
        key: row
        for key, row in wanted.items()
        if key in there or key[1] != RelationKind.PART_OF or key[0] not in wholes
    }
    by_key = {row.pk: row for row in index.entries.values()}
    words = dict(RelationKind.choices)
    told = LinkWording(
        record=lambda key: f"community {by_key[key[0]].slug}",
        label=lambda key: str(words[key[1]]),
        other=lambda key: by_key[key[2]].name,
        title=lambda key: by_key[key[0]].name,
    )
    return Upsert(Relation, wording=told).apply(there, fitting)
