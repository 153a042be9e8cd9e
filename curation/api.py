"""Suggestions in the API: the pages' forms and actions, by another door.

Docstrings of views are its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError as RecordError
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import signed_in
from curation.actions import (
    ChangedMeanwhileError,
    DecidedAlreadyError,
    accept,
    reject,
    suggest,
)
from curation.api_shapes import (
    DecisionOnSuggestion,
    SuggestionShape,
    SuggestionWish,
    WholeSuggestionShape,
)
from curation.forms import OF_RECORD, DecisionForm, SuggestionForm
from curation.guards import may_write, seal
from curation.kinds import Field, Kind, RefusedError, kind_of, looks_after
from curation.models import Suggestion
from curation.pages import SuggestionPage

AN_HOUR = 3600
OF_VALUE = "value-"


class SuggestionFilter(filters.FilterSet):  # type: ignore[misc]
    kind = filters.CharFilter(help_text="What they are about.", max_length=40)
    state = filters.ChoiceFilter(choices=Suggestion.State.choices)


class SuggestionList(ListAPIView[Suggestion]):
    serializer_class = SuggestionShape
    filterset_class = SuggestionFilter

    def get_queryset(self) -> QuerySet[Suggestion]:
        rows = Suggestion.objects.visible_to(self.request.user)
        return rows.select_related("proposer").order_by("created_at", "pk")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List suggestions.

        Those you made, and those that you may decide; the oldest first.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=SuggestionWish, responses={201: WholeSuggestionShape})
    def post(self, request: Request) -> Response:
        """Suggest a change, or a new record.

        A curator looks at it before anything changes.
        """
        wish = SuggestionWish(data=request.data)
        wish.is_valid(raise_exception=True)
        kind, record = _about(request, wish.validated_data)
        form = _suggestion_form(request, kind, record, wish.validated_data)
        if not may_write(request, "suggest"):
            raise Throttled(wait=AN_HOUR)
        return _answer(request, _kept(request, kind, record, form), status=201)


def _about(request: Request, given: Mapping[str, Any]) -> tuple[Kind, Any | None]:
    """Return the kind and the record that a suggestion is about, or point at either."""
    kind = kind_of(given["kind"])
    if kind is None:
        raise ValidationError({"kind": _("The hub has no such kind of records.")})
    uuid = given.get("record")
    if uuid is None and not kind.takes_new:
        raise ValidationError({"record": _("Name the record to change.")})
    if uuid is None:
        return kind, None
    record = kind.visible_to(request.user).filter(uuid=uuid).first()
    if record is None:
        raise ValidationError({"record": _("There is no such record.")})
    return kind, record


def _suggestion_form(
    request: Request, kind: Kind, record: Any | None, given: Mapping[str, Any]
) -> SuggestionForm:
    """Return the page's form, filled in and valid, or point at what is not."""
    fields = kind.fields(record)
    now = kind.read(record, working=False) if record else {}
    base = {field.key: now.get(field.key) for field in fields}
    wanted = base | _known(fields, given["values"])
    data = _as_sent(fields, wanted, OF_RECORD)
    person = signed_in(request)
    words = {"name": person.name} | {
        key: given[key] for key in ("source", "reason", "name") if key in given
    }
    data.update({**words, "made_on": seal(base, at=0)})
    form = SuggestionForm(data, fields=fields, now=now, person=person)
    _check(form, OF_RECORD)
    return form


def _known(fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values, if each is of a field that may be suggested."""
    keys = {field.key for field in fields}
    faults = {
        key: _("There is no such field to suggest.")
        if key not in keys
        else _("Give text, a number, yes or no, lines or null.")
        for key, value in values.items()
        if key not in keys or not _is_plain(value)
    }
    if faults:
        raise ValidationError({"values": faults})
    return dict(values)


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(line, str) for line in value)
    return value is None or isinstance(value, str | bool | int)


def _as_sent(
    fields: Sequence[Field], values: Mapping[str, Any], prefix: str
) -> QueryDict:
    """Return values as a browser would send the form that holds them."""
    data = QueryDict(mutable=True)
    for field in fields:
        if field.key in values:
            value = field.make().prepare_value(values[field.key])
            data[f"{prefix}{field.key}"] = _typed(value)
    return data


def _typed(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else str(value)


def _check(form: Form, prefix: str) -> None:
    """Point at what is not valid in a form, by the names of the record's fields."""
    if not form.is_valid():
        raise ValidationError(_pointed(form, prefix))


def _pointed(form: Form, prefix: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for name, errors in form.errors.items():
        if name.startswith(prefix):
            values[name.removeprefix(prefix)] = list(errors)
        else:
            others["non_field_errors" if name == "__all__" else name] = list(errors)
    return others | ({"values": values} if values else {})


def _kept(
    request: Request, kind: Kind, record: Any | None, form: SuggestionForm
) -> Suggestion:
    words = ("source", "reason", "name")
    try:
        return suggest(
            kind=kind,
            record=record,
            base=form.base,
            proposed=form.proposed(),
            absolute=request.build_absolute_uri,
            proposer=signed_in(request),
            **{word: form.cleaned_data[word] for word in words},
        )
    except RefusedError as error:
        raise ValidationError(str(error)) from None


def _page(request: Request, uuid: UUID) -> SuggestionPage:
    rows = Suggestion.objects.visible_to(request.user).select_related("proposer")
    suggestion = get_object_or_404(rows, uuid=uuid)
    kind = kind_of(suggestion.kind)
    if kind is None:
        raise Http404
    return SuggestionPage(suggestion, kind, signed_in(request))


def _answer(request: Request, made: Suggestion, status: int = 200) -> Response:
    page = _page(request, made.uuid)
    context = {"request": request, "decide": _may_decide(request, page)}
    return Response(WholeSuggestionShape(page, context=context).data, status=status)


def _may_decide(request: Request, page: SuggestionPage) -> bool:
    may = looks_after(page.kind, signed_in(request), page.record)
    return may and page.suggestion.is_pending


class SuggestionDetail(APIView):
    @extend_schema(responses=WholeSuggestionShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one suggestion.

        Beside what the record says now, and what was decided.
        """
        return _answer(request, _page(request, uuid).suggestion)


class SuggestionDecision(APIView):
    @extend_schema(request=DecisionOnSuggestion, responses=WholeSuggestionShape)
    def post(self, request: Request, uuid: UUID) -> Response:
        """Decide a suggestion.

        For who looks after the record. Take some fields or all, in other words if need
        be; or none, with a reason.
        """
        page = _page(request, uuid)
        if not looks_after(page.kind, signed_in(request), page.record):
            raise Http404
        wish = DecisionOnSuggestion(data=request.data)
        wish.is_valid(raise_exception=True)
        _decide(request, page, wish.validated_data)
        return _answer(request, page.suggestion)


def _decide(request: Request, page: SuggestionPage, given: Mapping[str, Any]) -> None:
    try:
        _write(request, page, _decision_form(page, given))
    except (DecidedAlreadyError, ChangedMeanwhileError):
        raise
    except RefusedError as error:
        raise ValidationError(str(error)) from None
    except RecordError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {}
        raise ValidationError(
            {"values": by_field} if by_field else error.messages
        ) from (None)


def _decision_form(page: SuggestionPage, given: Mapping[str, Any]) -> DecisionForm:
    values = _known(page.fields, given.get("values", {}))
    taken = set(given["take"])
    keys = {field.key for field in page.fields}
    if unknown := sorted(taken - keys):
        text = _("Nothing was suggested of %s.") % ", ".join(unknown)
        raise ValidationError({"take": text})
    data = _as_sent(page.fields, page.suggestion.proposed | values, OF_VALUE)
    data.update({f"take-{key}": "on" for key in taken})
    data.update({"seen": given["seen"], "reason": given.get("reason", "")})
    form = page.form(data)
    _check(form, OF_VALUE)
    return form


def _write(request: Request, page: SuggestionPage, form: DecisionForm) -> None:
    common: dict[str, Any] = {
        "suggestion": page.suggestion,
        "by": signed_in(request),
        "reason": form.cleaned_data["reason"],
        "absolute": request.build_absolute_uri,
    }
    taken = form.taken()
    if not taken:
        reject(**common)
        return
    accept(**common, taken=taken, seen=form.cleaned_data["seen"])
