"""The directory: which communities there are, searched and narrowed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from communities.cards import Card, cards_of
from communities.export_views import FORMATS, file_of
from communities.facets import facets_of, removals_of
from communities.finding import Found, find
from communities.models import Community
from communities.search_address import SORTS, Search, search_in
from curation.kinds import Person
from curation.paging import page_of


@require_safe
@login_not_required
def community_list(request: HttpRequest) -> HttpResponse:
    search = search_in(request.GET)
    found = find(search, request.user)
    if file := file_of(request, found.keys):
        return file
    facets = facets_of(found, search)
    page = page_of(request, found.keys)
    page.object_list = _cards(page, request.user, found)
    context = {
        "page": page,
        "search": search,
        "facets": facets,
        "removals": removals_of(search, facets),
        "sorts": _sorts(search),
        "formats": FORMATS.items(),
        "holds_nothing": not found.total and not search.words,
        "section": "communities",
    }
    return render(request, "communities/community_list.html", context)


def _cards(page: Page[int], user: Person, found: Found) -> list[Card]:
    """Return the cards of a page of keys, in their order."""
    rows = Community.objects.visible_to(user).select_related("logo")
    by_key = rows.defer("search", "folded", "logo__picture").in_bulk(
        list(page.object_list)
    )
    listed = [by_key[key] for key in page.object_list if key in by_key]
    return cards_of(listed, found.pulses)


def _sorts(search: Search) -> list[tuple[str, str, bool]]:
    """Return the orders to choose from: in words, where they lead, and which is on."""
    names = {
        "best": _("Best match"),
        "alive": _("Confirmed lately"),
        "name": _("Name"),
        "new": _("Newest"),
    }
    page = reverse("communities:community-list")
    return [
        (names[sort], page + search.sorted_by(sort).address(), sort == search.order)
        for sort in SORTS
        if sort != "best" or search.words
    ]
