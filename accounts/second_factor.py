"""Who curates shows more than a password."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.models import User

# Where the person was going when they were asked for a second factor.
GOING_TO = "going_to"
Kind = Authenticator.Type


class StaffSecondFactorMiddleware:
    """Open what is under the admin's address to staff who used a second factor.

    By address, not by view: a page that somebody adds there later is behind it too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_asked_for(request) and isinstance(request.user, User):
            kinds = second_factors(request.user)
            if not kinds:
                return _lead_to_setting_up(request)
            if not _was_used(request, request.user):
                return _lead_to_using(request, kinds)
            request.session.pop(GOING_TO, None)
        return self.get_response(request)


def second_factors(user: User) -> set[str]:
    """Return the kinds of second factor the person has; codes alone are none."""
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return kinds if kinds & {Kind.TOTP, Kind.WEBAUTHN} else set()


def _is_asked_for(request: HttpRequest) -> bool:
    is_admin = request.path.startswith(reverse("admin:index"))
    return bool(
        settings.REQUIRE_STAFF_SECOND_FACTOR and is_admin and request.user.is_staff
    )


def _was_used(request: HttpRequest, user: User) -> bool:
    """Return whether a second factor was shown in this session, by this person."""
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)


def _lead_to_setting_up(request: HttpRequest) -> HttpResponse:
    request.session[GOING_TO] = request.get_full_path()
    text = _("Curation needs a second step at sign-in. Set one up here, then go on.")
    messages.warning(request, text)
    return redirect("mfa_index")


def _lead_to_using(request: HttpRequest, kinds: set[str]) -> HttpResponse:
    has_codes = kinds & {Kind.TOTP, Kind.RECOVERY_CODES}
    door = "mfa_reauthenticate" if has_codes else "mfa_reauthenticate_webauthn"
    back = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse(door)}?{back}")
