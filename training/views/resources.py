"""One resource, and what a person says of it for themselves."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import HtmxRequest, signed_in
from competencies.negotiating import by_accept, json_ld, wants_json_ld
from curation.kinds import Person
from curation.link_health import health_of
from curation.pages import standing_of
from curation.paging import page_of
from training.actions import mark_resource
from training.cards import cards_of
from training.curated import ResourceKind
from training.describing import missing_of, taught_by
from training.event_pages import lines_of
from training.linked_data import resource_term
from training.models import Event, LearningPath, LearningResource, MarkState
from training.outcomes import outcomes_of
from training.reviews import reviews_for

RESOURCES = ResourceKind()
MOST_BESIDE = 10


def _resources(user: Person) -> QuerySet[LearningResource]:
    rows = LearningResource.objects.visible_to(user)
    return rows.select_related("provider", "merged_into").defer("search", "folded")


@require_safe
@login_not_required
def resource_detail(request: HttpRequest, slug: str) -> HttpResponse:
    resource = get_object_or_404(_resources(request.user), slug=slug)
    if resource.merged_into is not None:
        return redirect(resource.merged_into, permanent=True)
    term = resource_term(resource, request.build_absolute_uri)
    if wants_json_ld(request):
        return json_ld(request, term)
    [card] = cards_of([resource], request.user)
    events = Event.objects.visible_to(request.user).filter(resource=resource).upcoming()
    paths = LearningPath.objects.visible_to(request.user).filter(resources=resource)
    context = {
        "resource": resource,
        "card": card,
        "taught": taught_by(card),
        "missing": missing_of(card),
        "tools": list(resource.tools.order_by("name")),
        "events": lines_of(events.order_by("starts_at", "pk")[:MOST_BESIDE]),
        "paths": list(paths.order_by("title")[:MOST_BESIDE]),
        "states": MarkState.choices,
        "term": term,
        "outcomes": outcomes_of(card),
        "reviews": reviews_for(card, request.user),
        "link": health_of([resource.url]).get(resource.url),
        "standing": standing_of(RESOURCES, resource),
        "section": "training",
    }
    return by_accept(render(request, "training/resource_detail.html", context))


@require_POST
def resource_mark(request: HtmxRequest, slug: str) -> HttpResponse:
    """Say that one saved, started or did it, or that it isn't for them."""
    resource = get_object_or_404(_resources(request.user), slug=slug)
    state = request.POST.get("state", "")
    if state and state not in MarkState.values:
        messages.error(request, _("Choose one of the states that the page offers."))
        return redirect(resource)
    mark_resource(owner=signed_in(request), resource=resource, state=state)
    if request.htmx:
        [card] = cards_of([resource], request.user)
        context = {"card": card, "states": MarkState.choices, "next": _back(request)}
        is_whole = "whole" in request.POST
        return render(request, "training/mark.html", context | {"whole": is_whole})
    return redirect(_back(request) or resource.get_absolute_url())


def _back(request: HttpRequest) -> str:
    """Return the page of the hub that the form stood on, where it says so."""
    there = request.POST.get("next", "")
    hosts = {request.get_host()}
    is_ours = there.startswith("/") and url_has_allowed_host_and_scheme(there, hosts)
    return there if is_ours and len(there) <= 2000 else ""  # noqa: PLR2004


@require_safe
def my_resources(request: HttpRequest) -> HttpResponse:
    """Show what one started, saved and did, the newest first within each."""
    person = signed_in(request)
    state = request.GET.get("state", "")
    state = state if state in MarkState.values else ""
    said = {"marks__state": state} if state else {}
    rows = _resources(person).filter(marks__owner=person, **said)
    page = page_of(request, rows.order_by("-marks__changed_at", "-pk"))
    context = {
        "page": page,
        "cards": cards_of(page.object_list, person),
        "state": state,
        "states": MarkState.choices,
        "section": "training",
    }
    return render(request, "training/mine.html", context)
