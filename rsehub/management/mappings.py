"""Maps of columns for commands: by the name they were kept under, or in a file."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError

from competencies.importers.neutral import UnreadableFile
from competencies.importers.reading import read_text
from curation.columns import BadColumnsError, ColumnMap
from curation.models import ColumnMapping


def mapping_of(name_or_file: str | None, kind: str) -> ColumnMap | None:
    """Return the map that an option names, or none. Raises CommandError."""
    if not name_or_file:
        return None
    try:
        if name_or_file.endswith(".json"):
            return ColumnMap.from_json(read_text(Path(name_or_file)))
        return ColumnMap.from_dict(_saved(name_or_file, kind).said)
    except (BadColumnsError, UnreadableFile) as error:
        raise CommandError(str(error)) from error


def _saved(name: str, kind: str) -> ColumnMapping:
    saved = ColumnMapping.objects.filter(kind=kind)
    found = saved.filter(name=name).first()
    if found is None:
        names = ", ".join(saved.order_by("name").values_list("name", flat=True))
        known = f"There are: {names}." if names else "None is kept yet."
        raise CommandError(
            f"No mapping is kept under “{name}”. {known} A file ends in .json."
        )
    return found
