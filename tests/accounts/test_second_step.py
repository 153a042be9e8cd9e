"""The second step: an app, its codes, and the codes for when it is lost."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from fido2.utils import websafe_encode

from accounts.second_factor_forms import PasskeyForm
from tests.accounts.second_steps import (
    code_of,
    make_passkey,
    prove,
    recovery_codes,
    second_step,
    set_up_app,
    sign_in,
)
from tests.factories import PASSWORD


@pytest.fixture
def secret(client, alice) -> str:
    """The key of the app that alice has set up; she is signed in with it."""
    client.force_login(alice)
    return set_up_app(client)


def test_alice_sets_up_an_app_and_signs_in_with_its_code(client, secret, alice):
    client.post("/accounts/logout/")

    assert sign_in(client, alice).url == reverse("mfa_authenticate")
    assert not get_user(client).is_authenticated
    assert second_step(client, code_of(secret)).url == "/"
    assert get_user(client) == alice


def test_the_picture_and_the_key_say_the_same(client, alice):
    client.force_login(alice)
    prove(client)

    page = client.get("/accounts/2fa/totp/activate/")

    assert page.context["form"].secret in page.context["totp_url"]
    assert "issuer=RSE%20Hub" in page.context["totp_url"]
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()


def test_a_wrong_code_sets_nothing_up(client, alice):
    client.force_login(alice)
    prove(client)
    client.get("/accounts/2fa/totp/activate/")

    page = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})

    assert "That does not fit" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_a_code_opens_the_door_once(secret, alice):
    code = code_of(secret, later=1)
    sign_in(first := Client(), alice)
    second_step(first, code)

    sign_in(second := Client(), alice)
    page = second_step(second, code)

    assert "That does not fit" in page.content.decode()
    assert not get_user(second).is_authenticated


def test_a_code_stays_used_for_as_long_as_it_would_be_good(secret, alice):
    code = code_of(secret, later=1)
    sign_in(first := Client(), alice)
    second_step(first, code)
    # allauth's own memory of it ends after half a minute; then the clock says it still.
    assert cache.delete(f"allauth.mfa.totp.used?user={alice.pk}&code={code}")

    sign_in(second := Client(), alice)
    second_step(second, code)

    assert not get_user(second).is_authenticated


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_a_slow_clock_is_forgiven(client, secret, alice, later):
    client.post("/accounts/logout/")
    sign_in(client, alice)

    second_step(client, code_of(secret, later=later))

    assert get_user(client) == alice


@pytest.mark.parametrize("later", [-3, 3])
def test_a_code_of_another_time_is_not(client, secret, alice, later):
    client.post("/accounts/logout/")
    sign_in(client, alice)

    second_step(client, code_of(secret, later=later))

    assert not get_user(client).is_authenticated


def test_guessing_codes_ends_after_a_few(client, secret, alice):
    client.post("/accounts/logout/")
    sign_in(client, alice)
    for guess in range(10):
        second_step(client, f"{guess:06}")

    second_step(client, code_of(secret))

    assert not get_user(client).is_authenticated


@pytest.mark.parametrize(
    "code", ["", "٣٤٥٦٧٨", "😀", "1" * 10_000, "--- ---", "\ud800"]
)
def test_what_is_no_code_is_refused_in_words(client, secret, alice, code):
    client.post("/accounts/logout/")
    sign_in(client, alice)

    page = second_step(client, code.encode("utf-8", "replace").decode())

    assert (page.status_code, list(page.context["form"].errors)) == (200, ["code"])


def test_recovery_codes_are_shown_once(client, secret):
    first, second = recovery_codes(client), recovery_codes(client)

    assert (len(first), second) == (10, [])
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 403


def test_the_codes_can_be_saved_as_text(client, secret):
    page = client.get("/accounts/2fa/recovery-codes/")

    codes = page.context["unused_codes"]
    link = f'href="data:text/plain;charset=utf-8,{"%0A".join(codes)}%0A"'
    assert link in page.content.decode()


def test_a_recovery_code_opens_the_second_step_once(client, secret, alice):
    code = recovery_codes(client)[0]
    for browser in (first := Client(), second := Client()):
        sign_in(browser, alice)
        second_step(browser, code)

    assert get_user(first) == alice
    assert not get_user(second).is_authenticated


def test_new_codes_end_the_old_ones(client, secret, alice):
    old = recovery_codes(client)
    client.post("/accounts/2fa/recovery-codes/generate/")
    new = recovery_codes(client)

    sign_in(late := Client(), alice)
    second_step(late, old[0])

    assert not set(old) & set(new)
    assert not get_user(late).is_authenticated


def test_codes_alone_can_not_be_made(client, alice):
    client.force_login(alice)
    prove(client)

    page = client.post("/accounts/2fa/recovery-codes/generate/")

    assert "set up an app or a passkey first" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_without_the_app_the_password_is_enough_again(client, secret, alice):
    client.post("/accounts/2fa/totp/deactivate/")
    client.post("/accounts/logout/")

    assert sign_in(client, alice).url == "/"
    assert not Authenticator.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_every_change_is_mailed(client, secret):
    client.post("/accounts/2fa/recovery-codes/generate/")
    client.post("/accounts/2fa/totp/deactivate/")

    assert [message.subject for message in mail.outbox] == [
        "An app guards your account",
        "New recovery codes were made",
        "The app no longer guards your account",
    ]
    assert {tuple(message.to) for message in mail.outbox} == {("alice@example.org",)}
    assert "<" not in mail.outbox[0].body
    assert "RSE Hub" in mail.outbox[0].body


SENSITIVE = [
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/generate/",
]


@pytest.mark.parametrize("url", SENSITIVE)
def test_a_change_asks_again_who_it_is_and_leads_back(client, alice, url):
    client.force_login(alice)

    asked = client.get(url)
    back = client.post(asked.url, {"password": PASSWORD})

    assert asked.url.startswith("/accounts/reauthenticate/")
    assert back.url == url


def test_a_new_address_asks_again_who_it_is(client, alice):
    client.force_login(alice)
    form = {"email": "also@example.org", "action_add": ""}

    asked = client.post("/accounts/email/", form)

    assert asked.url.startswith("/accounts/reauthenticate/")
    assert not alice.emailaddress_set.filter(email="also@example.org").exists()


def test_a_code_of_the_app_proves_it_too(client, secret, alice):
    sign_in(fresh := Client(), alice)
    second_step(fresh, code_of(secret, later=-1))
    assert fresh.get(SENSITIVE[2]).status_code == 302

    fresh.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret, later=1)})

    assert fresh.get(SENSITIVE[2]).status_code == 200


def test_addresses_stay_while_a_second_step_guards_them(client, secret, alice):
    form = {"email": "also@example.org", "action_add": ""}

    page = client.post("/accounts/email/", form)

    assert "While a second step guards your account" in page.content.decode()


def test_the_confirmed_new_address_is_told_to_the_old_one(client, alice):
    client.force_login(alice)
    prove(client)
    client.post("/accounts/email/", {"email": "also@example.org", "action_add": ""})
    link = next(word for word in mail.outbox[0].body.split() if "confirm-email" in word)

    client.post(link.partition("testserver")[2])

    told = mail.outbox[-1]
    assert (told.to, told.subject) == (["alice@example.org"], "An address was added")
    assert "also@example.org" in told.body


# --- what is sent as a passkey ------------------------------------------------------


def credential(**response: str) -> str:
    """Return what has the form of a passkey, and is none."""
    whole = {"id": "YQ", "rawId": "YQ", "type": "public-key", "response": response}
    return json.dumps(whole)


SAYS_MORE_IS_TO_COME = websafe_encode(bytes(32) + b"\xc0" + bytes(4))
NO_PASSKEYS = [
    "",
    "null",
    "[]",
    "7",
    '"x"',
    "{}",
    '{"id": 1, "rawId": null, "response": []}',
    '{"id": []}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": null}',
    credential(),
    credential(userHandle="////"),
    credential(clientDataJSON="e30", authenticatorData="YQ", signature="YQ"),
    credential(clientDataJSON="e30", attestationObject="YQ"),
    credential(clientDataJSON="YQ", attestationObject="oA"),
    credential(clientDataJSON="e30", attestationObject=""),
    credential(clientDataJSON="e30", authenticatorData=SAYS_MORE_IS_TO_COME),
    credential(clientDataJSON="e30", attestationObject="+wAAAAAAAAAA"),
    "[" * 5000 + "]" * 5000,
    '{"id": "' + "a" * 30_000 + '"}',
]


@pytest.mark.parametrize("credential", NO_PASSKEYS)
def test_what_is_no_passkey_opens_nothing(client, db, credential):
    client.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})

    answer = client.post("/accounts/2fa/webauthn/login/", {"credential": credential})

    assert (answer.status_code, answer.url) == (302, "/accounts/login/")
    assert not get_user(client).is_authenticated


@pytest.mark.parametrize("credential", NO_PASSKEYS)
def test_what_is_no_passkey_is_not_added(client, alice, credential):
    client.force_login(alice)
    prove(client)
    client.get("/accounts/2fa/webauthn/add/")

    answer = client.post("/accounts/2fa/webauthn/add/", {"credential": credential})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("name", ["n" * 61, "a\nb", "\u200b"])
def test_a_name_of_a_passkey_is_short_and_can_be_seen(client, alice, name, rf):
    client.force_login(alice)
    prove(client)
    client.get("/accounts/2fa/webauthn/add/")

    page = client.post("/accounts/2fa/webauthn/add/", {"name": name, "credential": ""})

    assert isinstance(page.context["form"], PasskeyForm)
    assert "name" in page.context["form"].errors


def test_a_stranger_changes_nobodys_passkey(client, alice, charlie):
    key = Authenticator.objects.create(
        user=alice, type="webauthn", data={"name": "Phone", "credential": {}}
    )
    client.force_login(charlie)
    prove(client)

    for page in ("edit", "remove"):
        address = f"/accounts/2fa/webauthn/keys/{key.pk}/{page}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "Mine"}).status_code == 404


# --- how the account page says it ---------------------------------------------------


def test_the_account_page_says_what_guards_it(client, alice):
    client.force_login(alice)
    before = client.get("/account/").context["security"]
    set_up_app(client)
    make_passkey(alice)
    alice.socialaccount_set.create(provider="github", uid="1")

    after = client.get("/account/").context["security"]

    assert (before.has_second_step, before.codes_left) == (False, None)
    assert (after.has_second_step, after.has_app, after.passkeys) == (True, True, 1)
    assert (after.codes_left, after.connections) == (10, None)


@pytest.mark.parametrize("size", [1, 3])
def test_the_passkeys_take_as_many_queries_however_many(
    client, alice, size, django_assert_num_queries
):
    for number in range(size):
        make_passkey(alice, f"Key {number}")
    client.force_login(alice)

    for url, number in (("/accounts/2fa/", 4), ("/accounts/2fa/webauthn/", 3)):
        with django_assert_num_queries(number):
            client.get(url)
