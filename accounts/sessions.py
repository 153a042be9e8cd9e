"""Where a person is signed in: what they are shown of it, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.devices import Device, device_of
from accounts.models import User


@dataclass(frozen=True, slots=True)
class Place:
    """One browser that a person is signed in with."""

    pk: int
    device: Device
    address: str
    first_seen: datetime
    last_seen: datetime
    is_this_one: bool


def places(user: User, this_one: str | None) -> list[Place]:
    """Return where the person is signed in, the session `this_one` first."""
    rows = [_place(row, this_one) for row in live_sessions(user)]
    return sorted(rows, key=lambda place: not place.is_this_one)


def live_sessions(user: User) -> list[UserSession]:
    """Return the sessions that still open a door, the latest seen first.

    One that was begun with an older password is there, but opens nothing.
    """
    rows = UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk")
    keys = [row.session_key for row in rows]
    kept = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    known = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    alive = {
        session.session_key
        for session in kept
        if session.get_decoded().get(HASH_SESSION_KEY) in known
    }
    return [row for row in rows if row.session_key in alive]


def _place(row: UserSession, this_one: str | None) -> Place:
    return Place(
        pk=row.pk,
        device=device_of(row.user_agent),
        address=row.ip,
        first_seen=row.created_at,
        last_seen=row.last_seen_at,
        is_this_one=row.session_key == this_one,
    )


def end_session(user: User, pk: int) -> bool:
    """End one session of the person, and return whether there was one."""
    return _end(UserSession.objects.filter(user=user, pk=pk))


def end_other_sessions(user: User, keep: str | None) -> bool:
    """End all sessions of the person but the one with the key `keep`."""
    return _end(UserSession.objects.filter(user=user).exclude(session_key=keep))


@transaction.atomic
def _end(rows: QuerySet[UserSession]) -> bool:
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.filter(session_key__in=keys).delete()
    return bool(keys)


@transaction.atomic
def forget_ended_sessions() -> int:
    """Delete what is kept of sessions that are over, and return of how many.

    Network addresses and browsers are personal data: they go with the session. A
    periodic job calls this.
    """
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
    alive = Session.objects.values("session_key")
    ended = UserSession.objects.exclude(session_key__in=alive)
    return int(ended.delete()[0])
