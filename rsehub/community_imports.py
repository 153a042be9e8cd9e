"""Import of communities: a file is read and the directory brought to it, or not."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from communities.directory_writer import write_directory
from communities.importers.detect import AUTO, read_directory
from competencies.importers.neutral import Report
from curation.actions import settle_urls
from curation.columns import ColumnMap
from curation.provenance import IMPORT, told


def import_communities(
    path: Path,
    *,
    file_format: str = AUTO,
    columns: ColumnMap | None = None,
    dry_run: bool = False,
    left_out: Collection[str] = (),
) -> Report:
    """Read communities and what belongs to them into the directory.

    `columns` says what the columns of a table hold. Records in `left_out`, such as
    "community rsse-africa", stay as they are. Raises UnreadableFile when the file tells
    of no community; nothing is written then. With `dry_run` the report is true and
    nothing is kept.
    """
    today = timezone.localdate()
    file, rows = read_directory(path, file_format, columns, today=today)
    with transaction.atomic(), told(by=IMPORT):
        written = write_directory(file, left_out=left_out)
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
