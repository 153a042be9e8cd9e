"""Puts a file of training into the catalogue: the only way in for all its formats."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from competencies.importers.neutral import ReportRow
from competencies.upserts import Tally
from curation.addresses import canonical
from training.catalogue_index import CatalogueIndex, Placed
from training.event_writer import EventWriter
from training.feed_writer import write_suggestions
from training.importers.neutral import MAX_TEXT, CatalogueFile, ResourceRow
from training.link_writer import LinkWriter
from training.models import LearningResource
from training.path_writer import write_paths
from training.provider_writer import ProviderWriter
from training.resource_writer import ResourceWriter
from training.skill_finding import SkillFinder
from training.writer import free_slug


@dataclass(slots=True)
class Written:
    """What an import did, and what it has to say about the rows of the file."""

    tally: Tally = field(default_factory=Tally)
    rows: list[ReportRow] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def write_catalogue(file: CatalogueFile, *, left_out: Collection[str] = ()) -> Written:
    """Bring the catalogue to what the file says, as far as an import may.

    Nothing is deleted, and nothing that a curator wrote is changed. Records in
    `left_out`, such as "resource tests-tell", are not written, nor is what comes from a
    provider that is new and left out. Call it inside a transaction.
    """
    written = Written(counts=file.counts())
    providers, finder = ProviderWriter(), SkillFinder()
    written.tally.add(providers.write(file.providers, left_out))
    index = CatalogueIndex()
    placed = index.place(file.resources, file.format)
    for each in placed.values():
        each.row = _with_outcomes(each, finder)
    taken = _taken(placed, providers, left_out)
    _write_resources(
        taken, index, ResourceWriter(providers, file.format), finder, written
    )
    _write_others(file, index, providers, left_out, written)
    _count_duplicates(written)
    return written


def _taken(
    placed: Mapping[str, Placed], providers: ProviderWriter, left_out: Collection[str]
) -> dict[str, Placed]:
    return {
        slug: each
        for slug, each in placed.items()
        if f"resource {slug}" not in left_out
        and not (each.row.provider and providers.is_left_out(each.row.provider))
    }


def _with_outcomes(each: Placed, finder: SkillFinder) -> ResourceRow:
    """Put free words that name no skill to what one can do afterwards."""
    words = [r.words for r in each.row.teaches if r.words]
    free = [
        row.words
        for row in each.row.teaches
        if row.words and isinstance(finder.find(row.skill), str)
    ]
    if not words or not free:
        return each.row
    outcomes = "\n".join([*filter(None, [each.row.outcomes]), *free])
    return replace(each.row, outcomes=outcomes[:MAX_TEXT])


def _write_resources(
    taken: Mapping[str, Placed],
    index: CatalogueIndex,
    writer: ResourceWriter,
    finder: SkillFinder,
    written: Written,
) -> None:
    written.tally.add(writer.write(taken, index.resources))
    written.rows += _unknown_providers(taken, writer.providers)
    links = LinkWriter(finder, writer, taken, index.resources)
    written.tally.add(links.write())
    changed = []
    for slug, memory in writer.remembered.items():
        resource = index.resources[slug]
        full = {key: value for key, value in memory.items() if value}
        if resource.imported != full:
            resource.imported = full
            changed.append(resource)
    LearningResource.objects.bulk_update(changed, ["imported"], batch_size=500)
    for each in taken.values():
        written.rows += each.report


def _unknown_providers(
    taken: Mapping[str, Placed], providers: ProviderWriter
) -> list[ReportRow]:
    return [
        ReportRow(
            each.row.where,
            "unknown-provider",
            f"There is no provider {each.row.provider}; left it open.",
            kept=False,
        )
        for each in taken.values()
        if each.row.provider and providers.find(each.row.provider) is None
    ]


def _write_others(
    file: CatalogueFile,
    index: CatalogueIndex,
    providers: ProviderWriter,
    left_out: Collection[str],
    written: Written,
) -> None:
    by_address = {
        canonical(row.url): index.kept(row)
        for row in index.resources.values()
        if row.url
    }
    if file.events:
        events = EventWriter(providers, file.format)
        written.tally.add(events.write(file.events, left_out, by_address))
        written.rows += events.report

    def find(slug: str) -> LearningResource | None:
        found = index.resources.get(free_slug(slug))
        return index.kept(found) if found else None

    paths, path_rows = write_paths(file.paths, find, left_out)
    feed, feed_rows = write_suggestions(file.suggestions, by_address, left_out)
    written.tally.add(paths)
    written.tally.add(feed)
    written.rows += [*path_rows, *feed_rows]


def _count_duplicates(written: Written) -> None:
    duplicates = [r for r in written.rows if r.code.startswith("duplicate-")]
    written.counts["duplicates"] = len(duplicates)
