"""What a team aims at: so many people of a role, or at a level of a skill."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import signed_in
from teams.crew import Crew
from teams.forms_needs import TargetForm
from teams.models import TeamTarget
from teams.needs import MOST_TARGETS, aim_at, aim_at_roles_of, roles_held
from teams.pages import roles_of
from teams.permissions import managing


@require_http_methods(["GET", "POST"])
def target_list(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    team = managing(person, slug).team
    crew = Crew(team)
    if request.POST.get("say") == "roles":
        aim_at_roles_of(team=team)
        messages.info(request, _("The team aims at the roles that its people have."))
        return redirect("teams:target-list", slug)
    form = TargetForm(
        request.POST or None,
        outline=crew.outline,
        scale=crew.scale,
        roles=roles_of(team.framework, person),
    )
    if request.method == "POST" and form.is_valid():
        if aim_at(team=team, **form.cleaned_data):
            messages.info(request, _("Saved."))
            return redirect("teams:target-list", slug)
        words = _("A team has %(most)d targets at most.") % {"most": MOST_TARGETS}
        form.add_error(None, words)
    context = {
        "form": form,
        "team": team,
        "lines": [(each, _target_name(each, crew)) for each in crew.targets],
        "held": roles_held(team),
        "section": "teams",
    }
    status = 422 if form.errors else 200
    return render(request, "teams/target_list.html", context, status=status)


def _target_name(target: TeamTarget, crew: Crew) -> str:
    if target.role is not None:
        return target.role.name
    skill = crew.outline.skills.get(target.skill_id or 0)
    name = skill.name if skill else str(target.skill)
    return _("%(skill)s at %(level)s") % {
        "skill": name,
        "level": crew.scale.name(target.rank),
    }


@require_POST
def target_drop(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    team = managing(request.user, slug).team
    get_object_or_404(TeamTarget.objects.filter(team=team), uuid=uuid).delete()
    messages.info(request, _("The team doesn't aim at it any more."))
    return redirect("teams:target-list", slug)
