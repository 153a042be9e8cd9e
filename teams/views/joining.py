"""Ways into a team: invitations, codes and requests, from both sides of the door."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import signed_in
from teams.actions import check_rate, enter
from teams.errors import TeamRefusedError
from teams.forms import CodeForm, ConsentForm, InviteForm
from teams.joining import (
    TRYING,
    accept,
    admit,
    ask_to_join,
    decline,
    invite,
    make_code,
)
from teams.models import Invitation, JoinCode, JoinRequest, Membership, Team
from teams.pages import roles_of
from teams.permissions import managing
from teams.tokens import as_typed
from teams.views.consents import preview_of

Join = Callable[[str], Membership]


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Look at the team that a mail leads to, and join it."""
    opened = Invitation.objects.opened_by(token)
    found = opened.select_related("team__organisation", "team__framework").first()
    if found is None:
        return render(request, "teams/invitation_ended.html", {"section": "teams"})
    person = signed_in(request)

    def join(openness: str) -> Membership:
        return accept(invitation=found, person=person, openness=openness)

    return _joining(request, found.team, join)


@require_http_methods(["GET", "POST"])
def join_by_code(request: HttpRequest) -> HttpResponse:
    """Give a code, look at the team that it opens, and join it."""
    code = request.POST.get("code", "")
    form = CodeForm(request.POST if code else None)
    if not (code and form.is_valid()):
        return render(request, "teams/join.html", {"form": form, "section": "teams"})
    person = signed_in(request)
    try:
        check_rate("join-code", person, TRYING)
    except TeamRefusedError as error:
        return _refused(request, form, str(error.words))
    opened = JoinCode.objects.opened_by(as_typed(code))
    found = opened.select_related("team__organisation", "team__framework").first()
    if found is None:
        return _refused(request, form, _("No team has this code. Ask for it again."))

    def join(openness: str) -> Membership:
        return enter(team=found.team, person=person, openness=openness)

    return _joining(request, found.team, join, code=as_typed(code))


def _refused(request: HttpRequest, form: CodeForm, words: str) -> HttpResponse:
    form.add_error("code", words)
    context = {"form": form, "section": "teams"}
    return render(request, "teams/join.html", context, status=422)


def _joining(
    request: HttpRequest, team: Team, join: Join, code: str = ""
) -> HttpResponse:
    """Ask what to show, with a preview; then let the person in."""
    is_answer = request.method == "POST" and (not code or "join" in request.POST)
    form = ConsentForm(request.POST if is_answer else None)
    if is_answer and form.is_valid():
        try:
            join(form.cleaned_data["openness"])
        except TeamRefusedError:
            messages.info(request, _("You are in this team already."))
        else:
            messages.info(request, _("You are in the team."))
        return redirect(team)
    context = {
        "form": form,
        "team": team,
        "framework": team.framework,
        "code": code,
        "managers": _manager_names(team),
        "preview": preview_of(request, team.framework),
        "section": "teams",
    }
    status = 422 if form.errors else 200
    return render(request, "teams/joining.html", context, status=status)


def _manager_names(team: Team) -> list[str]:
    managers = Membership.objects.live().filter(team=team, is_manager=True)
    rows = managers.select_related("person").order_by("pk")
    return [each.person.get_short_name() for each in rows]


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the managers of a team of one's organisation to be let in."""
    person = signed_in(request)
    joinable = Team.objects.joinable_by(person).select_related("organisation")
    team = get_object_or_404(joinable, slug=slug)
    if request.method == "POST":
        try:
            ask_to_join(team=team, person=person, absolute=request.build_absolute_uri)
        except TeamRefusedError as error:
            messages.warning(request, str(error.words))
        else:
            messages.info(request, _("Asked. You get a mail once they let you in."))
        return redirect("teams:team-list")
    return render(request, "teams/ask.html", {"team": team, "section": "teams"})


@require_http_methods(["GET", "POST"])
def invite_member(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    team = managing(person, slug).team
    form = InviteForm(request.POST or None, roles=roles_of(team.framework, person))
    if request.method == "POST" and form.is_valid():
        wish = {**form.cleaned_data, "absolute": request.build_absolute_uri}
        try:
            invite(team=team, by=person, **wish)
        except TeamRefusedError as error:
            form.add_error(None, str(error.words))
        else:
            messages.info(request, _("The invitation is on its way."))
            return redirect("teams:member-list", slug)
    context = {"form": form, "team": team, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/invite.html", context, status=status)


@require_POST
def end_invitation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    team = managing(request.user, slug).team
    get_object_or_404(Invitation.objects.filter(team=team), uuid=uuid).delete()
    messages.info(request, _("Taken back. The link opens nothing any more."))
    return redirect("teams:member-list", slug)


@require_POST
def change_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a new code, or do without one."""
    team = managing(request.user, slug).team
    if request.POST.get("say") == "drop":
        JoinCode.objects.filter(team=team).delete()
        messages.info(request, _("There is no code any more."))
    else:
        make_code(team=team)
        messages.info(request, _("There is a new code. An earlier one opens nothing."))
    return redirect("teams:member-list", slug)


@require_POST
def decide_request(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    team = managing(request.user, slug).team
    waiting = JoinRequest.objects.waiting().filter(team=team)
    asked = get_object_or_404(waiting.select_related("team", "person"), uuid=uuid)
    if request.POST.get("say") == "admit":
        admit(asked=asked, absolute=request.build_absolute_uri)
        messages.info(request, _("They are in, and have a mail that says so."))
    else:
        decline(asked=asked)
        messages.info(request, _("Declined. They are not told."))
    return redirect("teams:member-list", slug)
