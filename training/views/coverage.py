"""The map of coverage: where the catalogue leads, and where it has holes."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.archive import as_csv
from competencies.models import Framework
from profiles.groups import minimum
from training.coverage_page import CoveragePage
from training.coverage_reading import CoverageMap, version_to_map

LONGEST_SLUG = 100


@require_safe
@login_not_required
def coverage_map(request: HttpRequest) -> HttpResponse:
    frameworks = list(Framework.objects.published().order_by(Lower("name"), "pk"))
    context: dict[str, object] = {"frameworks": frameworks, "section": "training"}
    slug = request.GET.get("framework", "")[: LONGEST_SLUG + 1]
    if not (frameworks or slug):
        return render(request, "training/coverage.html", context)
    found = CoverageMap(version_to_map(slug), request.user, today=timezone.localdate())
    if request.GET.get("as") == "csv":
        return _csv(found)
    context |= {"page": CoveragePage(found), "minimum": minimum()}
    return render(request, "training/coverage.html", context)


def _csv(found: CoverageMap) -> HttpResponse:
    answer = HttpResponse(
        as_csv(found.rows()).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
    )
    name = f"coverage-{found.framework.slug}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    if found.has_demand:
        answer["Cache-Control"] = "private, no-store"
    return answer
