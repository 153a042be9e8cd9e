"""Staff show more than a password before they curate."""

import re
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import URLPattern, get_resolver

from accounts.models import User
from tests.accounts.second_steps import (
    code_of,
    second_step,
    set_up_app,
    sign_in,
)
from tests.factories import UserFactory

SETTING_UP = "/accounts/2fa/"


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.REQUIRE_STAFF_SECOND_FACTOR = True


def admin_addresses() -> list[str]:
    """Return an address for every pattern under /admin/."""

    def below(resolver, start: str) -> list[str]:
        found = []
        for each in resolver.url_patterns:
            route = start + str(each.pattern)
            found += [route] if isinstance(each, URLPattern) else below(each, route)
        return found

    routes = [r for r in below(get_resolver(), "") if r.startswith("admin/")]
    return ["/" + as_address(route) for route in routes]


def as_address(route: str) -> str:
    """Fill a pattern in: the first of its choices, or 1."""
    route = re.sub(r"\(\?P<\w+>(\w+)[^)]*\)", r"\1", route)
    return re.sub(r"<[^>]+>|[?+*.]", "1", route).replace("^", "").replace("$", "")


@pytest.fixture
def signed_in_dana(client, dana) -> User:
    sign_in(client, dana)
    return dana


def test_dana_is_led_to_set_one_up_and_back_to_where_she_was_going(
    client, signed_in_dana
):
    page = client.get("/admin/competencies/skill/?q=x", follow=True)

    assert page.redirect_chain == [(SETTING_UP, 302)]
    assert "Curation needs a second step" in page.content.decode()
    assert 'href="/admin/competencies/skill/?q=x"' in page.content.decode()

    secret = set_up_app(client)
    codes = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert 'href="/admin/competencies/skill/?q=x"' in codes

    asked = client.get("/admin/competencies/skill/?q=x")
    back = client.post(asked.url, {"code": code_of(secret)})
    assert back.url == "/admin/competencies/skill/?q=x"
    assert client.get(back.url).status_code == 200
    assert "On your way" not in client.get(SETTING_UP).content.decode()


def test_who_signed_in_with_it_goes_straight_in(client, signed_in_dana):
    secret = set_up_app(client)
    sign_in(fresh := Client(), signed_in_dana, next="/admin/")

    assert second_step(fresh, code_of(secret)).url == "/admin/"
    assert fresh.get("/admin/").status_code == 200


def test_every_address_of_the_admin_is_behind_it(client, signed_in_dana):
    addresses = admin_addresses()

    assert len(addresses) > 50
    for address in addresses:
        for method in (client.get, client.post):
            answer = method(address)
            assert (answer.status_code, answer.url) == (302, SETTING_UP), address


def test_a_session_that_did_not_use_it_is_asked_for_it(client, signed_in_dana):
    set_up_app(client)

    for address in admin_addresses():
        door, _, back = unquote(client.get(address).url).partition("?next=")
        assert (door, back) == ("/accounts/2fa/reauthenticate/", address)


def test_a_password_typed_again_is_no_second_step(client, signed_in_dana):
    set_up_app(client)
    client.post("/accounts/reauthenticate/", {"password": "a quiet harbour at noon"})

    assert client.get("/admin/").status_code == 302


def test_who_has_a_passkey_alone_is_asked_for_that(client, signed_in_dana):
    Authenticator.objects.create(user=signed_in_dana, type="webauthn", data={})

    assert client.get("/admin/").url == (
        "/accounts/2fa/webauthn/reauthenticate/?next=%2Fadmin%2F"
    )


def test_a_second_step_that_was_removed_opens_nothing(client, signed_in_dana):
    secret = set_up_app(client)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200

    client.post("/accounts/2fa/totp/deactivate/")

    assert client.get("/admin/").url == SETTING_UP


def test_others_meet_the_admins_own_door(client, charlie):
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"

    sign_in(client, charlie)
    assert client.get("/admin/login/").status_code == 403


def test_the_hub_itself_asks_staff_for_nothing(client, signed_in_dana):
    assert client.get("/account/").status_code == 200


def test_on_ones_own_machine_a_password_is_enough(client, signed_in_dana, settings):
    settings.REQUIRE_STAFF_SECOND_FACTOR = False

    assert client.get("/admin/").status_code == 200


def test_a_superuser_made_by_command_comes_in_the_same_way(client, db):
    root = User.objects.create_superuser("root@example.org", "a quiet harbour at noon")
    assert sign_in(client, root).url == "/accounts/confirm-email/"
    link = next(word for word in mail.outbox[0].body.split() if "confirm-email" in word)
    client.post(link.partition("testserver")[2])

    assert client.get("/admin/").url == SETTING_UP

    secret = set_up_app(client)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


# --- who lost phone and codes -------------------------------------------------------


@pytest.fixture
def root(client, signed_in_dana) -> User:
    """Dana as a superuser, in with her second step."""
    User.objects.filter(pk=signed_in_dana.pk).update(is_superuser=True)
    secret = set_up_app(client)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    return signed_in_dana


def test_a_superuser_takes_a_lost_second_step_away(client, root, alice):
    alices = Client()
    alices.force_login(alice)
    set_up_app(alices)
    lost = alice.authenticator_set.get(type="totp")
    mail.outbox.clear()

    client.post(f"/admin/mfa/authenticator/{lost.pk}/delete/", {"post": "yes"})

    assert not alice.authenticator_set.exists()
    assert [message.to for message in mail.outbox] == [["alice@example.org"]]
    assert mail.outbox[0].subject == "Your second step was taken away"


def test_nobody_reads_a_key_in_the_admin(client, root, alice):
    factor = Authenticator.objects.create(
        user=alice, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"}
    )

    page = client.get(f"/admin/mfa/authenticator/{factor.pk}/change/")

    assert page.status_code == 200
    assert "JBSWY3DPEHPK3PXP" not in page.content.decode()


def test_a_curator_takes_nothing_away(client, alice):
    helper = UserFactory(is_staff=True)
    sign_in(client, helper)
    secret = set_up_app(client)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    factor = Authenticator.objects.create(user=alice, type="totp", data={})

    answer = client.post(f"/admin/mfa/authenticator/{factor.pk}/delete/", {"post": ""})

    assert answer.status_code == 403
