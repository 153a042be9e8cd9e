"""Making and ending the tokens of a person, each in one transaction."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import ApiToken, User
from accounts.tokens import digest_of, new_secret

MOST_TOKENS = 20
DAYS = (30, 90, 365)
# How exactly it is known when a token was last used: a write for each use costs more.
USE_IS_NOTED_EVERY = timedelta(minutes=1)


class TooManyTokensError(Exception):
    """The person has as many live tokens as one may have."""


@transaction.atomic
def create_token(
    *, owner: User, name: str, scope: str, days: int
) -> tuple[ApiToken, str]:
    """Make a token; returns it with its secret, which is told this once.

    Tokens of the person that have expired go. Raises TooManyTokensError.
    """
    # Two requests at once wait here for each other, so that the count holds.
    User.objects.select_for_update().only("pk").get(pk=owner.pk)
    now = timezone.now()
    tokens = ApiToken.objects.filter(owner=owner)
    tokens.filter(expires_at__lte=now).delete()
    if tokens.count() >= MOST_TOKENS:
        raise TooManyTokensError
    secret = new_secret()
    token = ApiToken.objects.create(
        owner=owner,
        name=name,
        scope=scope,
        digest=digest_of(secret),
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token, secret


def note_use(token: ApiToken) -> None:
    """Remember that a token was used just now, to the minute."""
    now = timezone.now()
    if token.last_used_at and now - token.last_used_at < USE_IS_NOTED_EVERY:
        return
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
