"""Who is in a team: the list, what each does there, leaving and handing over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from curation.paging import page_of
from teams.actions import describe, hand_over, leave
from teams.crew import Crew
from teams.errors import TeamRefusedError
from teams.forms import HandOverForm, MemberForm
from teams.models import Invitation, JoinCode, JoinRequest, Membership, Team
from teams.pages import roles_of
from teams.permissions import inside, managing, own_membership
from teams.tokens import code_known


@require_safe
def member_list(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    standing = inside(person, slug)
    crew = Crew(standing.team)
    context = {
        "standing": standing,
        "team": standing.team,
        "page": page_of(request, crew.memberships),
        "named": {each.pk for each in crew.named},
        "section": "teams",
    }
    if standing.manages:
        context |= _doors(standing.team)
    return render(request, "teams/member_list.html", context)


def _doors(team: Team) -> dict[str, object]:
    """Return what managers see of the ways into a team."""
    code = JoinCode.objects.live().filter(team=team).first()
    waiting = JoinRequest.objects.waiting().filter(team=team)
    invitations = Invitation.objects.live().filter(team=team)
    return {
        "code": code,
        "code_words": code_known(code.uuid, code.digest) if code else "",
        "requests": waiting.select_related("person").order_by("asked_at", "pk"),
        "invitations": invitations.order_by("created_at", "pk"),
    }


def _member(team: Team, uuid: UUID) -> Membership:
    rows = Membership.objects.live().filter(team=team)
    return get_object_or_404(rows.select_related("person", "team"), uuid=uuid)


@require_http_methods(["GET", "POST"])
def member_update(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    person = signed_in(request)
    team = managing(person, slug).team
    member = _member(team, uuid)
    roles = roles_of(team.framework, person)
    form = MemberForm(request.POST or None, instance=member, roles=roles)
    if request.method == "POST" and form.is_valid():
        try:
            describe(membership=_member(team, uuid), **form.cleaned_data)
        except TeamRefusedError as error:
            form.add_error("is_manager", str(error.words))
        else:
            messages.info(request, _("Saved."))
            return redirect("teams:member-list", slug)
    context = {"form": form, "team": team, "member": member, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/member_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def member_remove(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    team = managing(request.user, slug).team
    member = _member(team, uuid)
    if request.method == "POST":
        try:
            leave(membership=member)
        except TeamRefusedError as error:
            messages.warning(request, str(error.words))
        else:
            messages.info(request, _("They are out, and nothing of them is seen here."))
        return redirect("teams:member-list", slug)
    context = {"team": team, "member": member, "section": "teams"}
    return render(request, "teams/member_remove.html", context)


@require_http_methods(["GET", "POST"])
def leave_team(request: HttpRequest, slug: str) -> HttpResponse:
    membership = own_membership(request.user, slug)
    if request.method == "POST":
        try:
            leave(membership=membership)
        except TeamRefusedError as error:
            messages.warning(request, str(error.words))
            return redirect("teams:leave", slug)
        messages.info(request, _("You have left. Nothing of you is seen there."))
        return redirect("teams:team-list")
    context = {"team": membership.team, "section": "teams"}
    return render(request, "teams/leave.html", context)


@require_http_methods(["GET", "POST"])
def hand_over_team(request: HttpRequest, slug: str) -> HttpResponse:
    """Let another member manage the team in one's own place."""
    membership = own_membership(request.user, slug)
    managing(request.user, slug)
    others = Membership.objects.live().filter(team=membership.team)
    others = others.exclude(pk=membership.pk).select_related("person")
    form = HandOverForm(request.POST or None, others=others)
    if request.method == "POST" and form.is_valid():
        hand_over(membership=membership, to=form.cleaned_data["to"])
        messages.info(request, _("Handed over. You are a member still."))
        return redirect(membership.team)
    context = {"form": form, "team": membership.team, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/hand_over.html", context, status=status)
