"""The secrets that let people into a team: made of a UUID and the hub's key, so that
managers can be shown a code again while the database holds its digest alone."""

from __future__ import annotations

from base64 import b32encode, urlsafe_b64encode
from uuid import UUID

from django.utils.crypto import salted_hmac

from accounts.tokens import digest_of

CODE_LENGTH = 16


def invitation_token(uuid: UUID) -> str:
    """Return the token of an invitation: 43 letters that hold 256 bits."""
    digest = salted_hmac("teams.invitation", uuid.hex, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def join_code(uuid: UUID) -> str:
    """Return a code that can be read out: 16 letters and digits, of 80 bits."""
    digest = salted_hmac("teams.code", uuid.hex, algorithm="sha256").digest()
    return b32encode(digest).decode()[:CODE_LENGTH]


def code_known(uuid: UUID, digest: str) -> str:
    """Return the code again, or nothing where the hub's key was another one then."""
    code = join_code(uuid)
    return in_fours(code) if digest_of(code) == digest else ""


def in_fours(code: str) -> str:
    """Write a code as people read it.

    >>> in_fours("ABCDEFGH")
    'ABCD EFGH'
    """
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def as_typed(code: str) -> str:
    """Return what was meant by a code that somebody typed.

    >>> as_typed(" abcd-efgh ")
    'ABCDEFGH'
    """
    return "".join(code.replace("-", " ").split()).upper()[:64]
