"""What an entry says, as plain values that an import compares, and back to columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from communities.importers.neutral import CommunityRow
from communities.kinds import Status
from communities.models import Community
from communities.partial_dates import PartialDate, partial_date
from competencies.importers.addresses import is_web_address

SAME = (
    *("name", "acronym", "summary", "description", "kind", "scope", "region", "city"),
    *("legal_form", "registration", "ror", "fiscal_host"),
)
LISTS = ("former_names", "countries", "themes", "languages")
DATES = ("founded", "retired")
LINE_OF_SOURCE = 300


def wanted_values(row: CommunityRow) -> dict[str, Any]:
    """Return what a file says of a community, in the form that JSON keeps."""
    is_address = is_web_address(row.source)
    return {
        **{name: getattr(row, name) for name in SAME},
        **{name: list(getattr(row, name)) for name in LISTS},
        **{name: _said(getattr(row, name)) for name in DATES},
        # Where the other one went is for a curator to say.
        "status": Status.RETIRED if row.status == Status.MERGED else row.status,
        "place": _place(row.latitude, row.longitude),
        "is_seeking_funding": row.is_seeking or None,
        "source": "" if is_address else row.source,
        "source_url": row.source if is_address else "",
        "source_licence": row.licence,
        "collected_on": row.collected_on.isoformat() if row.collected_on else "",
    }


def present_values(community: Community) -> dict[str, Any]:
    """Return what an entry says now, in the same form."""
    return {
        **{name: getattr(community, name) for name in (*SAME, *LISTS)},
        **{name: _said(partial_of(community, name)) for name in DATES},
        "status": community.status,
        "place": _place(community.latitude, community.longitude),
        # An answer that nobody gave is none.
        "is_seeking_funding": community.is_seeking_funding or None,
        "source": community.source,
        "source_url": community.source_url,
        "source_licence": community.source_licence,
        "collected_on": _day(community.collected_on),
    }


def partial_of(record: Any, stem: str) -> PartialDate | None:
    """Return a date of a record with how exact it is: `founded`, `starts`."""
    day: date | None = getattr(record, f"{stem}_on")
    return PartialDate(day, getattr(record, f"{stem}_precision")) if day else None


def date_columns(stem: str, told: PartialDate | None) -> dict[str, Any]:
    """Return the columns of a date; of a month or a year, its first day."""
    return {
        f"{stem}_on": told.earliest if told else None,
        f"{stem}_precision": told.precision if told else "",
    }


def columns_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values as the columns of the table."""
    columns = dict(values)
    for stem in DATES:
        if stem in columns:
            columns |= date_columns(stem, partial_date(columns.pop(stem)))
    if "place" in columns:
        columns["latitude"], columns["longitude"] = columns.pop("place")
    if "collected_on" in columns:
        columns["collected_on"] = date.fromisoformat(columns["collected_on"])
    return columns


def _said(told: PartialDate | None) -> str:
    return told.said() if told else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _place(north: float | None, east: float | None) -> list[float]:
    return [] if north is None or east is None else [north, east]
