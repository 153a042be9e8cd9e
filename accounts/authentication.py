"""Sign a script in by its token, in the Authorization header and nowhere else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.actions import note_use
from accounts.models import ApiToken, User
from accounts.throttling import refuse_guesses
from accounts.tokens import digest_of, is_secret

SCHEME = "Bearer"


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _space, secret = _header(request).partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        token = _live_token(secret.strip())
        if token is None:
            refuse_guesses(request.META.get("REMOTE_ADDR", ""))
            raise AuthenticationFailed(
                _("This token opens nothing: it is wrong, has expired or was ended.")
            )
        note_use(token)
        return token.owner, token

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


def _header(request: Request) -> str:
    return get_authorization_header(request).decode("latin-1").strip()


def _live_token(secret: str) -> ApiToken | None:
    """Return the token with this secret, if it and its owner may still come in."""
    if not is_secret(secret):
        return None
    tokens = ApiToken.objects.live().select_related("owner")
    return tokens.filter(digest=digest_of(secret), owner__is_active=True).first()
