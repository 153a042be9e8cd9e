"""The pages of signing in and of what guards an account, as addresses to visit."""

from allauth.mfa.models import Authenticator
from django.urls import reverse


def leaving() -> list[str]:
    """Return the pages between the hub and another site; both sites are set up."""
    return [
        reverse("account_login"),
        reverse("account_signup"),
        reverse("github_login"),
        reverse("orcid_login"),
        reverse("openid_connect_login", args=["login.example.org"]),
        reverse("socialaccount_login_cancelled"),
    ]


def unguarded() -> list[str]:
    """Return the pages of a person who has a password alone."""
    return [
        reverse("accounts:account"),
        reverse("mfa_index"),
        reverse("mfa_activate_totp"),
        reverse("mfa_list_webauthn"),
        reverse("mfa_add_webauthn"),
    ]


def guarded(passkey: Authenticator) -> list[str]:
    """Return the pages of a person with an app, codes and a passkey."""
    return [
        reverse("accounts:account"),
        reverse("accounts:session-list"),
        reverse("mfa_index"),
        reverse("mfa_deactivate_totp"),
        reverse("mfa_view_recovery_codes"),
        reverse("mfa_view_recovery_codes"),  # the second look shows them no more
        reverse("mfa_generate_recovery_codes"),
        reverse("mfa_list_webauthn"),
        reverse("mfa_add_webauthn"),
        reverse("mfa_edit_webauthn", args=[passkey.pk]),
        reverse("mfa_remove_webauthn", args=[passkey.pk]),
        reverse("account_reauthenticate"),
        reverse("mfa_reauthenticate"),
        reverse("mfa_reauthenticate_webauthn"),
        reverse("socialaccount_connections"),
    ]


def half_way() -> list[str]:
    """Return the pages that are there only in the middle of signing in."""
    return [reverse("mfa_authenticate"), reverse("socialaccount_signup")]


def every_page(passkey: Authenticator) -> list[str]:
    return [*leaving(), *unguarded(), *guarded(passkey), *half_way()]
