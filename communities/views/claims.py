"""Claiming an entry, and deciding about claims."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from communities.claiming import (
    approve,
    claim,
    is_proof_of,
    look_for_word,
    mail_domains,
    reject,
    site_word,
    sites_of,
)
from communities.forms import ClaimForm, ReasonForm
from communities.kinds import ClaimMethod, ClaimState
from communities.models import Claim, Community, may_curate
from curation.guards import may_write_as
from curation.kinds import Person, RefusedError
from curation.paging import page_of


def methods_for(community: Community) -> list[str]:
    """Return the ways in which this entry can be claimed."""
    sites = sites_of(community)
    found = [ClaimMethod.MAIL] if mail_domains(sites) else []
    found += [ClaimMethod.TOKEN] if sites and settings.CHECK_LINKS else []
    return [str(each) for each in (*found, ClaimMethod.CURATOR)]


@require_http_methods(["GET", "HEAD", "POST"])
def community_claim(request: HttpRequest, slug: str) -> HttpResponse:
    communities = Community.objects.visible_to(request.user)
    community = get_object_or_404(communities, slug=slug)
    form = ClaimForm(request.POST or None, methods=methods_for(community))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (answer := _begin(request, community, form)):
        return answer
    context = {
        "community": community,
        "form": form,
        "domains": mail_domains(sites_of(community)),
        "section": "communities",
    }
    status = 422 if form.errors else 200
    return render(request, "communities/claim.html", context, status=status)


def _begin(
    request: HttpRequest, community: Community, form: ClaimForm
) -> HttpResponse | None:
    person = signed_in(request)
    if not may_write_as(request, "claim", person):
        form.add_error(None, _("That is a lot of claims. Try again tomorrow."))
        return None
    try:
        made = claim(community=community, claimant=person, **form.cleaned_data)
    except RefusedError as error:
        form.add_error(None, str(error))
        return None
    return redirect("communities:claim-detail", made.uuid)


@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    """Show a curator what waits for them, and anybody what they claimed."""
    rows = Claim.objects.visible_to(request.user).select_related("community")
    if may_curate(request.user):
        rows = rows.live().filter(method=ClaimMethod.CURATOR)
    page = page_of(request, rows.order_by("created_at", "pk"))
    context = {"page": page, "section": "communities"}
    return render(request, "communities/claim_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a claim: what is left to do, or to decide."""
    found = _claim_or_404(request.user, uuid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _act(request, found, form)
        return redirect("communities:claim-detail", uuid)
    context = {
        "claim": found,
        "community": found.community,
        "is_mine": found.claimant_id == signed_in(request).pk,
        "is_waiting": found.state == ClaimState.PENDING,
        "decides": _decides(request.user, found),
        "word": site_word(found),
        "form": form,
        "section": "communities",
    }
    return render(request, "communities/claim_detail.html", context)


def _claim_or_404(user: Person, uuid: UUID) -> Claim:
    rows = Claim.objects.visible_to(user).select_related("community", "claimant")
    return get_object_or_404(rows, uuid=uuid)


def _decides(user: Person, found: Claim) -> bool:
    return may_curate(user) and found.state == ClaimState.PENDING


def _act(request: HttpRequest, found: Claim, form: ReasonForm) -> None:
    """Do what a button asks for: approve, say no, or look at the site."""
    try:
        if "look" in request.POST:
            _look(request, found)
        elif not _decides(request.user, found):
            raise Http404
        elif "approve" in request.POST:
            approve(claim=found)
            messages.info(request, _("Approved. They keep the entry now."))
        else:
            reject(claim=found, reason=form.cleaned_data["reason"])
            messages.info(request, _("They are told, with your reason."))
    except RefusedError as error:
        messages.error(request, str(error))


def _look(request: HttpRequest, found: Claim) -> None:
    person = signed_in(request)
    is_theirs = found.claimant_id == person.pk and found.method == ClaimMethod.TOKEN
    if not is_theirs or not settings.CHECK_LINKS:
        raise Http404
    if not may_write_as(request, "claim", person):
        raise RefusedError(_("That is a lot of looks. Try again tomorrow."))
    if not look_for_word(found):
        raise RefusedError(_("The word isn't on the site yet. Look again later."))
    approve(claim=found)
    messages.info(request, _("Found it. You keep this entry now."))


@require_http_methods(["GET", "HEAD", "POST"])
def claim_confirm(request: HttpRequest, uuid: UUID, token: str) -> HttpResponse:
    """Take the link of a mail: opening it shows, the button confirms."""
    found = get_object_or_404(
        Claim.objects.live().select_related("community", "claimant"),
        uuid=uuid,
        claimant=signed_in(request),
        method=ClaimMethod.MAIL,
    )
    if not is_proof_of(found, token):
        raise Http404
    if request.method == "POST":
        try:
            approve(claim=found)
        except RefusedError as error:
            messages.error(request, str(error))
        else:
            messages.info(request, _("Thank you. You keep this entry now."))
        return redirect("communities:keep", found.community.slug)
    context = {"community": found.community, "section": "communities"}
    return render(request, "communities/claim_confirm.html", context)
