"""Refuse what no database text can hold, before any page has to think of it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

NUL = "\x00"


class RefuseNulMiddleware:
    """Answer 400 to a NUL character in the address or in a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path or _has_nul(request.GET) or _has_nul(request.POST):
            raise BadRequest("There is a NUL character in the request.")
        return self.get_response(request)


def _has_nul(values: QueryDict) -> bool:
    return any(
        NUL in key or any(NUL in value for value in given)
        for key, given in values.lists()
    )
