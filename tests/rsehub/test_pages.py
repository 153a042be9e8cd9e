"""The error pages, the probes, and mail in development."""

import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import override_settings

from accounts.models import User
from rsehub import devmail, errors, home
from rsehub.request_id import RequestIdFilter, current_request_id


def text(response) -> str:
    return response.content.decode()


# --- when something goes wrong ----------------------------------------------------


def test_a_page_that_is_not_there_says_so_kindly(client, db):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "<h1" in text(response)


@pytest.mark.parametrize(
    ("handler", "status"),
    [(errors.bad_request, 400), (errors.permission_denied, 403)],
)
def test_refusals_have_pages_of_their_own(rf, db, handler, status):
    request = rf.get("/")
    request.user = type("Nobody", (), {"is_authenticated": False})()

    response = handler(request, Exception("why"))

    assert response.status_code == status
    assert "why" not in text(response)


@pytest.mark.parametrize(
    ("knows_them", "said"), [(True, "Your account may not"), (False, "sign in")]
)
def test_a_closed_page_speaks_of_an_account_to_who_has_one(rf, db, knows_them, said):
    request = rf.get("/")
    request.user = User(email="a@example.org") if knows_them else AnonymousUser()

    page = text(errors.permission_denied(request, Exception()))

    assert said in page.partition("<main")[2]


def test_a_form_without_its_token_gets_a_page_that_helps(db):
    from django.test import Client  # noqa: PLC0415  the one client that checks it

    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})

    assert response.status_code == 403
    assert "<h1" in text(response)


def break_start_page(monkeypatch, error: Exception) -> None:
    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr(home, "welcome", fail)


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (ValueError("secret detail"), 500, "Something broke on our side"),
        (OperationalError("secret detail"), 503, "What you sent last was not saved"),
    ],
)
def test_our_own_mistakes_have_a_page_that_can_be_quoted(
    client, monkeypatch, db, error, status, says
):
    break_start_page(monkeypatch, error)
    client.raise_request_exception = False

    response = client.get("/", headers={"X-Request-ID": "a-request-1"})

    assert response.status_code == status
    assert says in text(response)
    assert "a-request-1" in text(response)
    assert response["X-Request-ID"] == "a-request-1"
    assert "secret detail" not in text(response)


def test_the_page_for_our_own_mistakes_asks_nothing(rf):
    assert errors.server_error(rf.get("/")).status_code == 500


def test_every_answer_has_an_id_and_every_log_line_names_it(client, db):
    made = client.get("/healthz")["X-Request-ID"]
    given = client.get("/healthz", headers={"X-Request-ID": "from-proxy-7"})
    forged = client.get("/healthz", headers={"X-Request-ID": "a\nb<script>"})

    assert len(made) == 32
    assert given["X-Request-ID"] == "from-proxy-7"
    assert len(forged["X-Request-ID"]) == 32
    record = logging.LogRecord("x", logging.INFO, "", 0, "", (), None)
    assert RequestIdFilter().filter(record)
    assert record.request_id == current_request_id() == forged["X-Request-ID"]


def test_the_probes_say_whether_the_hub_is_up_and_ready(client, db):
    assert text(client.get("/healthz")) == "ok\n"
    assert text(client.get("/readyz")) == "ok\n"


def test_readyz_says_that_migrations_are_waiting(client, db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'training'")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "migrations are waiting" in text(response).lower()


def test_readyz_says_that_the_database_is_gone(client, monkeypatch, db):
    def fail(*args: object) -> None:
        raise OperationalError

    monkeypatch.setattr("rsehub.health.MigrationExecutor", fail)

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


# --- who is asking, behind proxies ------------------------------------------------


def address(client, count: int, **headers: str) -> str:
    with override_settings(TRUSTED_PROXY_COUNT=count):
        return client.get("/healthz", headers=headers).wsgi_request.META["REMOTE_ADDR"]


def test_without_proxies_nobody_can_pretend_to_be_elsewhere(client):
    assert address(client, 0, x_forwarded_for="9.9.9.9") == "127.0.0.1"


def test_with_one_proxy_its_own_entry_counts_and_no_earlier_one(client):
    assert address(client, 1, x_forwarded_for="6.6.6.6, 9.9.9.9") == "9.9.9.9"
    assert address(client, 2, x_forwarded_for="6.6.6.6, 9.9.9.9") == "6.6.6.6"
    assert address(client, 2, x_forwarded_for="9.9.9.9") == "127.0.0.1"


def test_https_is_believed_from_a_trusted_proxy_alone(client):
    said = {"x_forwarded_proto": "https"}
    with override_settings(TRUSTED_PROXY_COUNT=1):
        assert client.get("/healthz", headers=said).wsgi_request.is_secure()
    assert not client.get("/healthz", headers=said).wsgi_request.is_secure()


# --- mail in development ----------------------------------------------------------

MAIL = b"""Subject: Confirm your address
To: eve@example.org
From: hub@localhost
Date: Sat, 21 Nov 2026 08:00:00 +0000
Content-Type: text/plain; charset="utf-8"

Open http://localhost:8000/accounts/confirm-email/abc/
"""


@pytest.fixture
def mailbox(tmp_path, settings):
    settings.DEV_MAIL_DIR = tmp_path
    whole = MAIL + b"\n" + b"-" * 79 + b"\n"
    (tmp_path / "20261121-080000-1.log").write_bytes(
        whole + whole.replace(b"eve", b"bob")
    )
    return tmp_path


def test_mail_is_read_newest_first(mailbox):
    found = devmail.mails()

    assert [mail.to for mail in found] == ["bob@example.org", "eve@example.org"]
    assert found[1].subject == "Confirm your address"
    assert "/accounts/confirm-email/abc/" in found[1].body


def test_the_mailbox_has_a_list_and_a_page_each(mailbox, client, settings, db):
    settings.ROOT_URLCONF = "tests.rsehub.dev_urls"

    assert "Confirm your address" in text(client.get("/dev/mail/"))
    page = text(client.get(f"/dev/mail/{devmail.mails()[0].name}/"))
    assert 'href="http://localhost:8000/accounts/confirm-email/abc/"' in page
    assert client.get("/dev/mail/no-such-mail/").status_code == 404


def test_mail_that_no_worker_took_up_is_shown_as_waiting(mailbox, client, settings, db):
    settings.ROOT_URLCONF = "tests.rsehub.dev_urls"
    assert "Waiting" not in text(client.get("/dev/mail/"))
    settings.EMAIL_BACKEND = "accounts.mail_queue.QueueBackend"
    EmailMessage("Come and see", "A word.", to=["alice@example.org"]).send()

    page = text(client.get("/dev/mail/"))

    assert "Mails that wait for the worker: 1." in page
    assert "Come and see" in page
    assert "A word." not in page


def test_mail_is_not_readable_outside_development(client, db):
    assert client.get("/dev/mail/").status_code == 404


def test_the_cache_table_is_there(db):
    assert "hub_cache" in connection.introspection.table_names()
    call_command("createcachetable", "hub_cache")  # and making it again is no mistake


@pytest.mark.parametrize("url", ["/training/?q=%00", "/profile/goals/new/?role=%00"])
def test_a_nul_character_is_a_bad_request_everywhere(client, db, url):
    assert client.get(url).status_code == 400
    assert client.post("/accounts/login/", {"login": "a\x00b"}).status_code == 400


def test_the_policy_stands_on_every_answer(client, db):
    for url in ("/", "/nowhere/", "/training/?q=%00", "/healthz"):
        response = client.get(url)
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"
