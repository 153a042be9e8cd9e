"""The hub's own CSV of training: its columns, and how lists and links are written.

The exporter writes what the reader takes in, so that a file can go out, be worked on in
a spreadsheet and come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMAT = "hub"
COLUMNS = (
    "slug",
    "title",
    "url",
    "doi",
    "description",
    "provider",
    "provider_url",
    "authors",
    "languages",
    "kind",
    "format",
    "cost",
    "licence",
    "minutes",
    "minutes_source",
    "keywords",
    "tools",
    "audience",
    "outcomes",
    "version_date",
    "reviewed_on",
    "review_by",
    "teaches",
    "requires",
)
REQUIRED = ("slug", "title", "url")
PATH_COLUMNS = ("slug", "title", "description", "audience", "resources")
RESOURCES_FILE, PATHS_FILE = "resources.csv", "paths.csv"

PART = re.compile(r"(?:\\[\\;]|[^;])+")
ESCAPED = re.compile(r"\\([\\;])")


def join_list(parts: Iterable[str]) -> str:
    """Return a list as one cell: `a; b`. A semicolon in a part gets `\\` before it."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", part) for part in parts)


def join_lines(text: str) -> str:
    """Return lines as one list; a text with gaps between its lines stays as it is."""
    lines = text.split("\n")
    is_list = all(line.strip() == line and line for line in lines)
    return join_list(lines) if is_list else text


def split_lines(cell: str) -> str:
    """Return the lines that `join_lines` was given."""
    return cell if "\n" in cell.strip() else "\n".join(split_list(cell))


def split_list(cell: str) -> list[str]:
    """Return the parts that `join_list` was given."""
    parts = (ESCAPED.sub(r"\1", found[0]).strip() for found in PART.finditer(cell))
    return [part for part in parts if part]
