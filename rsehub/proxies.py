"""Believe X-Forwarded-Proto and -For only from as many proxies as there are."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class TrustedProxyMiddleware:
    """Set scheme and address of the person from what the nearest trusted proxy said.

    With `TRUSTED_PROXY_COUNT` 0 the headers are dropped, so that nobody can pretend.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hops = settings.TRUSTED_PROXY_COUNT
        forwarded_for = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        protocol = request.META.pop("HTTP_X_FORWARDED_PROTO", "")
        if hops:
            addresses = [part.strip() for part in forwarded_for.split(",")]
            if len(addresses) >= hops and addresses[-hops]:
                request.META["REMOTE_ADDR"] = addresses[-hops]
            if protocol.split(",")[-1].strip() == "https":
                request.META["wsgi.url_scheme"] = "https"
        return self.get_response(request)
