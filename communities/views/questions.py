"""Links in mails: is it still right, may we name you."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from communities.kinds import VerifiedHow
from communities.leading import agree, is_token_of, take_back
from communities.models import Leader
from communities.still_right import community_of, say_still_right


# The token in the address is what lets in; there is no session to ride on.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def still_right(request: HttpRequest, uuid: UUID, token: str) -> HttpResponse:
    """Ask whether an entry is still right; opening the page answers nothing."""
    community = community_of(uuid, token)
    if community is None:
        return render(request, "communities/still_right_over.html", status=404)
    is_said = request.method == "POST"
    if is_said:
        say_still_right(community=community, how=VerifiedHow.MAIL)
    context = {"community": community, "is_said": is_said, "section": "communities"}
    return render(request, "communities/still_right.html", context)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leader_agree(request: HttpRequest, uuid: UUID, token: str) -> HttpResponse:
    """Ask somebody whether they may be named; the same page takes it back."""
    rows = Leader.objects.select_related("community").filter(uuid=uuid)
    leader = rows.first()
    if leader is None or not is_token_of(leader, token):
        raise Http404
    if request.method == "POST" and "no" in request.POST:
        take_back(leader=leader)
    elif request.method == "POST":
        agree(leader=leader)
    context = {
        "leader": leader,
        "community": leader.community,
        "is_gone": leader.pk is None,
        "section": "communities",
    }
    return render(request, "communities/leader_agree.html", context)
