"""Where allauth's ways meet ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_time_zone


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
