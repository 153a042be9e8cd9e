"""Searches of the catalogue as Atom: what changed last stands first.

A feed is for everybody: what is relative to one person is left out of it. An entry is
known by the record's UUID, so that it stays one entry wherever the record moves.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from competencies.kept_answers import kept_answer
from training.finding import find
from training.models import LearningResource
from training.pages import Step, steps_of
from training.search_address import Search

MOST_ENTRIES = 100
ATOM = "application/atom+xml; charset=utf-8"
# What XML 1.0 has no way to write.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def feed_url(search: Search) -> str:
    """Return the address of a search's feed, from the catalogue's own page."""
    return f"{reverse('training:resource-list')}?{feed_query(search)}"


def feed_query(search: Search) -> str:
    return search.for_everybody().query(format="atom")


def feed_of(request: HttpRequest, search: Search) -> HttpResponse:
    """Return what changed last of what a search finds."""
    keys = find(search, AnonymousUser(), {}, order="changed").keys[:MOST_ENTRIES]
    rows = LearningResource.objects.select_related("provider").defer("search")
    resources = [
        rows_by_key[key] for rows_by_key in [rows.in_bulk(keys)] for key in keys
    ]
    feed = _feed(request, search)
    steps = steps_of(resources)
    for resource in resources:
        _add(feed, request, resource, steps[resource.pk])
    newest = max((r.updated_at for r in resources), default=None)
    return kept_answer(request, feed.writeString("utf-8"), ATOM, newest)


def _feed(request: HttpRequest, search: Search) -> Atom1Feed:
    page = reverse("training:resource-list")
    everybody = search.for_everybody()
    query = everybody.query()
    words = f": {search.words}" if search.words else ""
    return Atom1Feed(
        title=_written(f"{settings.SITE_NAME}: {_('Training')}{words}"),
        link=request.build_absolute_uri(f"{page}?{query}" if query else page),
        description="",
        subtitle=_("What is new or changed in the catalogue"),
        language=settings.LANGUAGE_CODE,
        feed_url=request.build_absolute_uri(f"{page}?{feed_query(search)}"),
        author_name=settings.SITE_NAME,
    )


def _add(
    feed: Atom1Feed,
    request: HttpRequest,
    resource: LearningResource,
    steps: list[Step],
) -> None:
    feed.add_item(
        title=_written(resource.title),
        link=request.build_absolute_uri(resource.get_absolute_url()),
        description=_written(resource.description),
        unique_id=f"urn:uuid:{resource.uuid}",
        pubdate=resource.created_at,
        updateddate=resource.updated_at,
        author_name=_written(str(resource.provider)) if resource.provider else None,
        categories=[_written(step.skill) for step in steps],
    )


def _written(text: str) -> str:
    return UNWRITABLE.sub("", text)
