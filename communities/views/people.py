"""Who keeps an entry: invitations, handing over, leaving."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import signed_in
from communities.forms import InviteForm
from communities.inviting import accept, invitation_of, invite
from communities.keeping import hand_over, leave
from communities.models import Community, Invitation, Maintainer
from communities.views.keeping import kept_or_404, refuse_unless_primary
from curation.guards import may_write_as
from curation.kinds import RefusedError


@require_POST
def keep_invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody; only the primary maintainer hands over."""
    community = kept_or_404(request, slug)
    form = InviteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give a mail address, such as ada@example.org."))
        return redirect("communities:keep", slug)
    if form.cleaned_data["hands_over"]:
        refuse_unless_primary(request, community)
    if not may_write_as(request, "invite", signed_in(request)):
        messages.error(request, _("That is a lot of invitations. Try again tomorrow."))
        return redirect("communities:keep", slug)
    _send(request, community, form)
    return redirect("communities:keep", slug)


def _send(request: HttpRequest, community: Community, form: InviteForm) -> None:
    try:
        invite(community=community, by=signed_in(request), **form.cleaned_data)
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.info(request, _("The invitation is on its way."))


@require_POST
def keep_take_back(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take an invitation back."""
    community = kept_or_404(request, slug)
    rows = Invitation.objects.live().filter(community=community)
    get_object_or_404(rows, uuid=uuid).delete()
    messages.info(request, _("The invitation is taken back."))
    return redirect("communities:keep", slug)


@require_POST
def keep_hand_over(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Make another one the primary maintainer."""
    community = kept_or_404(request, slug)
    refuse_unless_primary(request, community)
    other = _maintainer(community, uuid)
    hand_over(community=community, by=signed_in(request), to=other)
    messages.info(request, _("Handed over."))
    return redirect("communities:keep", slug)


@require_POST
def keep_leave(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Leave, or as the primary one end somebody else's keeping."""
    community = kept_or_404(request, slug)
    gone = _maintainer(community, uuid)
    person = signed_in(request)
    if gone.user_id != person.pk:
        refuse_unless_primary(request, community)
    leave(community=community, user=gone.user)
    if gone.user_id == person.pk:
        messages.info(request, _("You don't keep this entry any more."))
        return redirect(community)
    messages.info(request, _("They don't keep this entry any more."))
    return redirect("communities:keep", slug)


def _maintainer(community: Community, uuid: UUID) -> Maintainer:
    rows = Maintainer.objects.filter(community=community).select_related("user")
    return get_object_or_404(rows, uuid=uuid)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Take an invitation on: opening it shows, the button accepts, once."""
    found = invitation_of(secret)
    context = {"invitation": found, "section": "communities"}
    if found is None:
        return render(request, "communities/invitation.html", context, status=404)
    if request.method == "POST":
        try:
            accept(invitation=found, user=signed_in(request))
        except RefusedError as error:
            messages.error(request, str(error))
            return redirect(found.community)
        messages.info(request, _("Thank you. You keep this entry now."))
        return redirect("communities:keep", found.community.slug)
    return render(request, "communities/invitation.html", context)
