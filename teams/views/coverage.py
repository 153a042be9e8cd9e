"""Where a team's skills rest on one person, what if somebody leaves, whom to ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.archive import as_csv
from competencies.models import Framework
from competencies.paging import slug_in
from teams.coverage_page import CoveragePage
from teams.crew import Crew
from teams.finding_page import FindingPage
from teams.forms_needs import FindForm, HiringForm
from teams.models import HiringRole
from teams.permissions import framework_asked, inside
from teams.views.matrix import csv_answer


@require_safe
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    standing = inside(request.user, slug)
    team = standing.team
    crew = Crew(team, framework_asked(team, slug_in(request, "framework")))
    # Who would be missed is for those who answer for the team.
    without = slug_in(request, "without") if standing.manages else ""
    page = CoveragePage(crew, without=without)
    if request.GET.get("as") == "csv":
        return csv_answer(f"{team.slug}-coverage.csv", as_csv(page.rows()))
    context = {
        "page": page,
        "crew": crew,
        "standing": standing,
        "team": team,
        "frameworks": Framework.objects.published().order_by("name", "pk"),
        "hiring_form": HiringForm(),
        "hiring_roles": HiringRole.objects.visible_to(request.user)
        .filter(team=team)
        .by_name(),
        "section": "teams",
    }
    return render(request, "teams/coverage.html", context)


@require_safe
def find_someone(request: HttpRequest, slug: str) -> HttpResponse:
    standing = inside(request.user, slug)
    team = standing.team
    crew = Crew(team, framework_asked(team, slug_in(request, "framework")))
    asked = request.GET if "skill" in request.GET else None
    form = FindForm(asked, outline=crew.outline, scale=crew.scale)
    page = None
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        page = FindingPage(
            crew,
            skill=int(given["skill"]),
            rank=int(given["rank"]),
            today=timezone.localdate(),
        )
    context = {
        "form": form,
        "page": page,
        "crew": crew,
        "standing": standing,
        "team": team,
        "section": "teams",
    }
    status = 422 if form.errors else 200
    return render(request, "teams/find.html", context, status=status)
