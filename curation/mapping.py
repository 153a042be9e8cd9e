"""Say what the columns of a table hold, and keep that under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from accounts.models import User
from curation.columns import BadColumnsError, ColumnMap, header_digest
from curation.importers import MAPPING, ColumnReader, Importer, Sample
from curation.importing import preview
from curation.models import ColumnMapping, ImportRun
from curation.uploads import Upload, on_disk


def sample_of(run: ImportRun, reader: ColumnReader) -> Sample:
    """Return how the table of a run begins. Raises RefusedError for what is none."""
    with on_disk(Upload(run.file_name, bytes(run.upload))) as path:
        return reader.sample(path)


def saved_for(reader: ColumnReader) -> list[ColumnMapping]:
    """Return the mappings of a kind, by name."""
    return list(ColumnMapping.objects.filter(kind=reader.kind).order_by("name"))


def first_map(
    run: ImportRun,
    reader: ColumnReader,
    columns: Sequence[str],
    saved: Sequence[ColumnMapping],
    asked: str = "",
) -> tuple[ColumnMap, str]:
    """Return what to begin with, and the name of the saved mapping that it is.

    That is the mapping that was asked for, what was said of this file before, a saved
    one of the same columns, or else a guess.
    """
    if asked:
        named = [each for each in saved if str(each.pk) == asked]
        return _of(named[0], columns) if named else (reader.guess(columns), "")
    if said := run.options.get(MAPPING):
        return _read(said), ""
    digest = header_digest(columns)
    alike = [each for each in saved if each.header_digest == digest]
    return _of(alike[0], columns) if alike else (reader.guess(columns), "")


def _read(said: str) -> ColumnMap:
    try:
        return ColumnMap.from_json(said)
    except BadColumnsError:
        return ColumnMap({})


def _of(saved: ColumnMapping, columns: Sequence[str]) -> tuple[ColumnMap, str]:
    """Return a saved mapping as far as the table has its columns."""
    try:
        said = ColumnMap.from_dict(saved.said)
    except BadColumnsError:
        return ColumnMap({}), saved.name
    known = {c: key for c, key in said.columns.items() if c in columns}
    return ColumnMap(known, said.settings), saved.name


def preview_mapped(
    *,
    run: ImportRun,
    importer: Importer,
    options: Mapping[str, str],
    said: ColumnMap,
    by: User,
) -> ImportRun:
    """Show what a table would change, its columns read as `said`.

    Raises RefusedError where they can't be read so; the file is kept then.
    """
    return preview(
        importer=importer,
        upload=Upload(run.file_name, bytes(run.upload)),
        options={**options, MAPPING: said.as_json()},
        by=by,
    )


@transaction.atomic
def save_mapping(
    *, kind: str, name: str, columns: Sequence[str], said: ColumnMap
) -> ColumnMapping:
    """Keep a mapping under a name; the one that had the name before goes."""
    saved, _ = ColumnMapping.objects.update_or_create(
        kind=kind,
        name=name,
        defaults={"header_digest": header_digest(columns), "said": said.as_dict()},
    )
    return saved
