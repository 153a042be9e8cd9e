"""The archive that a person takes along: JSON for programs, CSV for people.

Plain values in, bytes out: nothing here knows the database or the web.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

FORMAT = "rsehub-personal-data"
VERSION = 1
# What a spreadsheet takes for a formula, and would run.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Rows(Protocol):
    """A kind of rows: see accounts.personal_data.Sheet."""

    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def rows(self) -> Sequence[Mapping[str, Any]]: ...


def archive_of(sheets: Sequence[Rows], *, whose: str, at: datetime) -> bytes:
    """Return a ZIP with a README, everything as JSON, and a CSV file for each kind."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", readme(sheets, whose=whose, at=at))
        archive.writestr("everything.json", as_json(sheets, at=at))
        for sheet in sheets:
            if sheet.rows:
                archive.writestr(f"{sheet.name}.csv", as_csv(sheet.rows))
    return packed.getvalue()


def readme(sheets: Iterable[Rows], *, whose: str, at: datetime) -> str:
    """Return what is in the archive, in words."""
    lines = [
        f"What the hub holds about {whose}, as of {at:%d %B %Y, %H:%M} UTC.",
        "",
        "everything.json holds all of it, for programs.",
        "The CSV files hold the same, one kind each, for spreadsheets. There, a cell",
        "that would begin like a formula begins with an apostrophe.",
        "",
    ]
    for sheet in sheets:
        where = f"{sheet.name}.csv" if sheet.rows else "none"
        lines.append(f"- {sheet.about}: {len(sheet.rows)} ({where})")
    return "\n".join([*lines, ""])


def as_json(sheets: Iterable[Rows], *, at: datetime) -> str:
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": at.isoformat(),
        **{sheet.name: [dict(row) for row in sheet.rows] for sheet in sheets},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows under the names of their columns, safe to open in a spreadsheet."""
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([[cell(row.get(name)) for name in columns] for row in rows])
    return out.getvalue()


def cell(value: Any) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text
