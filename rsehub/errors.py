"""Pages for when something went wrong: they say what, and what can be done."""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from rsehub import problems
from rsehub.request_id import current_request_id


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if problems.is_api(request):
        return problems.bad_request(request, exception)
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if problems.is_api(request):
        return problems.not_found(request)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer without the database, the session or the person: any may be broken.

    When it is the database that does not answer, say that nothing was saved.
    """
    is_database = isinstance(sys.exception(), (OperationalError, InterfaceError))
    status = (
        HTTPStatus.SERVICE_UNAVAILABLE
        if is_database
        else HTTPStatus.INTERNAL_SERVER_ERROR
    )
    if problems.is_api(request):
        return problems.server_error(request, status)
    page = get_template(f"{int(status)}.html")
    words = page.render({"request_id": current_request_id()})
    return HttpResponse(words, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
