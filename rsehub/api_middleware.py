"""What every answer of the API has: who may keep it, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from hashlib import blake2b
from http import HTTPStatus
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
)

from rsehub.problems import is_api

PUBLIC_SECONDS = 60
SAFE = ("GET", "HEAD")


class ApiMiddleware:
    """Let strangers' answers be kept a minute, with an ETag; nobody else's ever.

    Times are in UTC, whatever zone the person reads pages in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api(request):
            return self.get_response(request)
        with timezone.override(UTC):
            response = self.get_response(request)
        if "Allow" in response:
            # The framework names OPTIONS, which the API leaves out.
            response["Allow"] = response["Allow"].removesuffix(", OPTIONS")
        # Whatever could make the answer another one for somebody else.
        patch_vary_headers(response, ["Accept", "Authorization", "Cookie"])
        if _is_for_everybody(request, response):
            return _with_etag(request, response)
        response["Cache-Control"] = "private, no-store"
        return response


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether nobody signed in, in any way, to get this good answer."""
    return (
        request.method in SAFE
        and response.status_code == HTTPStatus.OK
        and not request.user.is_authenticated
        and "Authorization" not in request.headers
    )


def _with_etag(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer)
