"""Read DIRECT's tables of training: its resources, and its providers beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from competencies.importers.addresses import ror_address
from competencies.importers.direct_forms import FORMAT, PROVIDER, RESOURCE
from competencies.importers.neutral import ReportRow
from competencies.importers.reading import folder_files, quoted
from competencies.importers.tables import Record, read_table
from training.importers.cleaning import Cleaner, Notes, resource_row, whole_rows
from training.importers.neutral import (
    MAX_NAME,
    CatalogueFile,
    ProviderRow,
    ResourceRow,
)


def looks_like_resources(columns: Sequence[str]) -> bool:
    return set(RESOURCE.required) <= set(columns)


def looks_like_providers(columns: Sequence[str]) -> bool:
    return {*PROVIDER.required, "ror"} <= set(columns)


def read_direct(path: Path, notes: Notes) -> CatalogueFile:
    """Return the resources of a folder or a table, with what providers it has."""
    folder = path if path.is_dir() else None
    resources = folder / RESOURCE.file if folder else path
    providers = _providers(folder, notes)
    records = read_table(resources, RESOURCE, notes)
    known = {row.slug for row in providers}
    rows = whole_rows(_resource(record, known, notes) for record in records)
    return CatalogueFile(FORMAT, rows, providers=providers)


def read_providers(path: Path, notes: Notes) -> CatalogueFile:
    """Return the providers of their own table alone."""
    records = read_table(path, PROVIDER, notes)
    return CatalogueFile(FORMAT, providers=_rows(records, notes))


def _providers(folder: Path | None, notes: Notes) -> tuple[ProviderRow, ...]:
    if folder is None or PROVIDER.file not in folder_files(folder):
        return ()
    return _rows(read_table(folder / PROVIDER.file, PROVIDER, notes), notes)


def _rows(records: Sequence[Record], notes: Notes) -> tuple[ProviderRow, ...]:
    found: dict[str, ProviderRow] = {}
    for record in records:
        row = _provider(record, notes)
        if found.setdefault(row.slug, row) is not row:
            message = "Another row has the same slug; kept the first."
            notes.append(ReportRow(record.where, "repeated-slug", message, kept=False))
    return tuple(found.values())


def _provider(record: Record, notes: Notes) -> ProviderRow:
    values = Cleaner(record.row, record.cells, notes)
    return ProviderRow(
        name=record.name(longest=MAX_NAME),
        slug=record.slug(),
        url=values.address("url"),
        ror=ror_address(record.row, record.text("ror"), notes),
        description=values.text("description"),
    )


def _resource(record: Record, providers: set[str], notes: Notes) -> ResourceRow | None:
    said = {
        "title": record.text("name"),
        "slug": record.text("slug"),
        "url": record.text("url"),
        "description": record.text("description"),
        "languages": record.slugs("language"),
    }
    provider = record.text("provider")
    if provider and providers and provider not in providers:
        message = f"There is no provider {quoted(provider)}; left the link out."
        notes.append(ReportRow(record.row, "dangling-provider", message, kept=False))
        provider = ""
    return resource_row(record.row, said, notes, provider=provider)
