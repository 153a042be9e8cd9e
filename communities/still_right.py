"""Asking those who keep an entry, twice a year, whether it is still right.

A question and three reminders, each with a signed link. Opening the link changes
nothing; the button on its page does. Who doesn't answer finds the entry marked as
unconfirmed, and never deleted.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from communities.keeping_mails import ask_still_right
from communities.kinds import Status
from communities.models import (
    MOST_MAILS,
    Activity,
    Asking,
    Community,
    Maintainer,
    Need,
    Offer,
    PrivateContact,
)

HALF_A_YEAR = timedelta(days=183)
PAUSE = timedelta(days=14)
BATCH = 50
_SALT = "communities.still-right"


def answer_token(community: Community) -> str:
    """Return the secret of the link: it ends when the entry is confirmed."""
    last = community.verified_at.isoformat() if community.verified_at else ""
    said = f"{community.uuid.hex}:{last}"
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()[:40]


def community_of(uuid: UUID, token: str) -> Community | None:
    """Return the entry that a link is about, if the link is good."""
    found = Community.objects.filter(uuid=uuid).defer("search").first()
    if found is None or not constant_time_compare(answer_token(found), token):
        return None
    return found


@transaction.atomic
def say_still_right(*, community: Community, how: str) -> None:
    """Note that an entry is right today, with all that belongs to it."""
    now = timezone.now()
    Community.objects.filter(pk=community.pk).update(verified_at=now, verified_how=how)
    Asking.objects.filter(community=community).delete()
    Activity.objects.filter(community=community).update(verified_at=now)
    Need.objects.filter(community=community).update(confirmed_at=now)
    Offer.objects.filter(community=community).update(confirmed_at=now)


def send_due_questions(*, now: datetime | None = None) -> int:
    """Mail what is due; return how many entries were asked about.

    Run again, it finds nothing due: what was mailed says so in the same transaction.
    """
    now = now or timezone.now()
    asked, last = 0, 0
    while keys := list(
        _due(now).filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]
    ):
        asked += sum(_ask(key, now) for key in keys)
        last = keys[-1]
    return asked


def _some_due(now: datetime, *, after: int) -> list[int]:
    rows = _due(now).filter(pk__gt=after)
    return list(rows.values_list("pk", flat=True)[:BATCH])


def _due(now: datetime) -> QuerySet[Community]:
    """Return entries with somebody to ask, whose last word is half a year old."""
    kept = Maintainer.objects.filter(community=OuterRef("pk"), user__is_active=True)
    contact = PrivateContact.objects.filter(community=OuterRef("pk"))
    rows = Community.objects.annotate(word=Coalesce("verified_at", "created_at"))
    old = rows.filter(Exists(kept) | Exists(contact), word__lte=now - HALF_A_YEAR)
    over = Q(status__in=[Status.RETIRED, Status.MERGED])
    fresh = Q(asking__isnull=True)
    again = Q(asking__mails__lt=MOST_MAILS, asking__last_mail_at__lte=now - PAUSE)
    return old.exclude(over).filter(fresh | again).order_by("pk")


@transaction.atomic
def _ask(key: int, now: datetime) -> bool:
    rows = Community.objects.select_for_update(of=("self",), skip_locked=True)
    community = rows.defer("search").filter(pk=key).first()
    if community is None or not _due(now).filter(pk=key).exists():
        return False  # another worker was here
    asking = Asking.objects.filter(community=community).first()
    number = asking.mails + 1 if asking else 1
    Asking.objects.update_or_create(
        community=community,
        defaults={"mails": number, "last_mail_at": now},
        create_defaults={"asked_at": now, "mails": number, "last_mail_at": now},
    )
    return ask_still_right(community, answer_token(community), number) > 0
