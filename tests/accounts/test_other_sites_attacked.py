"""Attacks on signing in with another site, and the way back from it."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.test import Client

from accounts.models import User
from tests.accounts.other_sites import go, leave
from tests.accounts.second_steps import second_step, set_up_app, sign_in
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def refused(answer, client: Client) -> bool:
    is_out = not get_user(client).is_authenticated
    return answer.status_code == 401 and is_out and not User.objects.exists()


def test_an_answer_to_another_browser_is_refused(client, door):
    back = leave(Client(), door)

    assert refused(client.get(back), client)


def test_an_answer_that_nobody_asked_for_is_refused(client, door):
    answer = client.get(f"{door}callback/?code=x&state=made-up")

    assert refused(answer, client)
    assert "That did not work" in answer.content.decode()


def test_an_answer_is_good_once(client, door):
    back = leave(client, door)
    client.get(back)
    client.post("/accounts/logout/")

    assert client.get(back).status_code == 401
    assert not get_user(client).is_authenticated


def test_a_code_that_was_slipped_in_is_refused(client, door):
    """PKCE: the code of a stranger does not fit what this browser began with."""
    strangers = parse_qs(urlsplit(leave(Client(), door)).query)["code"][0]
    own = parse_qs(urlsplit(leave(client, door)).query)["state"][0]

    answer = client.get(f"{door}callback/?code={strangers}&state={own}")

    assert refused(answer, client)


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-site"},
        {"exp": int(time.time()) - 3600},
    ],
)
def test_a_token_that_is_not_for_us_is_refused(client, door, university, change):
    university.id_token = change

    assert refused(go(client, door), client)


@pytest.mark.parametrize("sub", [None, "", 7, ["erin-7"], "x" * 300])
def test_an_answer_that_does_not_say_who_it_is_about_is_refused(
    client, door, university, sub
):
    university.person["sub"] = sub

    assert refused(go(client, door), client)
    assert not SocialAccount.objects.exists()


def test_an_answer_without_a_subject_is_refused(client, door, university):
    del university.person["sub"]

    assert refused(go(client, door), client)


def test_a_site_that_is_down_is_said_to_be(client, door, university):
    university.is_down = True

    answer = client.post(door)

    assert answer.status_code == 502
    assert "That did not work" in answer.content.decode()


def test_who_turns_back_there_reads_that_nothing_happened(client, door):
    state = parse_qs(urlsplit(leave(client, door)).query)["state"][0]

    answer = client.get(
        f"{door}callback/?error=access_denied&state={state}", follow=True
    )

    assert "You turned back at the other site" in answer.content.decode()


def test_a_visit_alone_starts_nothing(client, door, university):
    page = client.get(f"{door}?scope=admin&auth_params=prompt%3Dnone&next=/goals/")

    assert (page.status_code, university.asked) == (200, [])
    assert f'action="{door}"' in page.content.decode()


def test_a_second_step_is_asked_for_here_too(client, door, alice):
    client.force_login(alice)
    set_up_app(client)
    go(client, door, process="connect")

    answer = go(fresh := Client(), door)

    assert answer.url == "/accounts/2fa/authenticate/"
    assert not get_user(fresh).is_authenticated


def test_a_closed_account_stays_closed(client, door):
    go(Client(), door)
    User.objects.update(is_active=False)

    assert go(client, door).url == "/accounts/inactive/"
    assert not get_user(client).is_authenticated


# --- the way back -------------------------------------------------------------------

ELSEWHERE = ["//evil.example", "https:evil.example", "\\\\evil.example", "javascript:1"]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_door_leads_off_the_hub(client, door, alice, there):
    by_password = sign_in(Client(), alice, next=there)
    by_site = go(Client(), door, next=there)
    out = client.post("/accounts/logout/", {"next": there})

    assert [by_password.url, by_site.url, out.url] == ["/", "/", "/"]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_second_look_leads_off_the_hub(client, alice, there):
    client.force_login(alice)

    answer = client.post(
        "/accounts/reauthenticate/", {"password": PASSWORD, "next": there}
    )

    assert answer.url == "/"


@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_second_step_leads_off_the_hub(client, alice, there):
    client.force_login(alice)
    set_up_app(client)
    code = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"][0]

    sign_in(fresh := Client(), alice, next=there)

    assert second_step(fresh, code).url == "/"


def test_a_way_back_on_the_hub_is_kept(client, door, alice):
    assert sign_in(client, alice, next="/training/").url == "/training/"
    assert go(Client(), door, next="/training/").url == "/training/"
