"""Import of training: a file is read, the catalogue brought to it, all or nothing."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from competencies.importers.neutral import Report
from curation.actions import settle_urls
from curation.columns import ColumnMap
from curation.provenance import IMPORT, told
from training.catalogue_writer import write_catalogue
from training.importers.detect import AUTO, read_training


def import_training(
    path: Path,
    *,
    file_format: str = AUTO,
    columns: ColumnMap | None = None,
    dry_run: bool = False,
    left_out: Collection[str] = (),
) -> Report:
    """Read resources, events and learning paths into the catalogue.

    `columns` says what the columns of a table hold. Records in `left_out`, such as
    "resource tests-tell", stay as they are. Raises UnreadableFile when the file is no
    training; nothing is written then. With `dry_run` the report is true and nothing is
    kept.
    """
    today = timezone.localdate()
    file, rows = read_training(path, file_format, columns, today=today)
    with transaction.atomic(), told(by=IMPORT):
        written = write_catalogue(file, left_out=left_out)
        settle_urls()
        if dry_run:
            transaction.set_rollback(True)
    tally = written.tally
    return Report(
        format=file.format,
        counts=written.counts,
        rows=(*rows, *written.rows),
        created=tally.created,
        changed=tally.changed,
        unchanged=tally.unchanged,
        changes=tuple(tally.changes),
    )
