"""Mail servers that say: later, never, or nothing."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail_delivery import (
    WAITS,
    MailDelayedError,
    MailRefusedError,
    MailRetry,
    deliver,
    is_final,
)
from accounts.models import QueuedMail
from rsehub.background import try_again
from rsehub.models import JobError
from tests.mail_server import MailServer

LATER, NEVER = "451 come again", "550 <alice@example.org> is not here"


@pytest.fixture
def mail_server(settings, mail_queue):
    """A mail server on this machine, which the worker sends through."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()


@pytest.fixture
def waiting_mail(mail_queue) -> QueuedMail:
    EmailMessage("Hello", "A word.", to=["alice@example.org"]).send()
    return QueuedMail.objects.get()


def the_job() -> ProcrastinateJob:
    return ProcrastinateJob.objects.get()


def test_a_server_that_says_later_twice_gets_the_mail_once(
    mail_server, waiting_mail, run_worker
):
    mail_server.answers = [LATER, LATER]
    for seconds in WAITS[:2]:
        run_worker()
        wait = the_job().scheduled_at - timezone.now()
        assert timedelta(seconds=seconds - 30) < wait <= timedelta(seconds=seconds)
        assert mail_server.taken == []
        try_again([the_job().pk])

    run_worker()

    [sent] = mail_server.taken
    assert sent["Message-ID"] == waiting_mail.content["headers"]["Message-ID"]
    assert sent.get_content().strip() == "A word."
    assert not ProcrastinateJob.objects.exists()
    assert not JobError.objects.exists()


def test_before_its_time_nothing_is_tried_again(mail_server, waiting_mail, run_worker):
    mail_server.answers = [LATER]
    run_worker()
    run_worker()

    assert (the_job().status, the_job().attempts) == ("todo", 1)
    assert mail_server.taken == []


def test_a_mail_refused_for_good_fails_at_once_and_its_error_names_nobody(
    mail_server, waiting_mail, run_worker, caplog
):
    mail_server.answers = [NEVER]
    run_worker()

    assert (the_job().status, the_job().attempts) == ("failed", 1)
    assert JobError.objects.get().line == "550 <a…@example.org> is not here"
    assert QueuedMail.objects.get() == waiting_mail
    assert "MailRefusedError" in caplog.text
    assert "alice@example.org" not in caplog.text


def test_without_a_server_the_mail_waits(settings, waiting_mail, run_worker):
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(MailDelayedError, match="ConnectionRefusedError"):
        deliver(waiting_mail.pk)
    run_worker()
    assert (the_job().status, the_job().attempts) == ("todo", 1)


def test_six_tries_take_about_a_day(waiting_mail):
    job = the_job().procrastinate_job

    def next_try(attempts: int):
        error = MailDelayedError("later")
        job_then = job.evolve(attempts=attempts)
        return MailRetry().get_retry_decision(exception=error, job=job_then)

    assert [next_try(n) is None for n in range(7)] == 5 * [False] + 2 * [True]
    assert timedelta(hours=22) < timedelta(seconds=sum(WAITS)) < timedelta(hours=26)


def test_what_is_refused_is_not_tried_again(waiting_mail):
    job, error = the_job().procrastinate_job, MailRefusedError("never")

    assert MailRetry().get_retry_decision(exception=error, job=job) is None


@pytest.mark.parametrize(
    ("error", "final"),
    [
        (smtplib.SMTPRecipientsRefused({"a@x.org": (550, b"no")}), True),
        (
            smtplib.SMTPRecipientsRefused(
                {"a@x.org": (550, b"no"), "b@x.org": (451, b"later")}
            ),
            False,
        ),
        (smtplib.SMTPSenderRefused(553, b"no", "hub@x.org"), True),
        (smtplib.SMTPDataError(452, b"full"), False),
        (smtplib.SMTPAuthenticationError(535, b"wrong"), False),
        (smtplib.SMTPServerDisconnected("gone"), False),
        (TimeoutError("slow"), False),
    ],
)
def test_only_a_clear_never_is_final(error, final):
    assert is_final(error) is final
