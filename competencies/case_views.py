"""The read endpoints of CASE 1.1: public, and cached a minute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from http import HTTPStatus
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from competencies.case_reading import (
    associations_of,
    document_of,
    find_item,
    item_of,
    package_of,
    public_versions,
)
from competencies.case_words import DOCUMENT
from competencies.exporters.case_shapes import Values
from competencies.importers.identifiers import uuid_in
from competencies.models.frameworks import FrameworkVersionQuerySet

KEPT_SECONDS = 60
USUAL, MOST = 100, 500
FIELDS = {
    *(*DOCUMENT, "identifier", "uri", "caseVersion", "title", "lastChangeDateTime"),
    *("description", "version", "CFPackageURI", "extensions"),
}
COLUMNS = {
    "identifier": "framework__uuid",
    "title": "framework__name",
    "version": "version",
    "lastChangeDateTime": "published_at",
}
FILTER = re.compile(r"(title|version)(!=|=|~)'([^'\0]{0,200})'")
LOOKUPS = {"=": "iexact", "!=": "iexact", "~": "icontains"}


class AskedWronglyError(Exception):
    """A query that can't be answered; the code is one of CASE's, the text says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def status_info(status: int, code: str, text: str) -> HttpResponse:
    """Return an error as CASE describes them."""
    field = {
        "imsx_codeMinorFieldName": "TargetEndSystem",
        "imsx_codeMinorFieldValue": code,
    }
    return JsonResponse(
        {
            "imsx_codeMajor": "failure",
            "imsx_severity": "error",
            "imsx_description": text,
            "imsx_codeMinor": {"imsx_codeMinorField": [field]},
        },
        status=status,
    )


def _unknown() -> HttpResponse:
    text = "There is no such object here."
    return status_info(HTTPStatus.NOT_FOUND, "unknownobject", text)


def _answer(
    request: HttpRequest, values: Values, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Answer with an ETag, for anybody to keep: it is the same for everybody."""
    response = JsonResponse(
        values, json_dumps_params={"ensure_ascii": False}, headers=headers
    )
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer)


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


# --- documents ---------------------------------------------------------------------


@require_safe
@login_not_required
def documents(request: HttpRequest) -> HttpResponse:
    try:
        asked = request.GET
        rows = _narrowed(public_versions(), asked.get("filter", ""))
        rows = _ordered(rows, asked.get("sort", ""), asked.get("orderBy", ""))
        start = _number(asked, "offset", 0, 10**6)
        end = start + _number(asked, "limit", USUAL, MOST)
        fields = _fields(asked.get("fields", ""))
    except AskedWronglyError as error:
        return status_info(HTTPStatus.BAD_REQUEST, error.code, str(error))
    total = rows.count()
    found = [document_of(row, _base(request)) for row in rows[start:end]]
    chosen = [
        {name: value for name, value in each.items() if not fields or name in fields}
        for each in found
    ]
    return _answer(request, {"CFDocuments": chosen}, {"X-Total-Count": str(total)})


def _number(asked: QueryDict, name: str, usual: int, most: int) -> int:
    text = asked.get(name, str(usual))
    if not re.fullmatch(r"[0-9]{1,7}", text) or int(text) > most:
        raise AskedWronglyError(
            "invalid_data", f"{name} should be a whole number up to {most}."
        )
    return int(text)


def _ordered(
    rows: FrameworkVersionQuerySet, sort: str, order: str
) -> FrameworkVersionQuerySet:
    if sort and sort not in COLUMNS:
        known = ", ".join(COLUMNS)
        raise AskedWronglyError("invalid_sort_field", f"Sort by one of {known}.")
    if order not in ("", "asc", "desc"):
        raise AskedWronglyError("invalid_data", "orderBy should be asc or desc.")
    name = COLUMNS[sort or "title"]
    column = Lower(name) if name == COLUMNS["title"] else F(name)
    is_down = order == "desc"
    return rows.order_by(column.desc() if is_down else column.asc(), "pk")


def _narrowed(rows: FrameworkVersionQuerySet, text: str) -> FrameworkVersionQuerySet:
    if not text:
        return rows
    asked = FILTER.fullmatch(text)
    if asked is None:
        raise AskedWronglyError(
            "invalid_filter_field",
            "Filter by title or version, such as title~'software' or version='2.0'.",
        )
    name, sign, words = asked.groups()
    wanted = Q(**{f"{COLUMNS[name]}__{LOOKUPS[sign]}": words})
    return rows.filter(~wanted if sign == "!=" else wanted)


def _fields(text: str) -> set[str]:
    fields = {name.strip() for name in text.split(",")} - {""}
    if not fields <= FIELDS:
        raise AskedWronglyError(
            "invalid_selection_field", "fields names one that documents don't have."
        )
    return fields


Answer = Callable[[str, str], Values | None]


def _one(request: HttpRequest, identifier: str, answer: Answer) -> HttpResponse:
    uuid = uuid_in(identifier)
    values = answer(uuid, _base(request)) if uuid else None
    return _unknown() if values is None else _answer(request, values)


@require_safe
@login_not_required
def document(request: HttpRequest, identifier: str) -> HttpResponse:
    return _one(request, identifier, _document)


def _document(uuid: str, base: str) -> Values | None:
    version = public_versions().filter(framework__uuid=uuid).first()
    return document_of(version, base) if version else None


@require_safe
@login_not_required
def package(request: HttpRequest, identifier: str) -> HttpResponse:
    return _one(request, identifier, _package)


def _package(uuid: str, base: str) -> Values | None:
    version = public_versions().filter(framework__uuid=uuid).first()
    return package_of(version, base) if version else None


# --- items -------------------------------------------------------------------------


@require_safe
@login_not_required
def item(request: HttpRequest, identifier: str) -> HttpResponse:
    return _one(request, identifier, _item)


def _item(uuid: str, base: str) -> Values | None:
    found = find_item(uuid)
    return item_of(found, base) if found else None


@require_safe
@login_not_required
def item_associations(request: HttpRequest, identifier: str) -> HttpResponse:
    return _one(request, identifier, _associations)


def _associations(uuid: str, base: str) -> Values | None:
    found = find_item(uuid)
    return associations_of(found, base) if found else None


@login_not_required
def nowhere(request: HttpRequest) -> HttpResponse:
    """Answer at every address that CASE has and the hub doesn't."""
    return _unknown()
