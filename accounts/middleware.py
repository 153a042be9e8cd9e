"""What every page of a signed-in person needs."""

import logging
import time
import zoneinfo
from collections.abc import Callable
from http import HTTPStatus

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.cache import patch_cache_control
from requests import RequestException

logger = logging.getLogger(__name__)

# When a session was last noted as in use, in its own data; the door sets it.
SEEN_AT = "seen_at"
NOTED_EVERY = 600  # seconds


class PrivatePagesMiddleware:
    """Keep pages of signed-in people out of every shared cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        return response


class TimeZoneMiddleware:
    """Show times in the person's own zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(_zone(request.user.time_zone)):
            return self.get_response(request)


def _zone(name: str) -> zoneinfo.ZoneInfo:
    """Return the zone; one that this machine doesn't know any more is taken as UTC."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")


class SignedOutMiddleware:
    """Tell a script that the person was signed out, instead of a login page.

    Without this a click saved by htmx would put the login form into the page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked_by_script = request.headers.get("HX-Request") == "true"
        if asked_by_script and _leads_to_login(response):
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return response


def _leads_to_login(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.FOUND and response["Location"].startswith(
        resolve_url(settings.LOGIN_URL)
    )


class OtherSiteDownMiddleware:
    """Say so when a site that people sign in with does not answer, or answers oddly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, RequestException):
            return None
        logger.warning("A site to sign in with: %s", exception)
        page = "socialaccount/authentication_error.html"
        return render(request, page, status=HTTPStatus.BAD_GATEWAY)


class LastSeenMiddleware:
    """Note now and then from where a session is used, so that its owner can look.

    allauth's own middleware writes at every request; ten minutes are close enough.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now, seen_at = int(time.time()), request.session.get(SEEN_AT)
            if seen_at is not None and now - seen_at >= NOTED_EVERY:
                request.session[SEEN_AT] = now
                UserSession.objects.create_from_request(request)
        return self.get_response(request)
