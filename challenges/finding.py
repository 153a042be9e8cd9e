"""The list of challenges: by words and by where they are felt, with how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from challenges.article import Progress
from challenges.models import Category, Challenge, Output, Stage, Status
from curation.paging import page_of

LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Card:
    """One challenge in the list."""

    challenge: Challenge
    progress: Progress


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list page shows."""

    page: Page[Any]
    cards: Sequence[Card]
    discussed: Sequence[Challenge]
    words: str
    category: str
    categories: Sequence[tuple[str, str]]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.category)

    @property
    def query(self) -> str:
        asked = {"q": self.words, "category": self.category}
        return urlencode({key: value for key, value in asked.items() if value})


def listing(request: HttpRequest) -> Listing:
    """Return the challenges that an address asks for: four queries."""
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    asked = request.GET.get("category", "")
    category = asked if asked in Category.values else ""
    rows = Challenge.objects.visible_to(request.user)
    found = rows.settled()
    if category:
        found = found.filter(category=category)
    ordered = (
        found.matching(words) if words else found.order_by("position", "title", "pk")
    )
    page = page_of(request, with_outputs(ordered).select_related("parent"))
    return Listing(
        page=page,
        cards=[_card(each) for each in page],
        discussed=discussed(rows),
        words=words,
        category=category,
        categories=[(str(key), str(name)) for key, name in Category.choices],
    )


def discussed(rows: QuerySet[Challenge]) -> list[Challenge]:
    """Return what is not agreed on yet, the newest first."""
    waiting = rows.filter(stage__in=[Stage.CONSULTATION, Stage.DRAFT])
    return list(waiting.order_by("-created_at", "-pk")[:20])


def with_outputs(rows: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """Count the outputs of each challenge, and those that are there."""
    outputs = Output.objects.filter(challenge=OuterRef("pk"))
    counted = outputs.exclude(status=Status.DROPPED).order_by()
    is_there = Q(status=Status.DONE) | Q(delivered_on__isnull=False)
    return rows.annotate(
        output_count=_count(counted), output_done=_count(counted.filter(is_there))
    )


def _count(rows: QuerySet[Output]) -> Coalesce:
    found = rows.values("challenge").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(found), 0)


def _card(challenge: Any) -> Card:
    return Card(challenge, Progress(challenge.output_done, challenge.output_count))
