"""Lists of the API: in pages, in a stable order, narrowed by known filters only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.filters import (
    ChoiceFilter,
    Filter,
    IsoDateTimeFilter,
    MultipleChoiceFilter,
    NumberFilter,
    UUIDFilter,
)
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

if TYPE_CHECKING:
    # The views read their defaults, which are here, while they are imported.
    from rest_framework.views import APIView

PAGE_SIZE = 50
LARGEST_PAGE = 100
LAST_PAGE = 100_000
# Left empty, they would narrow nothing, and nobody would notice.
NEVER_EMPTY = (
    *(UUIDFilter, IsoDateTimeFilter, NumberFilter),
    *(ChoiceFilter, MultipleChoiceFilter),
)
PAGING = {"page", "page_size"}


class HubPagination(PageNumberPagination):
    """Pages of 50, at most 100; a size or a number that makes no sense is refused."""

    page_size = PAGE_SIZE
    max_page_size = LARGEST_PAGE
    page_size_query_param = "page_size"

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any] | None:
        _check_whole_number(request, "page", LAST_PAGE)
        _check_whole_number(request, "page_size", LARGEST_PAGE)
        return super().paginate_queryset(queryset, request, view)

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return [
            _parameter("page", "Which page, from 1.", 1, LAST_PAGE),
            _parameter("page_size", "How many a page.", PAGE_SIZE, LARGEST_PAGE),
        ]


def _parameter(name: str, text: str, default: int, most: int) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": text,
        "schema": {
            "type": "integer",
            "minimum": 1,
            "maximum": most,
            "default": default,
        },
    }


def _check_whole_number(request: Request, name: str, most: int) -> None:
    given = request.query_params.get(name)
    if given is None:
        return
    is_number = given.isascii() and given.isdigit() and len(given) <= len(str(most))
    if not is_number or not 1 <= int(given) <= most:
        raise ValidationError({name: _("Give a whole number from 1 to %d.") % most})


class KnownFiltersOnly(DjangoFilterBackend):  # type: ignore[misc]
    """Narrow a list by its filters; refuse a parameter that it doesn't know.

    A slip in a name would otherwise give everything, and nobody would notice.
    """

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        if getattr(view, "paginator", None) is not None:
            filters = self.get_filterset_class(view, queryset)
            _refuse_unknown(request, filters.base_filters if filters else {})
        narrowed: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return narrowed


def _refuse_unknown(request: Request, filters: Mapping[str, Filter]) -> None:
    given = request.query_params
    known = PAGING | set(filters)
    text = _("There is no such filter. There is: %s.") % ", ".join(sorted(known))
    faults = {name[:80]: text for name in sorted(given.keys() - known)[:10]}
    for name, narrowing in filters.items():
        if given.get(name) == "" and isinstance(narrowing, NEVER_EMPTY):
            is_uuid = isinstance(narrowing, UUIDFilter)
            what = _("Give a UUID, or leave it out.")
            faults[name] = what if is_uuid else _("Give a value, or leave it out.")
    if faults:
        raise ValidationError(faults)
