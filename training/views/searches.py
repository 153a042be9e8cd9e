"""Searches that a person keeps, and the way out of their mails."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.requests import signed_in
from training.actions import TooManySearchesError, save_search
from training.models import LONGEST_QUERY, Often, SavedSearch
from training.search_address import Search, search_in
from training.search_mails import is_token_of


class SavedSearchForm(forms.ModelForm[SavedSearch]):
    class Meta:
        model = SavedSearch
        fields = ["name", "often"]
        widgets = {"often": forms.RadioSelect}


@require_http_methods(["GET", "HEAD", "POST"])
def search_list(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if request.method == "POST":
        return _keep(request)
    searches = SavedSearch.objects.visible_to(person).order_by("name", "pk")
    context = {"searches": searches, "section": "training"}
    return render(request, "training/search_list.html", context)


def _keep(request: HttpRequest) -> HttpResponse:
    search = search_in(QueryDict(request.POST.get("query", "")[: 2 * LONGEST_QUERY]))
    query = search.query()
    if not search.is_anything or len(query) > LONGEST_QUERY:
        messages.error(request, _("Search or narrow the catalogue first, then save."))
        return redirect("training:resource-list")
    try:
        _kept, is_new = save_search(
            owner=signed_in(request),
            name=_name_of(search, request.POST.get("name", "")),
            query=query,
            hub_address=request.build_absolute_uri("/")[:300],
        )
    except TooManySearchesError as error:
        messages.error(request, str(error))
    else:
        told = _("Kept. What is new for it is mailed to you every week.")
        messages.info(request, told if is_new else _("You keep this search already."))
    return redirect("training:search-list")


def _name_of(search: Search, given: str) -> str:
    """Return what the page calls the search, else its words."""
    name = " ".join(given.replace("\0", "").split())[:120]
    return name or search.words[:120] or _("Training")


@require_http_methods(["GET", "HEAD", "POST"])
def search_update(request: HttpRequest, uuid: UUID) -> HttpResponse:
    kept = get_object_or_404(SavedSearch.objects.visible_to(request.user), uuid=uuid)
    if "remove" in request.POST:
        kept.delete()
        messages.info(request, _("Removed."))
        return redirect("training:search-list")
    form = SavedSearchForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.info(request, _("Saved."))
        return redirect("training:search-list")
    context = {"form": form, "kept": kept, "section": "training"}
    status = 422 if form.errors else 200
    return render(request, "training/search_update.html", context, status=status)


# A mail program that was asked to unsubscribe sends a form without a session: the
# token in the address is what lets it in (RFC 8058).
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def search_stop(request: HttpRequest, uuid: UUID, token: str) -> HttpResponse:
    kept = SavedSearch.objects.filter(uuid=uuid).first()
    if kept is None or not is_token_of(kept, token):
        raise Http404
    if request.method == "POST":
        SavedSearch.objects.filter(pk=kept.pk).update(often=Often.NEVER)
        kept.often = Often.NEVER
    context = {"kept": kept, "is_off": kept.often == Often.NEVER, "section": "training"}
    return render(request, "training/search_stop.html", context)
