"""The catalogue: what there is to learn from, searched and narrowed."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from curation.kinds import Person
from curation.paging import page_of
from training.cards import Card, cards_of
from training.export_views import csv_of, wants_csv
from training.facets import facets_of, removals_of
from training.feeds import feed_of, feed_url
from training.finding import find, held_by
from training.fitting import Held
from training.models import LearningResource
from training.pages import skill_names
from training.search_address import SORTS, Search, search_in


@require_safe
@login_not_required
def resource_list(request: HttpRequest) -> HttpResponse:
    search = search_in(request.GET)
    if "atom" in request.GET.getlist("format"):
        return feed_of(request, search)
    held = held_by(request.user)
    found = find(search, request.user, held)
    if wants_csv(request):
        return csv_of(LearningResource.objects.filter(pk__in=found.keys))
    facets = facets_of(found, search, is_mine=request.user.is_authenticated)
    slug = search.skill_slug
    skill = skill_names([slug]).get(slug, "") if slug else ""
    page = page_of(request, found.keys)
    cards = _cards(page, request.user, held)
    page.object_list = cards
    context = {
        "page": page,
        "search": search,
        "facets": facets,
        "removals": removals_of(search, facets, skill),
        "skill": skill,
        "sorts": _sorts(search),
        "feed_url": feed_url(search),
        "holds_nothing": not cards and not _holds_anything(request.user),
        "section": "training",
    }
    return render(request, "training/resource_list.html", context)


def _holds_anything(user: Person) -> bool:
    return LearningResource.objects.visible_to(user).listed().exists()


def _cards(page: Page[int], user: Person, held: Held) -> list[Card]:
    """Return the cards of a page of keys, in their order."""
    rows = LearningResource.objects.visible_to(user).select_related("provider")
    by_key = rows.defer("search", "folded").in_bulk(list(page.object_list))
    listed = [by_key[key] for key in page.object_list if key in by_key]
    return cards_of(listed, user, held=held)


def _sorts(search: Search) -> list[tuple[str, str, bool]]:
    """Return the orders to choose from: in words, where they lead, and which is on."""
    names = {
        "best": _("Best match"),
        "title": _("Title"),
        "time": _("Shortest"),
        "new": _("Newest"),
    }
    page = reverse("training:resource-list")
    return [
        (names[sort], page + search.sorted_by(sort).address(), sort == search.order)
        for sort in SORTS
        if sort != "best" or search.words
    ]
