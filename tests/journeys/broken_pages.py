"""The hub's addresses, and some more where each kind of failure can be met."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from rsehub.errors import csrf_failure
from rsehub.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500"]

FAILURES = {400: BadRequest, 403: PermissionDenied, 404: Http404, 500: RuntimeError}
ADDRESSES = [f"/broken/{status}/" for status in (*FAILURES, 429, "csrf")]


@login_not_required
def fail(request: HttpRequest, status: int) -> HttpResponse:
    raise FAILURES[status]


@login_not_required
def too_many(request: HttpRequest) -> HttpResponse:
    """Answer as allauth does when a rate limit is reached."""
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


urlpatterns = [
    path("broken/429/", too_many),
    path("broken/csrf/", login_not_required(csrf_failure)),
    path("broken/<int:status>/", fail),
    *urlpatterns,
]
