"""Sign in with OpenID Connect only where the answer says who it is about."""

from typing import Any

from allauth.socialaccount import app_settings
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)


class CarefulOpenIDConnectProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """Refuse an answer without a usable subject.

    allauth would fail on a missing one, and take a null for somebody called "None":
    everybody whose server says null would be one person.
    """

    def extract_uid(self, data: dict[str, Any]) -> str:
        about = data.get("userinfo") or data.get("id_token") or data
        subject = about.get("sub") if isinstance(about, dict) else None
        longest = app_settings.UID_MAX_LENGTH
        if not isinstance(subject, str) or not 0 < len(subject) <= longest:
            raise ProviderException("The answer names no subject.")
        return subject
