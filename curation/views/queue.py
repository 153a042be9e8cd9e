"""The queue of suggestions and flags, and one suggestion to decide."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from curation.actions import accept, reject
from curation.forms import DecisionForm
from curation.kinds import Kind, RefusedError, kinds_of, looks_after
from curation.mails import is_token_of
from curation.models import Flag, Suggestion
from curation.pages import SuggestionPage, state_choices
from curation.paging import page_of
from curation.views.suggesting import kind_or_404


@require_safe
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """What waits for a curator, oldest first; for others, what they suggested."""
    user = signed_in(request)
    kinds = kinds_of(user)
    rows = Suggestion.objects.visible_to(user).select_related("proposer")
    state = state_choices(request.GET.get("state", ""), Suggestion.State.choices)
    chosen = next((k for k in kinds if k.key == request.GET.get("kind")), None)
    if chosen is not None:
        rows = rows.filter(kind=chosen.key)
    flags = Flag.objects.open().looked_after_by(user)
    if chosen is not None:
        flags = flags.filter(kind=chosen.key)
    context = {
        "page": page_of(request, rows.filter(state=state).order_by("created_at", "pk")),
        "flags": flags.order_by("created_at", "pk")[:50],
        "kinds": kinds,
        "states": Suggestion.State.choices,
        "state": state,
        "chosen": chosen,
        "section": "suggestions",
    }
    return render(request, "curation/suggestion_list.html", context)


@require_http_methods(["GET", "POST"])
def suggestion_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To decide for who looks after the record; to read for who suggested it."""
    suggestion = get_object_or_404(
        Suggestion.objects.visible_to(request.user).select_related(
            "proposer", "decided_by"
        ),
        uuid=uuid,
    )
    kind = kind_or_404(suggestion.kind)
    page = SuggestionPage(suggestion, kind, request.user)
    may_decide = looks_after(kind, request.user, page.record)
    if not may_decide and request.method == "POST":
        raise Http404
    if may_decide and request.method == "POST":
        return _decide(request, page)
    if may_decide and suggestion.is_pending:
        return _page_to_decide(request, page, page.form())
    return _page_to_read(request, page)


def _page_to_read(request: HttpRequest, page: SuggestionPage) -> HttpResponse:
    context = {
        "suggestion": page.suggestion,
        "kind": page.kind,
        "record": page.record,
        "differences": page.to_read(),
        "section": "suggestions",
    }
    return render(request, "curation/suggestion_read.html", context)


def _page_to_decide(
    request: HttpRequest, page: SuggestionPage, form: DecisionForm, status: int = 200
) -> HttpResponse:
    context = {
        "suggestion": page.suggestion,
        "kind": page.kind,
        "record": page.record,
        "form": form,
        "differences": page.to_decide(form),
        "section": "suggestions",
    }
    return render(request, "curation/suggestion_decide.html", context, status=status)


def _decide(request: HttpRequest, page: SuggestionPage) -> HttpResponse:
    form = page.form(request.POST)
    if form.is_valid():
        try:
            _write(request, page, form)
        except RefusedError as error:
            messages.error(request, str(error))
            return redirect(page.suggestion)
        except ValidationError as error:
            _show(form, error)
        else:
            messages.info(
                request, _("Decided. A sender who left an address hears of it.")
            )
            return redirect(page.suggestion)
    return _page_to_decide(request, page, form, status=422)


def _write(request: HttpRequest, page: SuggestionPage, form: DecisionForm) -> None:
    user, reason = signed_in(request), form.cleaned_data["reason"]
    absolute = request.build_absolute_uri
    if "reject" in request.POST:
        reject(suggestion=page.suggestion, by=user, reason=reason, absolute=absolute)
        return
    taken = form.taken()
    if not taken:
        raise ValidationError(_("Tick what to take, or don't take any of it."))
    accept(
        suggestion=page.suggestion,
        by=user,
        taken=taken,
        reason=reason,
        seen=form.cleaned_data["seen"],
        absolute=absolute,
    )


def _show(form: DecisionForm, error: ValidationError) -> None:
    """Put what a record's own rules refuse beside the field that it is about."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {}
    for key, words in by_field.items():
        name = f"value-{key}"
        form.add_error(name if name in form.fields else None, words)
    if not by_field:
        form.add_error(None, error)


@require_safe
@login_not_required
def suggestion_status(request: HttpRequest, uuid: UUID, token: str) -> HttpResponse:
    """What became of it, for a visitor who has the mailed address of this page."""
    suggestion = get_object_or_404(
        Suggestion.objects.select_related("decided_by"), uuid=uuid
    )
    if suggestion.proposer_id is not None or not is_token_of(suggestion, token):
        raise Http404
    kind: Kind = kind_or_404(suggestion.kind)
    response = _page_to_read(request, SuggestionPage(suggestion, kind, request.user))
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
