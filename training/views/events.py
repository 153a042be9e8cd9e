"""Events: what is given at a time."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.kept_answers import kept_answer
from competencies.negotiating import by_accept, json_ld, wants_json_ld
from curation.pages import standing_of
from curation.paging import page_of
from training.calendars import CALENDAR, MOST_EVENTS, calendar_of
from training.curated_events import EventKind
from training.event_finding import (
    EventSearch,
    event_search_in,
    find_events,
)
from training.event_pages import line_of, lines_of
from training.linked_data import event_term
from training.models import Event, Provider
from training.models.resources import language_name

EVENTS = EventKind()


@require_safe
@login_not_required
def event_list(request: HttpRequest) -> HttpResponse:
    search = event_search_in(request.GET)
    found = find_events(search, request.user)
    if request.GET.get("format") == "ics":
        return _calendar(request, list(found[:MOST_EVENTS]))
    page = page_of(request, found)
    context = {
        "page": page,
        "lines": lines_of(page.object_list),
        "search": search,
        "calendar_query": search.query(format="ics"),
        "other_query": EventSearch(is_past=not search.is_past).query(),
        "languages": _languages(),
        "providers": _providers(),
        "section": "training",
    }
    return render(request, "training/event_list.html", context)


def _languages() -> list[tuple[str, str]]:
    """Return the languages that events are in: one query."""
    rows = Event.objects.exclude(languages=[]).values_list("languages", flat=True)
    codes = {str(code) for row in rows.distinct() for code in row}
    return sorted(((c, language_name(c)) for c in codes), key=lambda pair: pair[1])


def _providers() -> QuerySet[Provider]:
    giving = Event.objects.exclude(provider=None).values("provider")
    return Provider.objects.filter(pk__in=giving).order_by(Lower("name"), "pk")


def _calendar(request: HttpRequest, events: list[Event]) -> HttpResponse:
    newest = max((event.updated_at for event in events), default=None)
    answer = kept_answer(request, calendar_of(events, request), CALENDAR, newest)
    answer["Content-Disposition"] = 'inline; filename="events.ics"'
    return answer


@require_safe
@login_not_required
def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    events = Event.objects.visible_to(request.user)
    rows = events.select_related("provider", "resource")
    event = get_object_or_404(rows, slug=slug)
    if request.GET.get("format") == "ics":
        return _calendar(request, [event])
    term = event_term(event, request.build_absolute_uri)
    if wants_json_ld(request):
        return json_ld(request, term)
    context = {
        "term": term,
        "event": event,
        "line": line_of(event),
        "languages": [language_name(str(code)) for code in event.languages],
        "standing": standing_of(EVENTS, event),
        "section": "training",
    }
    return by_accept(render(request, "training/event_detail.html", context))
