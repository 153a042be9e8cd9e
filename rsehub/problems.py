"""Every error of the API, as RFC 9457 describes problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.actions import TooManyTokensError
from curation.actions import ChangedMeanwhileError, DecidedAlreadyError
from profiles.actions import AnswerChangedError, GoalClosedError
from profiles.pack_actions import TooManyPacksError
from profiles.share_actions import TooManySharesError
from rsehub.request_id import current_request_id

MEDIA_TYPE = "application/problem+json"
API = "/api/"
# Problems that a program may want to tell from others of the same status.
URN = "urn:rsehub:problem:"

Problem = dict[str, Any]


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def problem(
    status: int, detail: object, *, instance: str, kind: str = "", **more: Any
) -> Problem:
    """Return a problem; without a kind of its own it is what its status says."""
    return {
        "type": f"{URN}{kind}" if kind else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(detail),
        "instance": instance,
        "request_id": current_request_id(),
        **more,
    }


# --- raised in a view of the API ---------------------------------------------------


# What the hub raises by name, by status: and the kind of problem it is.
KNOWN: tuple[tuple[type[Exception], int, str, Any], ...] = (
    (
        AnswerChangedError,
        HTTPStatus.PRECONDITION_FAILED,
        "answer-changed",
        _(
            "The answer was changed meanwhile. Nothing was saved. Read it again, and "
            "send its ETag."
        ),
    ),
    (
        TooManyTokensError,
        HTTPStatus.CONFLICT,
        "too-many-tokens",
        _("You have as many tokens as one may have. End one first."),
    ),
    (
        DecidedAlreadyError,
        HTTPStatus.CONFLICT,
        "decided-already",
        _("This was decided already. Nothing was changed. Read it again."),
    ),
    (
        ChangedMeanwhileError,
        HTTPStatus.CONFLICT,
        "record-changed",
        _(
            "The record was changed meanwhile. Nothing was changed. Read the "
            "suggestion again, and send its `seen`."
        ),
    ),
    (
        TooManySharesError,
        HTTPStatus.CONFLICT,
        "too-many-shares",
        _("You share as often as one may at a time. Take something back first."),
    ),
    (
        TooManyPacksError,
        HTTPStatus.CONFLICT,
        "too-many-packs",
        _("You have as many packs as there can be. Delete one first."),
    ),
    (
        GoalClosedError,
        HTTPStatus.CONFLICT,
        "goal-closed",
        _("This goal is closed. Open it again to change anything."),
    ),
    (
        RequestDataTooBig,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "",
        _("This is too large. Send it in parts."),
    ),
    (SuspiciousOperation, HTTPStatus.BAD_REQUEST, "", _("This can't be read.")),
    (Http404, HTTPStatus.NOT_FOUND, "", _("There is no such thing here.")),
)


def _as_api_exception(exception: Exception) -> tuple[Exception, str]:
    """Return a named error of the hub as one with a status, and its kind."""
    if isinstance(exception, exceptions.ValidationError):
        return exception, "invalid"
    for named, status, kind, text in KNOWN:
        if isinstance(exception, named):
            known = exceptions.APIException(text)
            known.status_code = status
            return known, kind
    return exception, ""


def answer_of_exception(
    exception: Exception, context: Mapping[str, Any]
) -> Response | None:
    """Turn what a view raised into a problem; what nobody foresaw goes on up."""
    known, kind = _as_api_exception(exception)
    response = exception_handler(known, dict(context))
    if response is None:
        return None
    request: HttpRequest = context["request"]
    detail: object = _("Some values can't be taken. Nothing was changed.")
    more: dict[str, Any] = {}
    if isinstance(known, exceptions.ValidationError):
        more["errors"] = list(pointed_at(known.detail))
    elif isinstance(known, exceptions.APIException):
        detail = known.detail
    response.data = problem(
        response.status_code, detail, instance=request.path, kind=kind, **more
    )
    response.content_type = MEDIA_TYPE
    return response


def pointed_at(detail: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    """Yield each message with a JSON pointer (RFC 6901) to the value it is about."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            is_whole = name == "non_field_errors"
            yield from pointed_at(
                inner, pointer if is_whole else f"{pointer}/{_escape(str(name))}"
            )
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            is_text = isinstance(inner, str)
            yield from pointed_at(inner, pointer if is_text else f"{pointer}/{place}")
    else:
        yield {"pointer": pointer, "detail": str(detail)}


def _escape(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


# --- met before or outside of a view ----------------------------------------------


def problem_response(request: HttpRequest, status: int, detail: object) -> HttpResponse:
    """Answer a problem without the API's machinery, the database or the person."""
    found = problem(status, detail, instance=request.path)
    response = JsonResponse(found, status=status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        text = _("This is too large. Send it in parts.")
        return problem_response(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text)
    text = _("This request can't be read.")
    return problem_response(request, HTTPStatus.BAD_REQUEST, text)


def not_found(request: HttpRequest) -> HttpResponse:
    text = _("There is no such address.")
    if not request.path.endswith("/"):
        text = _("There is no such address. Those of the API end in a slash.")
    return problem_response(request, HTTPStatus.NOT_FOUND, text)


@csrf_exempt
@login_not_required
def nowhere(request: HttpRequest) -> HttpResponse:
    """Answer at every address under /api/ that is nothing."""
    return not_found(request)


def server_error(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        text = _("The database does not answer. Nothing was saved. Try again soon.")
    else:
        text = _("Something went wrong here. The request_id helps to find out what.")
    return problem_response(request, status, text)
