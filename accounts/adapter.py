"""Where allauth's ways meet ours."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import Provider
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
)
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.middleware import SEEN_AT
from accounts.models import User, validate_time_zone
from accounts.openid import CarefulOpenIDConnectProvider
from accounts.sessions import end_other_sessions

# As much of a name from elsewhere as is kept.
LONGEST_LABEL = 150


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Speak as the hub does; keep the time zone that sign-up's script found out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("This is your main address: it stays."),
        "duplicate_email": _("This address is yours already."),
        "email_password_mismatch": _("The address or the password is not right."),
        "enter_current_password": _("Type the password that you use now."),
        "incorrect_password": _("This is not your password."),
        "rate_limited": _("That was too often. Wait a few minutes and try again."),
        "same_as_current": _("This is what you have already. Choose another one."),
        "too_many_login_attempts": _(
            "That was too often. Wait a few minutes, or set a new password."
        ),
    }

    def clean_email(self, email: str) -> str:
        """Refuse an address that the database would cut."""
        longest = User._meta.get_field("email").max_length or 0
        if len(email) > longest:
            raise ValidationError(_("This address is too long."))
        return str(super().clean_email(email))

    def send_account_already_exists_mail(self, email: str) -> None:
        """Take as long as for a new address, whose password has to be hashed."""
        make_password(email)
        super().send_account_already_exists_mail(email)

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: Any,
        commit: bool = True,  # noqa: FBT001, FBT002  allauth's signature
    ) -> User:
        zone = request.POST.get("time_zone", "")
        try:
            validate_time_zone(zone)
        except ValidationError:
            zone = "UTC"
        user.time_zone = zone
        return super().save_user(request, user, form, commit=commit)  # type: ignore[no-any-return]

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session[SEEN_AT] = int(time.time())

    def logout(self, request: HttpRequest) -> None:
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """With a new password, whoever is signed in is so no more.

        Who changes their own goes on in a new session, which allauth begins.
        """
        super().set_password(user, password)
        end_other_sessions(user, keep=None)
        if not EmailAddress.objects.filter(user=user, verified=True).exists():
            # Whoever began this account never showed that the address is theirs: the
            # sites that they connected must not open it to them.
            SocialAccount.objects.filter(user=user).delete()

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Tell the person's main address that there is another one now."""
        is_confirmed = bool(super().confirm_email(request, email_address))
        main = EmailAddress.objects.get_primary_email(email_address.user)
        if is_confirmed and main != email_address.email:
            self.send_notification_mail(
                "account/email/email_confirm",
                email_address.user,
                {"added_email": email_address.email},
            )
        return is_confirmed


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _(
            "While a second step guards your account, no address can be added. Turn it "
            "off, add and confirm the address, and turn it on again."
        ),
        "incorrect_code": _("That does not fit. Try again with a new code or key."),
        "unverified_email": _(
            "Confirm your e-mail addresses first, or remove what is not confirmed."
        ),
        "cannot_generate_recovery_codes": _(
            "Codes stand in for a second step: set up an app or a passkey first."
        ),
    }

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """Name a passkey whose owner gives it no name."""
        there = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)d") % {"number": there + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        named: dict[str, str] = super().get_public_key_credential_rp_entity()
        return named | {"name": settings.SITE_NAME}


class ConnectionAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Take from other sites who somebody is and a confirmed address, and no more."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": _(
            "This is your only way in. Choose a password first, then disconnect it."
        ),
        "no_verified_email": _(
            "This is your only way in. Confirm an e-mail address first."
        ),
    }

    def list_apps(
        self, request: HttpRequest, provider: str = "", client_id: str = ""
    ) -> list[SocialApp]:
        """Return what the environment configures; rows in the database make no door."""
        apps = [
            SocialApp(provider=name, **app)
            for name, configured in settings.SOCIALACCOUNT_PROVIDERS.items()
            for app in configured["APPS"]
        ]
        return [
            app
            for app in apps
            if provider in {"", None, app.provider, app.provider_id}
            and client_id in {"", None, app.client_id}
        ]

    def get_app(self, request: HttpRequest, provider: str, **kwargs: Any) -> SocialApp:
        """Return what is configured of a site; one that isn't has no address here."""
        try:
            return super().get_app(request, provider, **kwargs)
        except SocialApp.DoesNotExist:
            raise Http404 from None

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Provider:
        """Return how a site is talked to: ours, where allauth's trusts too much."""
        found = super().get_provider(request, provider, client_id=client_id)
        if isinstance(found, OpenIDConnectProvider):
            return CarefulOpenIDConnectProvider(request=request, app=found.app)
        return found

    def populate_user(
        self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]
    ) -> User:
        """Keep one label to know the account by, not the whole profile from there.

        An address counts as confirmed on a plain `true` alone: some servers send words.
        """
        for address in sociallogin.email_addresses:
            address.verified = address.verified is True
        label = data.get("username") or data.get("email") or sociallogin.account.uid
        sociallogin.account.extra_data = {"username": str(label)[:LONGEST_LABEL]}
        return super().populate_user(request, sociallogin, data)  # type: ignore[no-any-return]
