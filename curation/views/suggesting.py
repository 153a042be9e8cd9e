"""Anyone may suggest a change of a record, or a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from curation.actions import suggest
from curation.forms import SuggestionForm
from curation.guards import may_write
from curation.kinds import Kind, RefusedError, kind_of
from curation.models import LONGEST_REASON

TOO_MANY_REQUESTS = 429


def kind_or_404(key: str) -> Kind:
    """Return the kind of records with this key, or answer 404."""
    kind = kind_of(key)
    if kind is None:
        raise Http404
    return kind


def record_or_404(request: HttpRequest, key: str, address: dict[str, str]) -> Any:
    """Return the kind and the record at an address, if the person may read it."""
    kind = kind_or_404(key)
    record = kind.find(request.user, **address)
    if record is None:
        raise Http404
    return kind, record


@require_http_methods(["GET", "POST"])
@login_not_required
def suggest_change(request: HttpRequest, kind: str, **address: str) -> HttpResponse:
    return _suggest(request, *record_or_404(request, kind, address))


@require_http_methods(["GET", "POST"])
@login_not_required
def suggest_new(request: HttpRequest, kind: str) -> HttpResponse:
    found = kind_or_404(kind)
    if not found.takes_new:
        raise Http404
    return _suggest(request, found, None)


def _suggest(request: HttpRequest, kind: Kind, record: Any | None) -> HttpResponse:
    form = SuggestionForm(
        request.POST if request.method == "POST" else None,
        fields=kind.fields(record),
        now=kind.read(record, working=False) if record else {},
        person=request.user,
        # A page that knows why fills it in, to be changed by who sends it.
        reason=request.GET.get("reason", "")[:LONGEST_REASON],
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_trapped():
            return _thank(request, kind, record)
        if may_write(request, "suggest"):
            return _keep(request, kind, record, form)
        form.add_error(None, _too_often())
        status = TOO_MANY_REQUESTS
    context = {"form": form, "kind": kind, "record": record}
    context["title"] = kind.title(record) if record else ""
    return render(request, "curation/suggest.html", context, status=status)


def _too_often() -> str:
    return _(
        "Too many suggestions came in a short time. What you wrote is still here: wait "
        "an hour, then send it again."
    )


def _keep(
    request: HttpRequest, kind: Kind, record: Any | None, form: SuggestionForm
) -> HttpResponse:
    words = ("source", "reason", "name", "email")
    try:
        kept = suggest(
            kind=kind,
            record=record,
            base=form.base,
            proposed=form.proposed(),
            absolute=request.build_absolute_uri,
            proposer=request.user if isinstance(request.user, User) else None,
            **{word: form.cleaned_data.get(word, "") for word in words},
        )
    except RefusedError as error:
        messages.warning(request, str(error))
        return redirect("curation:suggestion-list")
    if kept.proposer is not None:
        messages.info(request, _("Thank you. A curator will look at it."))
        return redirect(kept)
    return _thank(request, kind, record)


def _thank(request: HttpRequest, kind: Kind, record: Any | None) -> HttpResponse:
    messages.info(request, _("Thank you. A curator will look at it."))
    return redirect(record or kind.list_url())
