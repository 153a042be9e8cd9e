"""The catalogue, or what a search found of it, as a file to take along."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from training.exporters.hub_csv import MEDIA_TYPE, write_hub_csv
from training.exporting import rows_of, with_all_said
from training.models import LearningResource

FILE_NAME = "training.csv"


def wants_csv(request: HttpRequest) -> bool:
    """Say whether the address asks for the file instead of the page."""
    return request.GET.get("format") == "csv"


def csv_of(resources: QuerySet[LearningResource]) -> HttpResponse:
    """Answer with resources as the hub's own CSV, which an import takes in again."""
    chosen = with_all_said(resources.order_by("slug"))
    rows = [
        (row, provider.url if provider else "") for row, provider in rows_of(chosen)
    ]
    name = f'attachment; filename="{FILE_NAME}"'
    return HttpResponse(
        write_hub_csv(rows),
        content_type=f"{MEDIA_TYPE}; charset=utf-8",
        headers={"Content-Disposition": name},
    )
