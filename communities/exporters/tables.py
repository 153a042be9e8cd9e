"""Communities as CSV with columns that an import reads again, and as GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from communities.importers.neutral import CommunityRow
from competencies.formulas import safe_cell

COLUMNS = (
    *("slug", "name", "url", "acronym", "former_names", "summary", "description"),
    *("kind", "scope", "status", "countries", "region", "city", "latitude"),
    *("longitude", "themes", "languages", "founded", "retired", "legal_form"),
    *("registration", "ror", "fiscal_host", "parent", "member_of", "observer_of"),
    *("shares_with", "channels", "source", "licence"),
)
LISTS = (
    *("former_names", "countries", "themes", "languages"),
    *("member_of", "observer_of", "shares_with"),
)
DATES = ("founded", "retired")


def write_csv(rows: Iterable[CommunityRow]) -> str:
    """Return communities as one table; no spreadsheet computes a cell of it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe_cell(_cell(row, column)) for column in COLUMNS])
    return out.getvalue()


def _cell(row: CommunityRow, column: str) -> str:
    if column == "channels":
        return " ".join(each.url for each in row.channels if each.url != row.url)
    value = getattr(row, column)
    if column in LISTS:
        return " | ".join(part.replace("|", "/") for part in value)
    if column in DATES:
        return value.said() if value else ""
    return "" if value is None else str(value)


def write_geojson(rows: Iterable[CommunityRow]) -> str:
    """Return communities as GeoJSON. One without a point has none made up for it."""
    features = [_feature(row) for row in rows]
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False)


def _feature(row: CommunityRow) -> dict[str, object]:
    point = None
    if row.latitude is not None and row.longitude is not None:
        # GeoJSON puts the east before the north (RFC 7946).
        point = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    return {
        "type": "Feature",
        "id": row.slug,
        "geometry": point,
        "properties": {
            "name": row.name,
            "url": row.url,
            "kind": row.kind,
            "status": row.status,
            "countries": list(row.countries),
            "city": row.city,
            "themes": list(row.themes),
        },
    }
