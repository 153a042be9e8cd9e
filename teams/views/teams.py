"""Teams: the list, one team's first page, beginning, changing and closing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from curation.paging import page_of
from teams.actions import archive, begin_team, restore, save_placed
from teams.crew import Crew
from teams.errors import TeamRefusedError
from teams.forms import NewTeamForm, TeamEditForm
from teams.front_page import FrontPage
from teams.models import JoinRequest, Organisation, Team
from teams.pages import team_lines
from teams.permissions import managing, running, standing_in


@require_safe
def team_list(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    lines = team_lines(person, Team.objects.visible_to(person))
    asked = JoinRequest.objects.visible_to(person).filter(person=person)
    context = {
        "at_work": [line for line in lines if not line.team.is_archived],
        "archived": [line for line in lines if line.team.is_archived],
        "joinable": page_of(
            request,
            Team.objects.joinable_by(person).select_related("organisation").by_name(),
        ),
        "asked": set(asked.values_list("team", flat=True)),
        "owned": Organisation.objects.owned_by(person).order_by("name", "pk"),
        "section": "teams",
    }
    return render(request, "teams/team_list.html", context)


@require_http_methods(["GET", "POST"])
def team_create(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = NewTeamForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            team = begin_team(person=person, **form.cleaned_data)
        except TeamRefusedError as error:
            form.add_error(None, str(error.words))
        else:
            return redirect("teams:consent", team.slug)
    context = {"form": form, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/team_form.html", context, status=status)


@require_safe
def team_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    standing = standing_in(person, slug)
    page = FrontPage(person, standing, Crew(standing.team))
    context = {"page": page, "standing": standing, "team": standing.team}
    return render(request, "teams/team_detail.html", context | {"section": "teams"})


@require_http_methods(["GET", "POST"])
def team_update(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    standing = managing(person, slug)
    form = TeamEditForm(request.POST or None, instance=standing.team, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            save_placed(form.save(commit=False))
        except TeamRefusedError as error:
            form.add_error("parent", str(error.words))
        else:
            messages.info(request, _("Saved."))
            return redirect(standing.team)
    context = {"form": form, "team": standing.team, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/team_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def team_archive(request: HttpRequest, slug: str) -> HttpResponse:
    """Close a team, or open a closed one again."""
    person = signed_in(request)
    team = running(person, slug).team
    if request.method == "POST":
        if team.is_archived:
            restore(team=team, by=person)
            messages.info(request, _("The team is open again."))
        else:
            archive(team=team)
            messages.info(request, _("The team is archived. Nobody is seen in it."))
        return redirect(team)
    context = {"team": team, "section": "teams"}
    return render(request, "teams/team_archive.html", context)
