"""What every import command says and writes at its end."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper

from competencies.importers.neutral import Report
from curation.plans import FieldChange, rows_of

SHOWN = 40


def add_report_arguments(parser: ArgumentParser) -> None:
    """Give a command the two options that every import has."""
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, write nothing"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE.json", help="write the whole report there"
    )


def check_report(path: Path | None) -> None:
    """Refuse a report that can't be written before anything is imported."""
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise CommandError(f"The report can't be written: there is no place {path}.")


def write_report(report: Report, path: Path | None) -> None:
    """Write the report as JSON; raises CommandError when the file can't be written."""
    if path is None:
        return
    text = json.dumps(report.as_dict(), ensure_ascii=False, indent=2)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"The report can't be written: {error}") from error


def say_report(report: Report, out: OutputWrapper, *, dry_run: bool) -> None:
    """Print the counts, what a dry run would change, and what was odd or dropped."""
    counts = ", ".join(f"{number} {what}" for what, number in report.counts.items())
    out.write(f"{report.format}: {counts}")
    if dry_run:
        _say_changes(report, out)
    for row in report.rows[:SHOWN]:
        out.write(f"  {row.row}: {row.code}. {row.message}")
    if len(report.rows) > SHOWN:
        rest = Counter(row.code for row in report.rows[SHOWN:])
        codes = ", ".join(f"{number} {code}" for code, number in sorted(rest.items()))
        out.write(f"  and {len(report.rows) - SHOWN} more ({codes}): see --report")
    out.write(
        f"{report.created} created, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.dropped} dropped"
        + (" (nothing was written)" if dry_run else "")
    )


def _say_changes(report: Report, out: OutputWrapper) -> None:
    """Print what the preview in the admin shows: each record, field by field."""
    rows = rows_of(report.changes)
    for row in rows[:SHOWN]:
        said = [f"{each.label}: {in_short(each)}" for each in row.fields]
        out.write(f"  {row.key}, {row.state}. {'; '.join(said)}")
    if len(rows) > SHOWN:
        out.write(f"  and {len(rows) - SHOWN} more records: the admin shows all")


def in_short(field: FieldChange) -> str:
    """Return a change on one line."""
    old, new = (" ".join(text.split())[:SHOWN] for text in (field.old, field.new))
    return f"“{old}” → “{new}”" if old else f"“{new}”"
