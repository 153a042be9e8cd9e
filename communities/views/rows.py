"""Needs, offers and leaders of an entry, written by those who keep it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import signed_in
from communities.forms import LeaderForm, NeedForm, OfferForm
from communities.leading import put_forward
from communities.models import Community, Leader, Need, Offer
from communities.views.keeping import kept_or_404
from curation.guards import may_write_as
from curation.provenance import told

FORMS: dict[str, tuple[Any, type[forms.ModelForm[Any]]]] = {
    "need": (Need, NeedForm),
    "offer": (Offer, OfferForm),
    "leader": (Leader, LeaderForm),
}
MOST_ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def row_new(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    community = kept_or_404(request, slug)
    model, _form = FORMS[what]
    if model.objects.filter(community=community).count() >= MOST_ROWS:
        messages.error(request, _("There are many already. Remove one first."))
        return redirect("communities:keep", slug)
    return _row(request, community, what, model(community=community))


@require_http_methods(["GET", "HEAD", "POST"])
def row_edit(request: HttpRequest, slug: str, what: str, uuid: UUID) -> HttpResponse:
    community = kept_or_404(request, slug)
    model, _form = FORMS[what]
    row = get_object_or_404(model, community=community, uuid=uuid)
    if request.method == "POST" and "remove" in request.POST:
        with told(user=signed_in(request)):
            row.delete()
        messages.info(request, _("Removed."))
        return redirect("communities:keep", slug)
    return _row(request, community, what, row)


def _row(
    request: HttpRequest, community: Community, what: str, row: Any
) -> HttpResponse:
    _model, form_class = FORMS[what]
    form = form_class(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _is_kept(request, form):
        messages.info(request, _("Saved."))
        return redirect("communities:keep", community.slug)
    context = {
        "community": community,
        "form": form,
        "what": what,
        "is_new": row.pk is None,
        "section": "communities",
    }
    status = 422 if form.errors else 200
    return render(request, "communities/keep_row.html", context, status=status)


def _is_kept(request: HttpRequest, form: forms.ModelForm[Any]) -> bool:
    """Write a row; a leader is asked first, which takes a mail."""
    person = signed_in(request)
    if isinstance(form, LeaderForm):
        if not may_write_as(request, "invite", person):
            form.add_error(None, _("That is a lot of mails. Try again tomorrow."))
            return False
        put_forward(form.save(commit=False))
        return True
    form.instance.confirmed_at = timezone.now()
    with told(user=person):
        form.save()
    return True
