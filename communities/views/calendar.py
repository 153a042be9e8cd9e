"""When communities meet: as a page, as iCalendar and as Atom, for any filter."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.calendar_feeds import ATOM, feed_of
from communities.calendar_pages import choices_for, lines_of
from communities.calendar_reading import Meeting, diary_of
from communities.calendar_search import CalendarSearch, calendar_search_in
from communities.calendars import CALENDAR, calendar_of
from competencies.kept_answers import kept_answer
from curation.kinds import Person
from curation.paging import page_of

AHEAD = timedelta(days=182)


@require_safe
@login_not_required
def calendar(request: HttpRequest) -> HttpResponse:
    search = calendar_search_in(request.GET)
    if request.GET.get("format") == "ics":
        return _ical(request, search)
    if request.GET.get("format") == "atom":
        return _atom(request, search)
    page = page_of(request, _coming(search, request.user))
    context = {
        "page": page,
        "lines": lines_of(page.object_list),
        "search": search,
        "choices": choices_for(request.user, search),
        "ics_query": search.query(format="ics"),
        "atom_query": search.query(format="atom"),
        "section": "communities",
    }
    return render(request, "communities/calendar.html", context)


def _coming(search: CalendarSearch, user: Person) -> list[Meeting]:
    now = timezone.now()
    return diary_of(user, search.keys(user)).meetings(now, now + AHEAD)


def _ical(request: HttpRequest, search: CalendarSearch) -> HttpResponse:
    """Answer what is written down; a feed is the same for everybody."""
    everybody = AnonymousUser()
    diary = diary_of(everybody, search.keys(everybody))
    written = calendar_of(diary, request.build_absolute_uri)
    changed = [each.updated_at for each in diary.activities]
    changed += [each.updated_at for each in diary.occurrences]
    answer = kept_answer(request, written, CALENDAR, max(changed, default=None))
    answer["Content-Disposition"] = 'inline; filename="communities.ics"'
    return answer


def _atom(request: HttpRequest, search: CalendarSearch) -> HttpResponse:
    page = reverse("communities:calendar")
    meetings = _coming(search, AnonymousUser())
    written = feed_of(
        meetings,
        request.build_absolute_uri,
        f"{page}?{search.query()}",
        f"{page}?{search.query(format='atom')}",
    )
    newest = max((each.changed for each in meetings), default=None)
    return kept_answer(request, written, ATOM, newest)
