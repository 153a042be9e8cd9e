"""The matrix of a team: who is named, by competency or skill."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.archive import as_csv
from competencies.models import Framework
from competencies.paging import slug_in
from teams.crew import Crew
from teams.matrix_page import MatrixAsked, MatrixPage
from teams.permissions import framework_asked, inside


@require_safe
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    standing = inside(request.user, slug)
    team = standing.team
    crew = Crew(team, framework_asked(team, slug_in(request, "framework")))
    page = MatrixPage(crew, MatrixAsked(request.GET, crew))
    if request.GET.get("as") == "csv":
        return csv_answer(f"{team.slug}-matrix.csv", as_csv(page.rows()))
    context = {
        "page": page,
        "crew": crew,
        "standing": standing,
        "team": team,
        "frameworks": Framework.objects.published().order_by("name", "pk"),
        "section": "teams",
    }
    return render(request, "teams/matrix.html", context)


def csv_answer(name: str, text: str) -> HttpResponse:
    """Return a file to take along; nobody between keeps a copy."""
    answer = HttpResponse(
        text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
