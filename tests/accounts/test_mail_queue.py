"""Mail waits in the database with what it tells of, until a worker sends it."""

import logging
import re
from contextlib import suppress
from email.mime.base import MIMEBase

import pytest
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage, send_mail
from django.db import OperationalError, connection, connections, transaction
from procrastinate.contrib.django import procrastinate_app
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import mail_queue
from accounts.mail_queue import (
    LARGEST_MAIL,
    MOST_RECIPIENTS,
    UnsendableMailError,
    forget_mail_to,
)
from accounts.models import QueuedMail, User
from tests.factories import PASSWORD

EVE = {"email": "eve@example.org", "password1": PASSWORD}
pytestmark = pytest.mark.usefixtures("mail_queue")


def tell(address: str = "alice@example.org", **changes) -> None:
    fields = {"subject": "Hello", "body": "A word.", "to": [address]}
    EmailMessage(**fields | changes).send()


def jobs() -> list[tuple[str, str, dict]]:
    return list(ProcrastinateJob.objects.values_list("task_name", "status", "args"))


# --- the story of one mail -------------------------------------------------------


def test_eve_signs_up_and_her_mail_waits_until_a_worker_sends_it(client, run_worker):
    client.post("/accounts/signup/", EVE)

    assert jobs() == [("send_mail", "todo", {})]
    assert mail.outbox == []
    run_worker()
    assert [message.to for message in mail.outbox] == [["eve@example.org"]]
    assert "/accounts/confirm-email/" in mail.outbox[0].body


def test_what_was_sent_leaves_nothing_in_any_table(client, alice, run_worker):
    client.post("/accounts/password/reset/", {"email": alice.email})
    [waiting] = QueuedMail.objects.all()
    link = re.search(r"/accounts/password/reset/\S+", waiting.content["body"])[0]
    assert tables_with(link) == ["accounts_queuedmail"]

    run_worker()

    assert link in mail.outbox[0].body
    assert tables_with(link) == []
    assert jobs() == []


def tables_with(text: str) -> list[str]:
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        found = []
        for name in names:
            rows = f'FROM "{name}" AS t WHERE position(%s in t::text) > 0'
            cursor.execute(f"SELECT count(*) {rows}", [text])
            found += [name] if cursor.fetchone()[0] else []
    return found


def test_no_log_holds_a_link_or_an_address(client, alice, run_worker, caplog):
    caplog.set_level(logging.DEBUG, "procrastinate")
    client.post("/accounts/password/reset/", {"email": alice.email})
    run_worker()

    assert len(mail.outbox) == 1
    logged = [str(record.__dict__) for record in caplog.records]
    assert any("send_mail" in line for line in logged)
    assert [line for line in logged if "/reset/" in line or alice.email in line] == []


# --- with what it tells of, or not at all ----------------------------------------


def test_a_mail_about_what_is_rolled_back_is_never_sent(run_worker):
    with transaction.atomic():
        tell()
        transaction.set_rollback(True)

    run_worker()
    assert (mail.outbox, jobs(), QueuedMail.objects.count()) == ([], [], 0)


def test_within_a_worker_too_a_mail_goes_with_its_transaction():
    hub = procrastinate_app.current_app
    workers = hub.connector.get_worker_connector()
    with hub.replace_connector(workers), hub.open(), transaction.atomic():
        tell()
        transaction.set_rollback(True)

    assert jobs() == []


def end_the_connection() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.parametrize("when", ["before", "after"])
def test_when_the_mail_cannot_be_kept_there_is_no_account_either(
    client, monkeypatch, when
):
    new_job = mail_queue._new_job  # noqa: SLF001

    def lose_the_connection() -> int:
        job = 0 if when == "before" else new_job()
        with suppress(OperationalError):
            end_the_connection()
        return job or new_job()

    monkeypatch.setattr(mail_queue, "_new_job", lose_the_connection)
    client.raise_request_exception = False

    refused = client.post("/accounts/signup/", EVE)
    connections.close_all()

    assert refused.status_code == 503
    assert "was not saved" in refused.content.decode()
    assert (User.objects.count(), jobs()) == (0, [])


@pytest.mark.parametrize("address", ["alice@example.org", "nobody@example.org"])
@pytest.mark.parametrize("page", ["/accounts/signup/", "/accounts/password/reset/"])
def test_known_and_unknown_addresses_ask_for_the_same_work(
    client, alice, page, address
):
    client.post(page, {"email": address, "password1": PASSWORD})

    assert jobs() == [("send_mail", "todo", {})]
    assert QueuedMail.objects.get().recipients == [address]


# --- what the queue takes --------------------------------------------------------


def test_a_mail_arrives_as_it_was_written(run_worker):
    EmailMessage(
        "Grüße",
        "Zwölf\nZeilen",
        "hub@example.org",
        ["Alice <Alice@Example.org>"],
        cc=["bob@example.org"],
        bcc=["dana@example.org"],
        reply_to=["answers@example.org"],
        headers={"List-Unsubscribe": "<https://hub.example/>"},
    ).send()
    [waiting] = QueuedMail.objects.all()
    names = ["alice@example.org", "bob@example.org", "dana@example.org"]
    assert waiting.recipients == names

    run_worker()

    [sent] = mail.outbox
    assert (sent.subject, sent.body, sent.from_email, sent.to, sent.cc, sent.bcc) == (
        "Grüße",
        "Zwölf\nZeilen",
        "hub@example.org",
        ["Alice <Alice@Example.org>"],
        ["bob@example.org"],
        ["dana@example.org"],
    )
    assert sent.reply_to == ["answers@example.org"]
    assert sent.extra_headers["List-Unsubscribe"] == "<https://hub.example/>"
    assert sent.extra_headers["Message-ID"].endswith("@example.org>")


def test_what_the_queue_does_not_take_is_refused_loudly():
    html = mail.EmailMultiAlternatives("Hello", "A word.", to=["alice@example.org"])
    html.attach_alternative("<p>A word.</p>", "text/html")
    people = [f"p{n}@example.org" for n in range(MOST_RECIPIENTS + 1)]

    with pytest.raises(UnsendableMailError, match="without attachments"):
        tell(attachments=[MIMEBase("image", "png")])
    with pytest.raises(UnsendableMailError, match="plain text alone"):
        html.send(fail_silently=True)
    with pytest.raises(UnsendableMailError, match="bytes at most"):
        tell(body="x" * LARGEST_MAIL)
    with pytest.raises(UnsendableMailError, match="people at most"):
        tell(to=people)
    assert jobs() == []


def test_a_second_header_in_a_subject_is_refused_at_once():
    with pytest.raises(BadHeaderError):
        tell(subject="Hello\nBcc: everyone@example.org")

    assert jobs() == []


def test_several_mails_wait_together_or_not_at_all():
    good = EmailMessage("Hello", "A word.", to=["alice@example.org"])
    bad = EmailMessage("Hello", "x" * LARGEST_MAIL, to=["bob@example.org"])

    with pytest.raises(UnsendableMailError):
        mail.get_connection().send_messages([good, bad])
    assert jobs() == []


# --- forgetting ------------------------------------------------------------------


def test_mail_to_a_person_who_leaves_is_forgotten_and_other_mail_stays(run_worker):
    tell("Alice <ALICE@example.org>")
    tell("bob@example.org", cc=["alice@example.org"])
    tell("charlie@example.org")

    assert forget_mail_to(["alice@example.org"]) == 2

    assert tables_with("alice@example.org") == []
    run_worker()
    assert [message.to for message in mail.outbox] == [["charlie@example.org"]]
    assert jobs() == []


def test_a_mail_forgotten_while_its_job_runs_is_not_sent(run_worker):
    tell()
    QueuedMail.objects.all().delete()

    run_worker()

    assert (mail.outbox, jobs()) == ([], [])


def test_nobody_has_no_mail_to_forget():
    send_mail("Hello", "A word.", None, ["alice@example.org"])

    assert forget_mail_to([]) == 0
    assert QueuedMail.objects.count() == 1
