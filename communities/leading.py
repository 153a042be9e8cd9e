"""Naming who leads a community: only those who agreed, as long as they do."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from communities.keeping_mails import ask_leader
from communities.models import Leader

_SALT = "communities.leader"


def agree_token(leader: Leader) -> str:
    """Return the secret of the link by which somebody agrees: of this one name."""
    said = f"{leader.uuid.hex}:{leader.name}:{leader.email}"
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()[:40]


def is_token_of(leader: Leader, token: str) -> bool:
    return constant_time_compare(agree_token(leader), token)


@transaction.atomic
def put_forward(leader: Leader) -> None:
    """Save somebody as a leader and ask them; a changed name is to be agreed anew."""
    before = Leader.objects.filter(pk=leader.pk).first() if leader.pk else None
    said = ("name", "role", "url", "email")
    if before and all(getattr(before, f) == getattr(leader, f) for f in said):
        leader.save()
        return
    leader.consented_at, leader.asked_at = None, timezone.now()
    leader.save()
    ask_leader(leader, agree_token(leader))


def agree(*, leader: Leader) -> None:
    """Note that somebody agrees to be named."""
    leader.consented_at = timezone.now()
    Leader.objects.filter(pk=leader.pk).update(consented_at=leader.consented_at)


def take_back(*, leader: Leader) -> None:
    """Forget somebody who doesn't want to be named."""
    leader.delete()
