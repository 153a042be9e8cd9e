"""Write the catalogue as CSV with the columns that an import takes in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from competencies.formulas import safe_cell
from training.importers import hub_form as form
from training.importers.neutral import RequiredRow, ResourceRow, TaughtRow

MEDIA_TYPE = "text/csv"
LISTS = ("authors", "languages", "keywords", "tools")


def write_hub_csv(rows: Iterable[tuple[ResourceRow, str]]) -> str:
    """Return resources, each with the address of its provider, as one table.

    No spreadsheet computes a cell of it, whatever somebody called a resource.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(form.COLUMNS)
    for row, provider_url in rows:
        cells = {**_cells(row), "provider_url": provider_url if row.provider else ""}
        writer.writerow([safe_cell(cells[column]) for column in form.COLUMNS])
    return out.getvalue()


def _cells(row: ResourceRow) -> dict[str, str]:
    plain = {
        name: _text(getattr(row, name)) for name in form.COLUMNS if hasattr(row, name)
    }
    lists = {name: form.join_list(getattr(row, name)) for name in LISTS}
    links = {
        "teaches": form.join_list(_taught(each) for each in row.teaches),
        "requires": form.join_list(_required(each) for each in row.requires),
    }
    outcomes = row.outcomes.replace("\r\n", "\n")
    return {**plain, **lists, **links, "outcomes": form.join_lines(outcomes)}


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _taught(row: TaughtRow) -> str:
    if row.to_rank is None:
        return row.skill.said
    return f"{row.skill.said} {row.from_rank}>{row.to_rank}"


def _required(row: RequiredRow) -> str:
    return f"{row.skill.said} {row.rank}"
