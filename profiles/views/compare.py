"""Up to eight profiles, goals and roles side by side."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.archive import cell
from accounts.requests import signed_in
from profiles.comparables import choices_for
from profiles.comparing import Comparing, comparing
from profiles.comparison import MOST
from profiles.comparison_address import read_address
from profiles.views.shared import unseen


def _comparing(request: HttpRequest) -> Comparing:
    asked = read_address(dict(request.GET.lists()))
    return comparing(signed_in(request), asked)


@require_safe
@unseen
def compare_page(request: HttpRequest) -> HttpResponse:
    found = _comparing(request)
    context = {
        "asked": found.asked,
        "profile": found.place.profile,
        "choices": choices_for(found.place, found.asked.references),
        "most": MOST,
        "missing": found.missing,
        "compared": found.reader.page() if found.reader.things else None,
        "scale": found.reader.scale,
        "other_view": found.asked.showing(
            differences=not found.asked.differences
        ).query,
        "csv_url": reverse("profiles:compare-csv") + found.asked.query,
        "section": "profile",
    }
    return render(request, "profiles/compare.html", context)


@require_safe
@unseen
def compare_csv(request: HttpRequest) -> HttpResponse:
    found = _comparing(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    writer = csv.writer(answer)
    writer.writerows([map(cell, row) for row in found.reader.sheet()])
    return answer
