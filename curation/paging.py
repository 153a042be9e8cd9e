"""Long lists in pages of one size."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any]) -> Page[Any]:
    """Return the page that `?page=` asks for; out of range gives the nearest."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
