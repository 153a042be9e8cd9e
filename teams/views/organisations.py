"""Organisations: which teams they have, and what their owners say of them."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.requests import signed_in
from teams.forms import OrganisationForm, OwnerForm
from teams.models import Membership, Organisation, Team


@require_safe
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    seen = Organisation.objects.visible_to(person).prefetch_related("domains")
    organisation = get_object_or_404(seen, slug=slug)
    teams = Team.objects.active().filter(organisation=organisation).by_name()
    mine = Team.objects.visible_to(person).filter(organisation=organisation)
    owned = Organisation.objects.owned_by(person).filter(pk=organisation.pk)
    context = {
        "organisation": organisation,
        "teams": teams,
        "open": set(mine.values_list("pk", flat=True)),
        "owns": owned.exists(),
        "owners": organisation.owners.filter(is_active=True).order_by("name", "pk"),
        "section": "teams",
    }
    return render(request, "teams/organisation_detail.html", context)


def _owned(request: HttpRequest, slug: str) -> Organisation:
    owned = Organisation.objects.owned_by(request.user)
    return get_object_or_404(owned, slug=slug)


@require_http_methods(["GET", "POST"])
def organisation_update(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = _owned(request, slug)
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.info(request, _("Saved."))
        return redirect(organisation)
    context = {"form": form, "organisation": organisation, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/organisation_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def organisation_owners(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody else look after the organisation, too, or stop doing so."""
    person = signed_in(request)
    organisation = _owned(request, slug)
    if request.POST.get("say") == "stop":
        organisation.owners.remove(person)
        messages.info(request, _("You don't look after it any more."))
        return redirect("teams:team-list")
    form = OwnerForm(request.POST or None, people=_colleagues(person, organisation))
    if request.method == "POST" and form.is_valid():
        organisation.owners.add(form.cleaned_data["person"].person)
        messages.info(request, _("They look after it, too, from now on."))
        return redirect(organisation)
    context = {"form": form, "organisation": organisation, "section": "teams"}
    status = 422 if form.errors else 200
    return render(request, "teams/organisation_owners.html", context, status=status)


def _colleagues(person: User, organisation: Organisation) -> QuerySet[Membership]:
    """Return who is in a team of the organisation that the owner sees into."""
    teams = Team.objects.seen_into_by(person).filter(organisation=organisation)
    seen = Membership.objects.live().filter(team__in=teams.values("pk"))
    owners = organisation.owners.values("pk")
    return seen.exclude(person__in=owners).select_related("person").order_by("pk")
