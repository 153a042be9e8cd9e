"""Growing together: gaps I could fill, what serves most of us, who does what when."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import signed_in
from competencies.paging import slug_in
from curation.paging import page_of
from teams.crew import Crew
from teams.forms_needs import ActionForm
from teams.growing_page import OwnGrowth, TeamGrowth
from teams.models import Membership, TeamAction
from teams.needs import MOST_ACTIONS, set_action, settle_action
from teams.permissions import Standing, framework_asked, inside, managing


@require_safe
def growing(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, inside(request.user, slug))


def _page(
    request: HttpRequest, standing: Standing, form: ActionForm | None = None
) -> HttpResponse:
    person, team = signed_in(request), standing.team
    crew = Crew(team, framework_asked(team, slug_in(request, "framework")))
    actions = TeamAction.objects.visible_to(person).filter(team=team)
    related = actions.select_related("owner__person").soonest_first()
    context = {
        "standing": standing,
        "team": team,
        "crew": crew,
        "own": OwnGrowth(person, crew) if standing.membership else None,
        "actions": page_of(request, related),
        "section": "teams",
    }
    if standing.manages:
        context["serving"] = TeamGrowth(crew, today=timezone.localdate())
        context["form"] = form or ActionForm(people=_people(standing))
    status = 422 if form and form.errors else 200
    return render(request, "teams/growing.html", context, status=status)


def _people(standing: Standing) -> QuerySet[Membership]:
    live = Membership.objects.live().filter(team=standing.team)
    return live.select_related("person").order_by("pk")


@require_POST
def action_create(request: HttpRequest, slug: str) -> HttpResponse:
    standing = managing(request.user, slug)
    form = ActionForm(request.POST, people=_people(standing))
    if not form.is_valid():
        return _page(request, standing, form)
    if set_action(team=standing.team, **form.cleaned_data) is None:
        form.add_error(None, _("There are %(most)d already.") % {"most": MOST_ACTIONS})
        return _page(request, standing, form)
    messages.info(request, _("Saved."))
    return redirect("teams:growing", slug)


@require_POST
def action_update(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Say that something is done, or isn't; or drop it. Whose it is may, too."""
    standing = inside(request.user, slug)
    rows = TeamAction.objects.visible_to(request.user).filter(team=standing.team)
    if not standing.manages:
        rows = rows.filter(owner=standing.membership)
    action = get_object_or_404(rows, uuid=uuid)
    say = request.POST.get("say", "")
    if say == "drop" and standing.manages:
        action.delete()
        messages.info(request, _("Dropped."))
    else:
        settle_action(action=action, is_done=say == "done")
        messages.info(request, _("Saved."))
    return redirect("teams:growing", slug)
