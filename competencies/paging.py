"""Long lists in pages of one size, and what narrows them."""

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Return the page that `?page=` asks for; out of range gives the nearest."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def slug_in(request: HttpRequest, name: str) -> str:
    """Return the slug that a parameter of the address holds, or nothing."""
    value = request.GET.get(name, "")
    return value if re.fullmatch(r"[-\w]{1,120}", value, re.ASCII) else ""
