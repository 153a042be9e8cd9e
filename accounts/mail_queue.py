"""Mail waits in the database, in the transaction of what it tells of.

A mail about something that is rolled back is never sent, one about something that is
there is never lost, and no page waits for a mail server. See docs/adr/0017.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.utils import format_datetime, getaddresses, make_msgid
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

from accounts.models import QueuedMail
from accounts.tasks import send_mail

LARGEST_MAIL = 100_000  # bytes, as it would be sent
MOST_RECIPIENTS = 50


class UnsendableMailError(ValueError):
    """The mail has something that the queue does not take; the message says what."""


class QueueBackend(BaseEmailBackend):
    """Django's EMAIL_BACKEND: puts each mail where the worker finds it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                put_in_queue(message)
        return len(email_messages)


def put_in_queue(message: EmailMessage) -> None:
    """Keep the mail until it is sent. Raises UnsendableMailError."""
    content = content_of(message)
    recipients = bare_addresses(message.recipients())
    if len(recipients) > MOST_RECIPIENTS:
        raise UnsendableMailError(f"A mail goes to {MOST_RECIPIENTS} people at most.")
    with transaction.atomic():
        QueuedMail.objects.create(
            job_id=_new_job(), recipients=recipients, content=content
        )


def _new_job() -> int:
    """Ask for the sending; the words of the mail are not in the job, which is logged.

    Always on Django's connection: within a worker, `defer` would take another one, and
    the job could be seen before its mail, or without it.
    """
    job = send_mail.configure().job
    manager = JobManager(connector=DjangoConnector())
    try:
        return JobDeferrer(job_manager=manager, job=job).defer()
    except ConnectorException as error:
        raise OperationalError("The mail could not be kept.") from error


def content_of(message: EmailMessage) -> dict[str, Any]:
    """Return what makes the same mail again, with the name it keeps at every try."""
    alternatives = getattr(message, "alternatives", None)
    if message.attachments or alternatives or message.content_subtype != "plain":
        raise UnsendableMailError("Mail is plain text alone, without attachments.")
    content: dict[str, Any] = {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": str(message.from_email),
        "to": list(map(str, message.to)),
        "cc": list(map(str, message.cc)),
        "bcc": list(map(str, message.bcc)),
        "reply_to": list(map(str, message.reply_to)),
        "headers": _headers(message),
    }
    # Built here so that a bad header is refused where it can still be answered.
    size = len(EmailMessage(**content).message().as_bytes())
    if size > LARGEST_MAIL:
        raise UnsendableMailError(f"A mail has {LARGEST_MAIL} bytes at most.")
    return content


def _headers(message: EmailMessage) -> dict[str, str]:
    """Let a reader's program see that a mail that came twice is one."""
    [sender] = bare_addresses([str(message.from_email)]) or ["localhost"]
    fixed = {
        "Message-ID": make_msgid(domain=sender.rpartition("@")[2]),
        "Date": format_datetime(timezone.now()),
    }
    return fixed | {str(k): str(v) for k, v in message.extra_headers.items()}


def bare_addresses(written: Iterable[str]) -> list[str]:
    """Return `alice@example.org` for `Alice <Alice@Example.org>`, each once."""
    found = (address.lower() for _name, address in getaddresses(list(written)))
    return sorted({address for address in found if address})


def forget_mail_to(addresses: Iterable[str]) -> int:
    """Erase every mail that waits for one of the addresses; return how many."""
    with transaction.atomic():
        mails = QueuedMail.objects.filter(recipients__overlap=bare_addresses(addresses))
        jobs = list(mails.values_list("job_id", flat=True))
        erased, _of_what = mails.delete()
        # One that runs finds no mail and ends; its worker still wants its row.
        ProcrastinateJob.objects.filter(pk__in=jobs).exclude(status="doing").delete()
    return erased
