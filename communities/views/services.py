"""Which communities share, have or need a service: a page, and a sponsor's case."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.archive import as_csv
from communities.service_pages import (
    ServicePage,
    markdown_of,
    page_of_services,
    rows_of,
)
from communities.service_reading import service_table


@require_safe
@login_not_required
def service_list(request: HttpRequest) -> HttpResponse:
    only_fledgling = request.GET.get("fledgling") == "1"
    today = timezone.localdate()
    table = service_table(request.user, today, only_fledgling=only_fledgling)
    page = page_of_services(table)
    if request.GET.get("as") == "csv":
        head, *rows = rows_of(page)
        named = [dict(zip(head, row, strict=True)) for row in rows]
        return _file(as_csv(named), "text/csv", "csv")
    if request.GET.get("as") == "md":
        return _file(_markdown(request, page), "text/markdown", "md")
    context = {
        "page": page,
        "only_fledgling": only_fledgling,
        "query": "&fledgling=1" if only_fledgling else "",
        "today": today,
        "section": "communities",
    }
    return render(request, "communities/services.html", context)


def _markdown(request: HttpRequest, page: ServicePage) -> str:
    address = request.build_absolute_uri(reverse("communities:service-list"))
    source = _("As communities told the hub; %(address)s on %(day)s.") % {
        "address": address,
        "day": timezone.localdate().isoformat(),
    }
    return markdown_of(page, _("Services that communities share or need"), source)


def _file(text: str, media_type: str, ending: str) -> HttpResponse:
    answer = HttpResponse(
        text.encode("utf-8"), content_type=f"{media_type}; charset=utf-8"
    )
    name = f"shared-services.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
