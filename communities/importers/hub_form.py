"""The hub's own JSON of communities: the one list of its keys, read and written alike.

There is no key for people, nor for a contact: what leaves the hub holds neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from communities.importers.neutral import (
    ActivityRow,
    ChannelRow,
    CommunityRow,
    CountRow,
    FundingRow,
    NeedRow,
    OfferRow,
    ServiceRow,
)
from communities.partial_dates import PartialDate

FORMAT = "hub"
MARK = "rse-hub-communities"
VERSION = 1
PARTS: Mapping[str, type[Any]] = {
    "channels": ChannelRow,
    "activities": ActivityRow,
    "funding": FundingRow,
    "needs": NeedRow,
    "offers": OfferRow,
    "services": ServiceRow,
    "members": CountRow,
}
# What a file says about itself, or never says as a fact.
UNWRITTEN = ("where", "suggested")
CASE = "case"
PLAIN = tuple(
    field.name
    for field in fields(CommunityRow)
    if field.name not in (*PARTS, *UNWRITTEN, CASE)
)


def as_json(row: CommunityRow) -> dict[str, object]:
    """Return a community as the hub's JSON has it; what is empty is left out."""
    said = {name: _value(getattr(row, name)) for name in PLAIN}
    parts = {name: [_object(each) for each in getattr(row, name)] for name in PARTS}
    whole = {**said, **parts, CASE: _object(row.case)}
    return {
        name: value for name, value in whole.items() if value not in ("", [], {}, False)
    }


def _object(part: Any) -> dict[str, object]:
    values = {field.name: _value(getattr(part, field.name)) for field in fields(part)}
    return {name: value for name, value in values.items() if _is_said(value)}


def _is_said(value: object) -> bool:
    return value is not False and value not in ("", [], {})


def _value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.said()
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def as_document(rows: list[CommunityRow]) -> dict[str, object]:
    """Return communities as one file, which an import takes in again."""
    return {
        "format": MARK,
        "version": VERSION,
        "communities": [as_json(row) for row in rows],
    }
