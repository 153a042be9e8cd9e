"""Sending what waits, and what to do when the mail server does not take it."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.core.mail import get_connection
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from accounts.masking import masked_line
from accounts.models import QueuedMail

# Seconds before the second try, the third and so on: six tries in about a day.
WAITS = (60, 10 * 60, 60 * 60, 5 * 60 * 60, 18 * 60 * 60)
FIRST_FINAL_CODE = 500  # of SMTP: below, the server asks to come again


class MailDelayedError(RuntimeError):
    """The mail server could not be reached, or asks to come again."""


class MailRefusedError(RuntimeError):
    """The mail server will never take this mail."""


class MailRetry(BaseRetryStrategy):
    """Wait longer from try to try; what is refused for good is not tried again."""

    def get_retry_decision(
        self, *, exception: BaseException, job: Job
    ) -> RetryDecision | None:
        if isinstance(exception, MailRefusedError) or job.attempts >= len(WAITS):
            return None
        return RetryDecision(retry_in={"seconds": WAITS[job.attempts]})


def deliver(job_id: int) -> None:
    """Send the mail of a job and erase it; nothing to do if it was forgotten.

    Raises MailDelayedError or MailRefusedError, whose words name nobody.
    """
    mail = QueuedMail.objects.filter(job_id=job_id).first()
    if mail is None:
        return
    try:
        get_connection(settings.MAIL_DELIVERY_BACKEND).send_messages([mail.message()])
    except (smtplib.SMTPException, OSError) as error:
        raise _without_names(error) from None
    mail.delete()


def _without_names(error: Exception) -> MailDelayedError | MailRefusedError:
    kind = MailRefusedError if is_final(error) else MailDelayedError
    return kind(masked_line(_words_of(error)))


def _words_of(error: Exception) -> str:
    """Return what the mail server said, or else what Python says of it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused) and error.recipients:
        code, reply = next(iter(error.recipients.values()))
        return f"{code} {_text(reply)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return f"{type(error).__name__}: {error}"


def _text(reply: bytes | str) -> str:
    return reply.decode(errors="replace") if isinstance(reply, bytes) else reply


def is_final(error: Exception) -> bool:
    """Return whether the server's answer means: never.

    A refused password is for whoever keeps the hub to mend, so the mail waits.
    """
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= FIRST_FINAL_CODE for code, _ in error.recipients.values())
    return (
        isinstance(error, smtplib.SMTPResponseException)
        and error.smtp_code >= FIRST_FINAL_CODE
    )
