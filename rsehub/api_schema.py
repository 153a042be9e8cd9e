"""The API's own description (OpenAPI 3.1), made from the views."""

from __future__ import annotations

import inspect
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.authentication import TokenAuthentication
from rsehub.problems import MEDIA_TYPE

Description = dict[str, Any]


class HubSchema(AutoSchema):
    """Takes the words of an operation from its docstring: first line, then the rest."""

    def get_summary(self) -> str:
        return self._words()[0].rstrip(".")

    def get_description(self) -> str:  # type: ignore[override]
        return self._words()[1].strip()

    def _words(self) -> tuple[str, str]:
        method = getattr(self.view, self.method.lower(), None)
        own = method.__doc__ if method and "Retrieve" not in str(method) else None
        text = inspect.cleandoc(own or type(self.view).__doc__ or "")
        summary, _line, description = text.partition("\n")
        return summary, description

    def get_operation_id(self) -> str:
        """Name an operation after its address: what the code calls it may change."""
        parts = [part for part in self.path.split("/")[3:] if part]
        own = {"me": "myself"}
        names = [own.get(part, part) for part in parts if "{" not in part]
        is_one = parts[-1].startswith("{") or self.method == "POST"
        singular = [name.removesuffix("s") for name in names]
        last = singular[-1] if is_one else names[-1]
        is_list = len(names) == len(parts) and parts != ["me"]
        verb = "list" if self.method == "GET" and is_list else VERBS[self.method]
        return "_".join([verb, *singular[:-1], last]).replace("-", "_")


VERBS = {
    "GET": "read",
    "POST": "create",
    "PUT": "set",
    "PATCH": "change",
    "DELETE": "delete",
}


# --- what may go wrong, said once for all ------------------------------------------

PROBLEM: Description = {
    "type": "object",
    "description": "What went wrong, as in RFC 9457.",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "description": "Which kind of problem this is."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do about it."},
        "instance": {"type": "string"},
        "request_id": {"type": "string", "description": "In the hub's log, too."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "JSON pointer."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
ALWAYS = {
    400: "The request can't be read, or a value in it can't be taken.",
    401: "A token or a session is needed, or the token opens nothing.",
    406: "JSON is all there is here.",
    429: "Too often. Retry-After says how many seconds to wait.",
    500: "Something went wrong here.",
    503: "The database does not answer.",
}
WHEN_SIGNED_IN = {403: "You may not do this."}
WITH_A_PATH = {404: "There is no such thing, or it is not yours."}
WITH_A_BODY = {413: "The body is too large.", 415: "The body is not JSON."}
OF_ONE_ANSWER = {412: "The answer is another one than If-Match says."}
AS_THINGS_STAND = {409: "It can't be done as things stand; `type` says why."}
REFUSING = {
    ("/tokens/", "post"),
    ("/shares/", "post"),
    ("/packs/", "post"),
    ("/suggestions/{uuid}/decision/", "post"),
    ("/goals/{uuid}/", "patch"),
}


def _statuses(path: str, method: str, operation: Description) -> dict[int, str]:
    """Return which problems an operation can meet."""
    found = dict(ALWAYS)
    is_list = any(given["name"] == "page" for given in operation.get("parameters", []))
    if {} not in operation.get("security", [{}]):
        found |= WHEN_SIGNED_IN
    if "{" in path or is_list or path.endswith("/comparison/"):
        found |= WITH_A_PATH
    if "requestBody" in operation:
        found |= WITH_A_BODY
    if "If-Match" in str(operation.get("parameters", [])):
        found |= OF_ONE_ANSWER
    if (path.rpartition("/v1")[2], method) in REFUSING:
        found |= AS_THINGS_STAND
    return found


def _response(status: int, text: str) -> Description:
    example = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": text,
        "instance": "/api/v1/…",
        "request_id": "0c9f4b0e6d1f4d4e9a63d7ef5b8f7c11",
    }
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"schema": schema, "example": example}
    found: Description = {"description": text, "content": {MEDIA_TYPE: content}}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        seconds = {"schema": {"type": "integer"}, "description": "Seconds to wait."}
        found["headers"] = {"Retry-After": seconds}
    return found


def add_problems(result: Description, **_given: Any) -> Description:
    """Give every operation the answers for when something goes wrong."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    texts: dict[int, str] = {}
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            statuses = _statuses(path, method, operation)
            texts |= statuses
            for status in sorted(statuses):
                reference = {"$ref": f"#/components/responses/{status}"}
                operation["responses"].setdefault(str(status), reference)
            if method == "get" and {} in operation.get("security", []):
                operation["responses"]["304"] = {"description": "Nothing changed."}
    result["components"]["responses"] = {
        str(status): _response(status, text) for status, text in sorted(texts.items())
    }
    return result


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description names the way in by token."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> Description:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token that you make at /account/tokens/.",
        }


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description names a browser's session."""

    target_class = SessionAuthentication
    name = "session"
    priority = 1

    def get_security_definition(self, auto_schema: AutoSchema) -> Description:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "A browser's session; what writes needs X-CSRFToken, too.",
        }


# --- served ------------------------------------------------------------------------


@cache
def whole_schema() -> Description:
    """Return the description; it changes only with the code."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    schema: Description = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    schema["info"]["title"] = f"{settings.SITE_NAME}: API"
    return schema


class SchemaView(APIView):
    """The description as JSON, or as YAML by `Accept` or `?format=yaml`."""

    permission_classes = [AllowAny]
    renderer_classes = [
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer2,
        OpenApiYamlRenderer,
    ]
    schema = None

    def get_format_suffix(self, **kwargs: Any) -> str | None:
        return self.request.GET.get("format")

    def get(self, request: Request) -> Response:
        return Response(whole_schema())
