"""How often one may ask the API: by person, else by address; writing counts apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts.counting import Rate, network_of, seconds_to_wait

if TYPE_CHECKING:
    # The views read their defaults, which are here, while they are imported.
    from rest_framework.views import APIView


def rate_of(scope: str) -> Rate:
    return Rate(*settings.API_RATES[scope])


def refuse_guesses(address: str) -> None:
    """Count a token that opens nothing; raises Throttled when there were many."""
    wait = seconds_to_wait("guess", network_of(address), rate_of("guess"))
    if wait is not None:
        raise Throttled(wait)


class HubThrottle(BaseThrottle):
    """Counts a request once, under the scope that a subclass gives it."""

    waiting: int | None = None

    def scope(self, request: Request) -> str | None:
        raise NotImplementedError  # each kind of throttle says its own

    def allow_request(self, request: Request, view: APIView) -> bool:
        scope = self.scope(request)
        if scope is None:
            return True
        self.waiting = seconds_to_wait(scope, _who(request), rate_of(scope))
        return self.waiting is None

    def wait(self) -> float | None:
        return self.waiting


class EveryoneThrottle(HubThrottle):
    """Counts everybody: strangers by address, people wherever they are."""

    def scope(self, request: Request) -> str:
        return "person" if request.user.is_authenticated else "anonymous"


class WriteThrottle(HubThrottle):
    """Counts what may change something."""

    def scope(self, request: Request) -> str | None:
        return None if request.method in SAFE_METHODS else "write"


def _who(request: Request) -> str:
    if request.user.is_authenticated:
        return f"person {request.user.pk}"
    return network_of(request.META.get("REMOTE_ADDR", ""))
