"""The directory, or what a search found of it, as a file to take along."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from communities.exporters.tables import write_csv, write_geojson
from communities.exporting import rows_of, with_all_said
from communities.importers.hub_form import as_document
from communities.importers.neutral import CommunityRow
from communities.models import Community

FORMATS: Mapping[str, StrOrPromise] = {
    "json": gettext_lazy("As JSON"),
    "csv": gettext_lazy("As CSV"),
    "geojson": gettext_lazy("As GeoJSON"),
}
MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}


def file_of(request: HttpRequest, keys: Collection[int]) -> HttpResponse | None:
    """Answer with the communities as a file, where the address asks for one."""
    asked = request.GET.get("format", "")
    if asked not in FORMATS:
        return None
    communities = Community.objects.visible_to(request.user).filter(pk__in=list(keys))
    rows = rows_of(with_all_said(communities.order_by("slug")))
    answer = HttpResponse(_written(asked, rows), content_type=MEDIA[asked])
    name = f'attachment; filename="communities.{asked}"'
    answer["Content-Disposition"] = name
    return answer


def _written(asked: str, rows: list[CommunityRow]) -> str:
    if asked == "csv":
        return write_csv(rows)
    if asked == "geojson":
        return write_geojson(rows)
    return json.dumps(as_document(rows), ensure_ascii=False, indent=1)
