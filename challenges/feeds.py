"""Challenges as Atom: what changed last stands first, known by its UUID."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from challenges.models import Challenge
from competencies.kept_answers import kept_answer
from training.feeds import ATOM, UNWRITABLE

MOST_ENTRIES = 100


def feed_of(request: HttpRequest) -> HttpResponse:
    """Return what is new or changed, for everybody."""
    page = request.build_absolute_uri(reverse("challenges:challenge-list"))
    feed = Atom1Feed(
        title=f"{settings.SITE_NAME}: {_('Challenges')}",
        link=page,
        description="",
        subtitle=_("What is new or changed in the challenges"),
        language=settings.LANGUAGE_CODE,
        feed_url=f"{page}?format=atom",
        author_name=settings.SITE_NAME,
    )
    rows = Challenge.objects.visible_to(AnonymousUser())
    challenges = list(rows.order_by("-updated_at", "-pk")[:MOST_ENTRIES])
    for challenge in challenges:
        feed.add_item(
            title=UNWRITABLE.sub("", challenge.title),
            link=request.build_absolute_uri(challenge.get_absolute_url()),
            description=UNWRITABLE.sub("", challenge.description),
            unique_id=f"urn:uuid:{challenge.uuid}",
            pubdate=challenge.created_at,
            updateddate=challenge.updated_at,
        )
    newest = max((each.updated_at for each in challenges), default=None)
    return kept_answer(request, feed.writeString("utf-8"), ATOM, newest)
