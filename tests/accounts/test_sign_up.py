"""Signing up, in and out, as a person does it."""

import re

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.factories import PASSWORD, UserFactory

NEW = {"email": "Eve@Example.org", "password1": PASSWORD, "time_zone": "Africa/Nairobi"}
pytestmark = pytest.mark.django_db


def link_in(message) -> str:
    """Return the path of the link that a mail carries."""
    return re.search(r"https?://[^/\s]+(/accounts/\S+)", message.body)[1]


def confirm(client: Client) -> None:
    link = link_in(mail.outbox[-1])
    assert client.get(link).status_code == 200
    client.post(link)


def test_eve_signs_up_confirms_and_is_signed_in(client):
    assert client.post("/accounts/signup/", NEW).url == "/accounts/confirm-email/"
    assert not get_user(client).is_authenticated

    confirm(client)

    eve = User.objects.get()
    assert get_user(client) == eve
    assert (eve.email, eve.name, eve.time_zone) == (
        "eve@example.org",
        "",
        "Africa/Nairobi",
    )


def test_opening_the_mailed_link_alone_confirms_nothing(client):
    client.post("/accounts/signup/", NEW)

    client.get(link_in(mail.outbox[0]))

    assert not User.objects.get().emailaddress_set.filter(verified=True).exists()


def test_an_address_that_is_not_confirmed_does_not_open_the_door(client):
    client.post("/accounts/signup/", NEW)

    response = client.post(
        "/accounts/login/", {"login": NEW["email"], "password": PASSWORD}
    )

    assert response.url == "/accounts/confirm-email/"
    assert not get_user(client).is_authenticated


def test_a_known_address_gets_the_same_answer_and_a_mail_that_says_so(client, alice):
    known = client.post("/accounts/signup/", NEW | {"email": "ALICE@example.org"})
    new = Client().post("/accounts/signup/", NEW)

    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert User.objects.count() == 2
    assert mail.outbox[0].to == ["alice@example.org"]
    assert "/accounts/password/reset" in mail.outbox[0].body


@pytest.mark.parametrize(
    "password", ["short", "123456789012", "password1234", "eve@example.org"]
)
def test_a_weak_password_is_refused_at_its_field(client, password):
    response = client.post("/accounts/signup/", NEW | {"password1": password})

    assert list(response.context["form"].errors) == ["password1"]
    assert not User.objects.exists()


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd"])
def test_an_unknown_time_zone_becomes_utc(client, zone):
    client.post("/accounts/signup/", NEW | {"time_zone": zone})

    assert User.objects.get().time_zone == "UTC"


def test_alice_signs_in_whatever_the_case_of_her_address(client, alice):
    client.post(
        "/accounts/login/", {"login": "Alice@EXAMPLE.org", "password": PASSWORD}
    )

    assert get_user(client) == alice


def test_a_wrong_password_and_an_unknown_address_get_one_answer(client, alice):
    def says(login: str) -> str:
        form = {"login": login, "password": "not the harbour"}
        page = Client().post("/accounts/login/", form)
        return str(page.context["form"].errors)

    assert says("alice@example.org") == says("nobody@example.org")


def test_the_way_back_stays_on_the_hub(client, alice):
    form = {"login": alice.email, "password": PASSWORD, "next": "https://evil.example/"}

    assert client.post("/accounts/login/", form).url == "/"


def test_a_forgotten_password_is_set_anew(client, alice):
    client.post("/accounts/password/reset/", {"email": alice.email})
    link = link_in(mail.outbox[0])
    form_url = client.get(link).url

    client.post(
        form_url,
        {
            "password1": "another harbour, by night",
            "password2": "another harbour, by night",
        },
    )

    alice.refresh_from_db()
    assert alice.check_password("another harbour, by night")


def test_a_reset_for_an_unknown_address_gets_the_same_answer(client, alice):
    known = client.post("/accounts/password/reset/", {"email": alice.email})
    unknown = client.post("/accounts/password/reset/", {"email": "no@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_guessing_a_password_ends_after_a_few_times(client, alice, settings):
    form = {"login": alice.email, "password": "guess"}
    for _guess in range(10):
        client.post("/accounts/login/", form)

    response = client.post(
        "/accounts/login/", {"login": alice.email, "password": PASSWORD}
    )

    assert not get_user(client).is_authenticated
    assert response.status_code in {200, 429}


def test_signing_up_again_and_again_is_stopped_with_a_page_that_says_so(client):
    answers = [
        client.post("/accounts/signup/", NEW | {"email": f"eve{n}@example.org"})
        for n in range(25)
    ]

    assert answers[-1].status_code == 429
    assert "Too many" in answers[-1].content.decode() or "wait" in (
        answers[-1].content.decode().lower()
    )


def test_signing_out_takes_a_press_not_a_visit(client, alice):
    client.force_login(alice)

    client.get("/accounts/logout/")
    assert get_user(client) == alice
    client.post("/accounts/logout/")
    assert not get_user(client).is_authenticated


def test_two_accounts_never_share_an_address(alice):
    with pytest.raises(Exception, match="address_in_lower_case"):
        UserFactory(email="ALICE@example.org")


def test_an_address_that_would_be_cut_is_refused(client):
    long = "e" * 300 + "@example.org"

    response = client.post("/accounts/signup/", NEW | {"email": long})

    assert list(response.context["form"].errors) == ["email"]
    assert not User.objects.exists()


def test_a_known_address_takes_as_long_as_a_new_one(client, alice, monkeypatch):
    hashed = []
    monkeypatch.setattr("accounts.adapter.make_password", hashed.append)

    client.post("/accounts/signup/", NEW | {"email": alice.email})

    assert hashed == [alice.email]
