"""The history of a record, for everybody; and putting back, for who looks after it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from curation.actions import put_back
from curation.forms import PutBackForm
from curation.history import Change, changes_of
from curation.kinds import Kind, RefusedError, looks_after
from curation.pages import Difference, difference, differences_of
from curation.paging import page_of
from curation.values import Values, fingerprint
from curation.views.suggesting import record_or_404


@require_safe
@login_not_required
def history(request: HttpRequest, kind: str, **address: str) -> HttpResponse:
    found, record = record_or_404(request, kind, address)
    page = page_of(request, changes_of(found, record, request.user))
    may_undo = looks_after(found, request.user, record)
    rows = [
        (
            change,
            differences_of(change),
            _undo_url(found, record, change) if may_undo else "",
        )
        for change in page
    ]
    context = {
        "kind": found,
        "record": record,
        "title": found.title(record),
        "page": page,
        "rows": rows,
    }
    return render(request, "curation/history.html", context)


def _undo_url(kind: Kind, record: Any, change: Change) -> str:
    return kind.url(record, "undo", change.id) if change.can_be_put_back else ""


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, kind: str, change: str, **address: str) -> HttpResponse:
    found, record = record_or_404(request, kind, address)
    if not looks_after(found, request.user, record):
        raise Http404
    changes = changes_of(found, record, request.user)
    chosen = next((each for each in changes if each.id == change), None)
    if chosen is None or not chosen.can_be_put_back:
        raise Http404
    now = found.read(record, working=True)
    form = PutBackForm(request.POST or None, initial={"seen": fingerprint(now)})
    if request.method == "POST" and form.is_valid():
        return _put_back(request, found, record, chosen, form)
    context = {
        "kind": found,
        "record": record,
        "title": found.title(record),
        "change": chosen,
        "form": form,
        "differences": _what_it_would_do(found, record, chosen, now),
    }
    return render(request, "curation/undo.html", context)


def _what_it_would_do(
    kind: Kind, record: Any, change: Change, now: Values
) -> list[Difference]:
    """Return what is there now beside what would be put back."""
    fields = {field.key: field for field in kind.fields(record)}
    rows = []
    for each in change.fields:
        here = now.get(each.key)
        text = fields[each.key].shown(here) if each.key in fields else None
        if text is None:
            text = each.new_text if here == each.new else str(here or "")
        rows.append(difference(each.key, each.label, text, each.old_text))
    return rows


def _put_back(
    request: HttpRequest, kind: Kind, record: Any, change: Change, form: PutBackForm
) -> HttpResponse:
    try:
        put_back(
            kind=kind,
            record=record,
            values={each.key: each.old for each in change.fields},
            by=signed_in(request),
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
        )
    except RefusedError as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.info(request, _("Put back. The history says so too."))
    return redirect(kind.url(record, "history"))
