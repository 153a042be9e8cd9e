"""Writes to shares, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.counting import Rate, seconds_to_wait
from accounts.models import User
from accounts.tokens import digest_of
from profiles.models import Goal, Profile, Share
from profiles.share_mails import Absolute, tell_of_share
from profiles.share_tokens import token_of

MOST_SHARES = 50
LINK_DAYS = (7, 30, 90, 365)
USUAL_DAYS = 90
# Each share with a person sends a mail to an address that somebody typed.
SHARING = Rate(20, 3600)


class SharingRefusedError(Exception):
    """A share that can't be made."""


class TooManySharesError(SharingRefusedError):
    """The person has as many live shares as one may have."""


class SharedTooOftenError(SharingRefusedError):
    """The person has shared too often in the last hour."""


@transaction.atomic
def share_by_link(
    *,
    profile: Profile,
    name: str,
    days: int,
    goals: Iterable[Goal] = (),
    with_evidence: bool = False,
) -> Share:
    """Make a link to a profile; `share_tokens` tells its token.

    Raises SharingRefusedError.
    """
    _make_room(profile.owner)
    uuid = uuid4()
    share = Share.objects.create(
        uuid=uuid,
        profile=profile,
        name=name,
        digest=digest_of(token_of(uuid)),
        with_evidence=with_evidence,
        expires_at=_end(days),
    )
    share.goals.set(goals)
    return share


@transaction.atomic
def share_with(
    *,
    profile: Profile,
    email: str,
    absolute: Absolute,
    days: int | None = None,
    goals: Iterable[Goal] = (),
    with_evidence: bool = False,
) -> Share:
    """Share a profile with whoever has confirmed an address, now or later.

    Whether anybody has is not looked up: a mail goes out in either case. Sharing with
    the same address again changes what it gives. Raises SharingRefusedError.
    """
    _make_room(profile.owner, besides=email)
    gives = {"with_evidence": with_evidence, "expires_at": _end(days)}
    share, is_new = Share.objects.update_or_create(
        profile=profile,
        email=email.strip().lower(),
        defaults=gives,
        create_defaults=gives,
    )
    share.goals.set(goals)
    if is_new:
        tell_of_share(share, absolute)
    return share


def _make_room(owner: User, besides: str = "") -> None:
    """Drop what has ended, and refuse one share too many, or too quick a one."""
    who = f"person {owner.pk}"
    if seconds_to_wait("share", who, SHARING) is not None:
        raise SharedTooOftenError
    # Two requests at once wait here for each other, so that the count holds.
    User.objects.select_for_update().only("pk").get(pk=owner.pk)
    shares = Share.objects.filter(profile__owner=owner)
    shares.filter(expires_at__lte=timezone.now()).delete()
    others = shares.exclude(email=besides.lower()) if besides else shares
    if others.count() >= MOST_SHARES:
        raise TooManySharesError


def _end(days: int | None) -> datetime | None:
    return None if days is None else timezone.now() + timedelta(days=days)


def note_opened(share: Share) -> None:
    """Count that somebody other than its owner opened a share, and on which day."""
    Share.objects.filter(pk=share.pk).update(
        opened_count=F("opened_count") + 1, last_opened_on=timezone.now().date()
    )


def note_all_opened(shares: Iterable[Share]) -> None:
    """Count each of these as opened, where a reader meets several on one page."""
    Share.objects.filter(pk__in=[share.pk for share in shares]).update(
        opened_count=F("opened_count") + 1, last_opened_on=timezone.now().date()
    )
