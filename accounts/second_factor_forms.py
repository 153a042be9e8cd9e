"""Forms of the second step: codes of an app, passkeys and their names."""

from __future__ import annotations

import struct
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_name

LONGEST_NAME = 60
LONGEST_CREDENTIAL = 20_000


class CodeField(forms.Form):
    """The field for a code: figures, which the phone may offer to fill in."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )


class CodeOnceField(CodeField):
    """Take each code of an app once, for as long as it would be good.

    allauth remembers a code for one step of the clock, and with a tolerance it is good
    for longer.
    """

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        code = str(super().clean_code())  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            figures = "".join(filter(str.isdigit, code))
            steps = 1 + 2 * app_settings.TOTP_TOLERANCE
            lasts = app_settings.TOTP_PERIOD * steps
            if not cache.add(f"code-used:{self.user.pk}:{figures}", 1, lasts):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(CodeOnceField, AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(CodeOnceField, ReauthenticateForm):  # type: ignore[misc]
    pass


class AppForm(CodeField, ActivateTOTPForm):  # type: ignore[misc]
    pass


# What the reader of passkeys raises on what is none, besides its own refusals.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


class CredentialField(forms.JSONField):
    """What the browser sends of a passkey: a few hundred letters of JSON, not deep."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        is_long = isinstance(value, str) and len(value) > LONGEST_CREDENTIAL
        try:
            credential = None if is_long else super().to_python(value)
        except RecursionError:
            credential = None
        if not isinstance(credential, dict):
            raise get_adapter().validation_error("incorrect_code")
        return credential

    def bound_data(self, data: Any, initial: Any) -> None:
        """Send nothing back: each answer of a passkey is good once."""

    def prepare_value(self, value: Any) -> str:
        return ""


class ShowPasskeyField(forms.Form):
    """The field of a passkey that is shown to the hub."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE:
            raise get_adapter().validation_error("incorrect_code") from None


class PasskeyLoginForm(ShowPasskeyField, LoginWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyStepForm(ShowPasskeyField, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAgainForm(ShowPasskeyField, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField()
    name = forms.CharField(
        label=_("Name"),
        help_text=_("To tell it from others: the name of the phone or the key."),
        max_length=LONGEST_NAME,
        required=False,
        validators=[validate_name],
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"),
        help_text=_("It then asks for your fingerprint, your face or its own code."),
        initial=True,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()  # type: ignore[no-any-return]
        except UNREADABLE:
            raise get_adapter().validation_error("incorrect_code") from None


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, validators=[validate_name]
    )
