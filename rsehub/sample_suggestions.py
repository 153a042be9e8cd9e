"""Sample suggestions and flags, so that the queue of a new hub is not empty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from accounts.models import User
from curation.actions import flag, suggest
from curation.kinds import Kind, kind_of
from curation.models import Flag, Suggestion

Json = dict[str, Any]
FILE = Path(__file__).parent / "sample" / "suggestions.json"
FIRST = "FIRST"
"""Whatever record comes first: the catalogue's own words may change."""


def load_suggestions(framework: str) -> None:
    """Add the sample suggestions and flags, where there are none at all yet."""
    if Suggestion.objects.exists() or Flag.objects.exists():
        return
    data = json.loads(FILE.read_text(encoding="utf-8"))
    for row in data["suggestions"]:
        _suggest(row, framework)
    for row in data["flags"]:
        _flag(row, framework)


def _record(kind: Kind, slug: str, framework: str) -> Any | None:
    if not slug:
        return None
    records = kind.visible_to(User(is_staff=False)).order_by("slug")
    if slug == FIRST:
        return records.first()
    if kind.namespace == "competencies":
        records = records.filter(framework__slug=framework)
    return records.filter(slug=slug).first()


def _suggest(row: Json, framework: str) -> None:
    kind = kind_of(row["kind"])
    record = _record(kind, row["record"], framework) if kind else None
    if kind is None or (row["record"] and record is None):
        return
    suggest(
        kind=kind,
        record=record,
        base=kind.read(record, working=False) if record else {},
        proposed=row["changes"],
        absolute=str,
        proposer=User.objects.filter(email=row.get("person", "")).first(),
        reason=row["reason"],
        source=row["source"],
        name=row["name"],
    )


def _flag(row: Json, framework: str) -> None:
    kind = kind_of(row["kind"])
    record = _record(kind, row["record"], framework) if kind else None
    if kind is not None and record is not None:
        flag(
            kind=kind,
            record=record,
            what=row["what"],
            words=row["words"],
            reporter=None,
        )
