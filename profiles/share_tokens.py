"""The secret of a link: made of the share's UUID and the hub's key, so that its owner
can be shown it again while the database holds its digest alone (docs/adr/0042)."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from uuid import UUID

from django.utils.crypto import salted_hmac

from accounts.tokens import digest_of

_SALT = "profiles.share"


def token_of(share: UUID) -> str:
    """Return the token of a link: 43 letters that hold 256 bits."""
    digest = salted_hmac(_SALT, share.hex, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def token_known(share: UUID, digest: str) -> str:
    """Return the token again, or nothing where the hub's key was another one then."""
    token = token_of(share)
    return token if digest_of(token) == digest else ""
