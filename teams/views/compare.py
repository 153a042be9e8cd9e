"""Teams, organisations, roles and grades side by side."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.archive import cell
from accounts.requests import signed_in
from teams.compare_groups import (
    MOST,
    GroupsPage,
    framework_to_compare,
    groups_page,
    sheet_of,
)


def _page(request: HttpRequest) -> GroupsPage:
    user = signed_in(request)
    framework = framework_to_compare(user, request.GET.get("framework", ""))
    return groups_page(user, framework, request.GET.getlist("group"))


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    query = request.GET.copy()
    query.pop("open", None)
    context = {
        "page": page,
        "open": request.GET.getlist("open"),
        "query": query.urlencode(),
        "most": MOST,
        "section": "teams",
    }
    return render(request, "teams/compare.html", context)


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="groups.csv"'
    csv.writer(answer).writerows([map(cell, row) for row in sheet_of(page)])
    return answer
