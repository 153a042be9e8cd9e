"""The mail of what is new for a kept search: plain text, and one click to end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from training.finding import find, held_by
from training.models import LearningResource, Often, SavedSearch
from training.search_address import search_in

_SALT = "training.search.stop"
NAMED = 20
BATCH = 50
PAUSES = {Often.WEEKLY: timedelta(days=7), Often.MONTHLY: timedelta(days=30)}
# The clock that starts the task is never quite on time.
SLACK = timedelta(hours=6)


def stop_token(search: UUID) -> str:
    """Return the secret part of the address that ends the mails of a search."""
    return salted_hmac(_SALT, search.hex, algorithm="sha256").hexdigest()[:40]


def is_token_of(search: SavedSearch, token: str) -> bool:
    return constant_time_compare(stop_token(search.uuid), token)


def mail_what_is_new(*, now: datetime | None = None) -> int:
    """Mail every search that is due and has something new; return how many were.

    Run again, it finds nothing due: what was mailed says so in the same transaction.
    """
    now = now or timezone.now()
    sent, last = 0, 0
    while keys := _due(now, after=last):
        sent += sum(_mail_one(key, now) for key in keys)
        last = keys[-1]
    return sent


def _due(now: datetime, *, after: int) -> list[int]:
    """Return some searches whose pause is over, of people who can be written to."""
    since = SavedSearch.objects.annotate(since=Coalesce("last_sent_at", "created_at"))
    over = Q()
    for often, pause in PAUSES.items():
        over |= Q(often=often, since__lte=now - pause + SLACK)
    rows = since.filter(over, pk__gt=after, owner__is_active=True)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _mail_one(key: int, now: datetime) -> bool:
    rows = SavedSearch.objects.select_for_update(of=("self",), skip_locked=True)
    mailed = rows.select_related("owner").exclude(often=Often.NEVER)
    kept = mailed.filter(pk=key).first()
    if kept is None:
        return False
    since = kept.last_sent_at or kept.created_at
    if since > now - PAUSES[Often(kept.often)] + SLACK:
        return False  # another worker was here
    new = new_since(kept, since)
    if new:
        _send(kept, new)
        SavedSearch.objects.filter(pk=kept.pk).update(last_sent_at=now)
    return bool(new)


def new_since(kept: SavedSearch, since: datetime) -> Sequence[LearningResource]:
    """Return what answers to a search and wasn't there then, the newest first."""
    search = search_in(QueryDict(kept.query))
    keys = find(search, kept.owner, held_by(kept.owner), order="new").keys
    rows = LearningResource.objects.visible_to(kept.owner).select_related("provider")
    new = rows.filter(pk__in=keys, created_at__gt=since).defer("search")
    return list(new.order_by("-created_at", "-pk"))


def _send(kept: SavedSearch, new: Sequence[LearningResource]) -> None:
    stop = _absolute(kept, reverse("training:search-stop", args=_stopping(kept)))
    context = {
        "kept": kept,
        "items": [(r, _absolute(kept, r.get_absolute_url())) for r in new[:NAMED]],
        "more": max(0, len(new) - NAMED),
        "link": _absolute(kept, kept.get_absolute_url()),
        "stop": stop,
        "searches": _absolute(kept, reverse("training:search-list")),
        "site_name": settings.SITE_NAME,
    }
    EmailMessage(
        subject=f"{settings.SITE_NAME}: {_('New training for you')}",
        body=render_to_string("training/email/new_for_search.txt", context),
        to=[kept.owner.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    ).send()


def _stopping(kept: SavedSearch) -> list[object]:
    return [kept.uuid, stop_token(kept.uuid)]


def _absolute(kept: SavedSearch, path: str) -> str:
    return urljoin(kept.hub_address, path)
