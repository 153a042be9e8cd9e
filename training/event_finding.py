"""Searches of the events: an address, what answers to it, and a calendar of that."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from curation.kinds import Person
from search.words import LONGEST_SEARCH
from training.models import Event
from training.search_address import tidy_values

ONLINE, IN_PERSON = "online", "in-person"


@dataclass(frozen=True, slots=True)
class EventSearch:
    """What somebody looks for among the events."""

    words: str = ""
    where: str = ""
    language: str = ""
    provider: str = ""
    is_past: bool = False

    @property
    def is_anything(self) -> bool:
        return any((self.words, self.where, self.language, self.provider))

    def query(self, **more: str) -> str:
        pairs = {
            "q": self.words,
            "where": self.where,
            "language": self.language,
            "provider": self.provider,
            "past": "1" if self.is_past else "",
        }
        return urlencode({k: v for k, v in (pairs | more).items() if v})


def event_search_in(asked: QueryDict) -> EventSearch:
    """Return the search that an address asks for; what can't be is left out."""
    where = asked.get("where", "")
    return EventSearch(
        words=asked.get("q", "").replace("\0", "")[:LONGEST_SEARCH].strip(),
        where=where if where in {ONLINE, IN_PERSON} else "",
        language="".join(tidy_values([asked.get("language", "")])),
        provider="".join(tidy_values([asked.get("provider", "")])),
        is_past=asked.get("past") == "1",
    )


def find_events(search: EventSearch, user: Person) -> QuerySet[Event]:
    """Return what answers to a search: what comes next stands first, or last was."""
    events = Event.objects.visible_to(user).select_related("provider")
    if search.words:
        events = events.matching(search.words)
    found = events.filter(_asked(search))
    if search.is_past:
        over = found.exclude(pk__in=Event.objects.upcoming().values("pk"))
        return over.order_by("-starts_at", "-pk")
    upcoming = Event.objects.upcoming().values("pk")
    return found.filter(pk__in=upcoming).order_by("starts_at", "pk")


def _asked(search: EventSearch) -> Q:
    asked = Q()
    if search.where:
        asked &= Q(is_online=search.where == ONLINE)
    if search.language:
        asked &= Q(languages__contains=[search.language])
    if search.provider:
        asked &= Q(provider__slug=search.provider)
    return asked
