"""Answers that programs keep and ask for again, such as feeds and calendars."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag


def kept_answer(
    request: HttpRequest, body: str | bytes, content_type: str, newest: datetime | None
) -> HttpResponse:
    """Answer with a body that programs keep: 304 while it is as they have it."""
    content = body.encode() if isinstance(body, str) else body
    etag = quote_etag(hashlib.sha256(content).hexdigest())
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = etag
    moment = int(newest.astimezone(UTC).timestamp()) if newest else None
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    answer: HttpResponseBase | None = get_conditional_response(
        request, etag=etag, last_modified=moment, response=response
    )
    return answer if isinstance(answer, HttpResponse) else response
