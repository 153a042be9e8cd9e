"""What the next hire should bring, kept as a role of the team."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import signed_in
from competencies.paging import slug_in
from teams.coverage import hiring_gap
from teams.crew import Crew
from teams.forms_needs import HiringForm
from teams.hiring_page import hiring_lines, role_document
from teams.models import HiringRole, Team
from teams.needs import MOST_HIRING_ROLES, save_hiring_role
from teams.permissions import framework_asked, managing


@require_POST
def hiring_save(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    team = managing(person, slug).team
    crew = Crew(team, framework_asked(team, slug_in(request, "framework")))
    form, levels = HiringForm(request.POST), hiring_gap(crew.covers)
    if not (form.is_valid() and levels):
        messages.warning(request, _("Not saved. Give it a name, and aim at something."))
        return redirect("teams:coverage", slug)
    role = save_hiring_role(
        team=team,
        framework=crew.framework,
        name=form.cleaned_data["name"],
        levels=levels,
        by=person,
    )
    if role is None:
        words = _("A team keeps %(most)d of these at most. Drop one first.")
        messages.warning(request, words % {"most": MOST_HIRING_ROLES})
        return redirect("teams:coverage", slug)
    return redirect("teams:hiring-role", slug, role.uuid)


def _role(team: Team, uuid: UUID) -> HiringRole:
    rows = HiringRole.objects.filter(team=team).select_related("framework")
    return get_object_or_404(rows, uuid=uuid)


@require_safe
def hiring_role(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    team = managing(request.user, slug).team
    role = _role(team, uuid)
    lines = hiring_lines(role)
    if request.GET.get("as") == "json":
        answer = JsonResponse(role_document(role, lines), safe=False)
        answer["Content-Disposition"] = 'attachment; filename="role.json"'
        return answer
    context = {"role": role, "lines": lines, "team": team, "section": "teams"}
    return render(request, "teams/hiring_role.html", context)


@require_POST
def hiring_drop(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    team = managing(request.user, slug).team
    _role(team, uuid).delete()
    messages.info(request, _("Dropped."))
    return redirect("teams:coverage", slug)
