"""My data: take all of it along, or erase it."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.mail import get_connection, send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.archive import archive_of
from accounts.forms import EraseForm
from accounts.personal_data import (
    ErasureBlockedError,
    erase,
    holders,
    sheets_of,
    what_blocks,
    what_is_kept,
)
from accounts.requests import signed_in

log = logging.getLogger(__name__)
UNPROCESSABLE = 422


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    context = {"holders": [holder.name for holder in holders()], "section": "account"}
    return render(request, "accounts/data.html", context)


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def download(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if not ratelimit.consume(request, action="download_data", user=person):
        messages.warning(
            request, _("You took your data along several times. Wait an hour.")
        )
        return redirect("accounts:data")
    now = timezone.now()
    packed = archive_of(sheets_of(person), whose=person.get_short_name(), at=now)
    response = HttpResponse(packed, content_type="application/zip")
    name = f"rse-hub-{now:%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]
def erase_me(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = EraseForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            erase(person)
        except ErasureBlockedError as error:
            form.add_error(None, str(error))
        else:
            return _say_goodbye(request, form.cleaned_data["address"])
    context = {
        "form": form,
        "holders": [holder.name for holder in holders()],
        "kept": what_is_kept(person),
        "blocks": what_blocks(person),
        "section": "account",
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "accounts/data_erase.html", context, status=status)


def _say_goodbye(request: HttpRequest, address: str) -> HttpResponse:
    logout(request)
    text = render_to_string("accounts/email/erased_message.txt", request=request)
    try:
        # Not by the queue: that would keep the address once more.
        by = get_connection(settings.MAIL_DELIVERY_BACKEND)
        subject = _("Your account is erased")
        send_mail(subject, text, None, [address], connection=by)
    except (SMTPException, OSError):
        log.warning("The last mail to somebody who was erased could not be sent.")
    messages.info(request, _("Your account and your data are erased. Take care."))
    return redirect("home")
