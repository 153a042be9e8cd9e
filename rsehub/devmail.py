"""Mail that a development hub would have sent, to be read in the browser."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import QueuedMail

SHOWN = 50
# Django's file backend puts a line of hyphens behind each message.
SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `name` is its part of the address."""

    name: str
    subject: str
    to: str
    sent_at: datetime | None
    body: str


def mails() -> list[Mail]:
    """Return the newest mails, newest first."""
    files = sorted(Path(settings.DEV_MAIL_DIR).glob("*.log"), reverse=True)[:SHOWN]
    return [mail for file in files for mail in reversed(_mails_in(file))]


def waiting() -> QuerySet[QueuedMail]:
    """Return the newest mails that no worker has taken up yet, newest first."""
    return QueuedMail.objects.order_by("-created_at")[:SHOWN]


def _mails_in(file: Path) -> list[Mail]:
    parts = [part for part in file.read_bytes().split(SEPARATOR) if part.strip()]
    return [_mail(f"{file.stem}-{number}", raw) for number, raw in enumerate(parts)]


def _mail(name: str, raw: bytes) -> Mail:
    message = email.message_from_bytes(
        raw, _class=EmailMessage, policy=email.policy.default
    )
    body = message.get_body(("plain",))
    sent = message["Date"]
    return Mail(
        name=name,
        subject=str(message["Subject"]),
        to=str(message["To"]),
        sent_at=sent.datetime if sent else None,
        body=body.get_content() if body else "",
    )


@require_safe
@login_not_required
def mail_list(request: HttpRequest) -> HttpResponse:
    return render(
        request, "devmail/mail_list.html", {"mails": mails(), "waiting": waiting()}
    )


@require_safe
@login_not_required
def mail_detail(request: HttpRequest, name: str) -> HttpResponse:
    mail = next((mail for mail in mails() if mail.name == name), None)
    if mail is None:
        raise Http404
    return render(request, "devmail/mail_detail.html", {"mail": mail})
