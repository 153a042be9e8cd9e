"""Attacks on the hub as a whole, tried: each on every page, or through the main door.

What a text can do is in `test_probes.py`; hostile files, requests to the API and
guessed tokens have tests beside what they attack.
"""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD
from tests.permission_table import EVERYBODY, PAGES, SIGNED_IN
from tests.test_permissions import address_of

__all__ = ["address_of"]  # a fixture

OPEN_TO_HER = [n for n in PAGES if PAGES[n][1] in {EVERYBODY, SIGNED_IN}]
OPEN_TO_HER.remove("healthz")  # answers before it knows who asks


@pytest.fixture
def where(request):
    """Where each page is, with what it is about made first."""
    return request.getfixturevalue("address_of")


def sign_in(client: Client, person, **more):
    form = {"login": person.email, "password": PASSWORD} | more
    return client.post(reverse("account_login"), form)


def test_no_page_of_somebody_is_kept_by_a_shared_cache(client, alice, where):
    client.force_login(alice)

    kept = {name: client.get(where(name))["Cache-Control"] for name in OPEN_TO_HER}

    assert [n for n in kept if "private" not in kept[n] or "public" in kept[n]] == []


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "home"])
def test_a_host_that_is_not_ours_gets_nothing(client, db, settings, name):
    settings.ALLOWED_HOSTS = ["hub.example"]

    assert (
        client.get(reverse(name), headers={"host": "evil.example"}).status_code == 400
    )


def test_a_forwarded_host_moves_no_link(client, alice, settings):
    settings.ALLOWED_HOSTS = ["hub.example"]
    headers = {"host": "hub.example", "x-forwarded-host": "evil.example"}

    client.post(
        reverse("account_reset_password"), {"email": alice.email}, headers=headers
    )

    [letter] = mail.outbox
    assert "http://hub.example/accounts/" in letter.body
    assert "evil" not in letter.body


@pytest.mark.parametrize(
    "there",
    [
        "https://evil.example/",
        "//evil.example",
        r"\\evil.example",
        r"/\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http://testserver@evil.example/",
        " //evil.example",
        "/\t/evil.example",
    ],
)
def test_signing_in_leads_to_no_other_site(client, alice, there):
    answer = sign_in(client, alice, next=there)

    assert answer.status_code == 302
    assert "evil" not in answer.url
    assert "alert" not in answer.url


def test_a_session_from_before_signing_in_is_worth_nothing(client, alice):
    client.get(reverse("account_login"))
    client.session["planted"] = True
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    sign_in(client, alice)

    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get(reverse("accounts:account")).status_code == 302


# The address is the permission: mail programs post there without a cookie (RFC 8058).
ITS_ADDRESS_IS_A_KEY = {
    "training:search-stop",
    "communities:still-right",
    "communities:leader-agree",
}


def test_no_form_is_taken_from_another_site(alice, where):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    answers = {
        name: client.post(where(name), {"name": "x"}).status_code
        for name in OPEN_TO_HER
        if name not in ITS_ADDRESS_IS_A_KEY
    }

    assert {n: answers[n] for n in answers if answers[n] not in {403, 405}} == {}


@pytest.mark.parametrize(
    "address", ["v@example.org\nBcc: all@example.org", "v\r\n@x.y"]
)
def test_no_address_adds_a_header_to_a_mail(client, db, address):
    client.post(reverse("account_reset_password"), {"email": address})
    client.post(reverse("account_signup"), {"email": address, "password1": PASSWORD})

    assert mail.outbox == []
