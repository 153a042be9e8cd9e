"""One address, two answers: a page for people, JSON-LD for programs."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from competencies.linked_data import Json, document

JSON_LD = "application/ld+json"
HTML = "text/html"


def wants_json_ld(request: HttpRequest) -> bool:
    """Say whether the address or the Accept header asks for JSON-LD."""
    asked = request.GET.get("format")
    return asked == "jsonld" or request.get_preferred_type([HTML, JSON_LD]) == JSON_LD


def json_ld(request: HttpRequest, term: Json) -> HttpResponse:
    """Answer with a term, or with 304 to who has it already."""
    body = json.dumps(document(term), ensure_ascii=False)
    response = HttpResponse(body, content_type=JSON_LD)
    etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return by_accept(cast(HttpResponse, answer))


def by_accept(response: HttpResponse) -> HttpResponse:
    """Tell caches that the address has another answer for another Accept header."""
    patch_vary_headers(response, ["Accept"])
    return response
