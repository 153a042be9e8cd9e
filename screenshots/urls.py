"""The hub's addresses, and one more where each kind of failure can be met."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from rsehub.errors import csrf_failure
from rsehub.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500"]

RAISED: dict[str, type[Exception]] = {
    "400": BadRequest,
    "403": PermissionDenied,
    "404": Http404,
    "500": RuntimeError,
    "503": OperationalError,
}


@login_not_required
def fail(request: HttpRequest, failure: str) -> HttpResponse:
    """Fail as the hub may; `failure` is the name of the page's template."""
    if failure == "403_csrf":
        return csrf_failure(request)
    if failure == "429":  # as allauth answers when a rate limit is reached
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    raise RAISED[failure]


urlpatterns = [path("failure/<slug:failure>/", fail, name="failure"), *urlpatterns]
