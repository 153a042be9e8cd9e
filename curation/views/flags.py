"""Saying that a record is out of date, broken or wrong; and settling it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import signed_in
from curation.actions import flag, settle
from curation.forms import FlagForm, SettleForm
from curation.guards import may_write
from curation.kinds import Kind, RefusedError, kind_of
from curation.models import Flag
from curation.views.suggesting import TOO_MANY_REQUESTS, record_or_404


@require_http_methods(["GET", "POST"])
@login_not_required
def flag_record(request: HttpRequest, kind: str, **address: str) -> HttpResponse:
    found, record = record_or_404(request, kind, address)
    form = FlagForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_trapped() or may_write(request, "flag"):
            return _keep(request, found, record, form)
        form.add_error(None, _("That was too often. Wait an hour, then try again."))
        status = TOO_MANY_REQUESTS
    context = {
        "form": form,
        "kind": found,
        "record": record,
        "whats": Flag.What.choices,
    }
    context["title"] = found.title(record)
    return render(request, "curation/flag.html", context, status=status)


def _keep(
    request: HttpRequest, kind: Kind, record: Any, form: FlagForm
) -> HttpResponse:
    if not form.is_trapped():
        flag(
            kind=kind,
            record=record,
            what=form.cleaned_data["what"],
            words=form.cleaned_data["words"],
            reporter=request.user if isinstance(request.user, User) else None,
        )
    messages.info(request, _("Thank you. It is noted here, and a curator will look."))
    return redirect(record)


@require_http_methods(["GET", "POST"])
def flag_settle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    user = signed_in(request)
    flags = Flag.objects.looked_after_by(user).select_related("resolved_by")
    found = get_object_or_404(flags, uuid=uuid)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            settle(flag=found, by=user, reason=form.cleaned_data["reason"])
        except RefusedError as error:
            messages.error(request, str(error))
        else:
            messages.info(request, _("Settled. The note is gone from its page."))
        return redirect("curation:suggestion-list")
    kind = kind_of(found.kind)
    record = kind.visible_to(user).filter(uuid=found.record).first() if kind else None
    context = {"flag": found, "form": form, "record": record, "section": "suggestions"}
    return render(request, "curation/flag_settle.html", context)
