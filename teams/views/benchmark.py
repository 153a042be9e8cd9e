"""The anonymous benchmark: its releases, a file of them, and who takes part."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.archive import cell
from accounts.requests import signed_in
from competencies.models import Framework
from profiles.groups import minimum
from teams.benchmark_entering import enter, let_organisation_enter
from teams.benchmark_pages import (
    organisations_spoken_for,
    page_of_release,
    parts_of,
    release_of,
    sheet_of,
)
from teams.models import BenchmarkRelease, Organisation


@require_safe
def benchmark(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    context = {
        "parts": parts_of(user),
        "organisations": organisations_spoken_for(user),
        "minimum": minimum(),
        "section": "benchmark",
    }
    return render(request, "teams/benchmark.html", context)


@require_safe
def release(request: HttpRequest, slug: str, quarter: str = "") -> HttpResponse:
    user = signed_in(request)
    found = release_of(user, slug, quarter)
    context = {
        "page": page_of_release(user, found, request.GET.get("group", "")),
        "open": request.GET.getlist("open"),
        "releases": BenchmarkRelease.objects.visible_to(user)
        .filter(framework=found.framework)
        .newest_first()[:12],
        "minimum": minimum(),
        "section": "benchmark",
    }
    return render(request, "teams/benchmark_release.html", context)


@require_safe
def release_csv(request: HttpRequest, slug: str, quarter: str) -> HttpResponse:
    user = signed_in(request)
    found = release_of(user, slug, quarter)
    page = page_of_release(user, found, request.GET.get("group", ""))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="benchmark.csv"'
    csv.writer(answer).writerows([map(cell, row) for row in sheet_of(page)])
    return answer


@require_POST
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    frameworks = Framework.objects.visible_to(request.user)
    framework = get_object_or_404(frameworks, slug=slug)
    enter(signed_in(request), framework, is_in="in" in request.POST)
    return redirect("benchmark:benchmark")


@require_POST
def organisation_entry(request: HttpRequest, slug: str) -> HttpResponse:
    theirs = Organisation.objects.owned_by(request.user)
    organisation = get_object_or_404(theirs, slug=slug)
    let_organisation_enter(organisation, is_in="in" in request.POST)
    return redirect("benchmark:benchmark")
