"""How well a person's account is guarded, in words for their settings page."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from accounts.models import User
from accounts.sessions import live_sessions


@dataclass(frozen=True, slots=True)
class Security:
    """What stands between the account and a stranger."""

    has_password: bool
    addresses: int
    has_app: bool
    passkeys: int
    codes_left: int | None  # None: no codes were made
    connections: int | None  # None: this hub works with no other site
    sessions: int

    @property
    def has_second_step(self) -> bool:
        return self.has_app or self.passkeys > 0


def security_of(user: User) -> Security:
    factors = list(Authenticator.objects.filter(user=user))
    kinds = [factor.type for factor in factors]
    return Security(
        has_password=user.has_usable_password(),
        addresses=EmailAddress.objects.filter(user=user).count(),
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        codes_left=_codes_left(factors),
        connections=_connections(user),
        sessions=len(live_sessions(user)),
    )


def _codes_left(factors: list[Authenticator]) -> int | None:
    for factor in factors:
        if factor.type == Authenticator.Type.RECOVERY_CODES:
            return len(factor.wrap().get_unused_codes())
    return None


def _connections(user: User) -> int | None:
    if not settings.SOCIALACCOUNT_PROVIDERS:
        return None
    return int(SocialAccount.objects.filter(user=user).count())
