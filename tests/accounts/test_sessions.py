"""Where a person is signed in, and how that ends."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.middleware import SEEN_AT
from accounts.sessions import forget_ended_sessions
from tests.accounts.second_steps import sign_in
from tests.factories import PASSWORD

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1"
NEW = {
    "password1": "another harbour, by night",
    "password2": "another harbour, by night",
}


@pytest.fixture
def phone(alice) -> Client:
    """A second browser of hers, signed in."""
    phone = Client(headers={"User-Agent": PHONE}, REMOTE_ADDR="192.0.2.7")
    sign_in(phone, alice)
    return phone


@pytest.fixture
def at_home(client, alice) -> Client:
    sign_in(client, alice)
    return client


def row_of(browser: Client) -> UserSession:
    return UserSession.objects.get(session_key=browser.session.session_key)


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def test_alice_sees_her_browsers(at_home, phone):
    page = at_home.get("/account/sessions/").content.decode()

    assert page.index("this one") < page.index("Safari on iPhone")
    assert "192.0.2.7" in page


def test_she_ends_the_one_on_the_phone_and_its_cookie_is_worth_nothing(at_home, phone):
    form = {"session": row_of(phone).pk}
    answer = at_home.post("/account/sessions/end/", form, follow=True)

    assert "That session is ended." in answer.content.decode()
    assert not is_in(phone)
    assert is_in(at_home)


def test_she_ends_all_but_this_one(at_home, phone, alice):
    sign_in(third := Client(), alice)

    at_home.post("/account/sessions/end/")

    assert [is_in(each) for each in (at_home, phone, third)] == [True, False, False]
    assert UserSession.objects.count() == 1


def test_what_is_over_already_is_said_to_be(at_home, phone):
    form = {"session": row_of(phone).pk}
    phone.post("/accounts/logout/")

    page = at_home.post("/account/sessions/end/", form, follow=True).content.decode()

    assert "That session was over already." in page


@pytest.mark.parametrize("session", ["x", "0", "-1", "9" * 30])
def test_what_names_no_session_ends_none(at_home, phone, session):
    answer = at_home.post("/account/sessions/end/", {"session": session})

    assert answer.status_code == 404
    assert is_in(phone)


def test_nobody_ends_the_session_of_another(phone, charlie):
    sign_in(stranger := Client(), charlie)

    stranger.post("/account/sessions/end/", {"session": row_of(phone).pk})
    stranger.post("/account/sessions/end/")

    assert is_in(phone)
    assert "iPhone" not in stranger.get("/account/sessions/").content.decode()


def test_allauths_own_address_leads_there(at_home):
    assert at_home.get("/accounts/sessions/").url == "/account/sessions/"


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    at_home, alice, size, django_assert_num_queries
):
    for _browser in range(size - 1):
        sign_in(Client(), alice)

    at_home.get("/about/")  # takes the greeting along

    with django_assert_num_queries(4):
        at_home.get("/account/sessions/")


@pytest.mark.parametrize("size", [1, 3])
def test_the_account_page_takes_as_many_queries_however_many_there_are(
    at_home, alice, size, django_assert_num_queries
):
    for _browser in range(size - 1):
        sign_in(Client(), alice)

    at_home.get("/about/")  # takes the greeting along

    with django_assert_num_queries(6):
        at_home.get("/account/")


def test_a_new_password_ends_the_others_and_keeps_this_one(at_home, phone):
    at_home.post("/accounts/password/change/", {"oldpassword": PASSWORD, **NEW})

    assert (is_in(at_home), is_in(phone)) == (True, False)
    assert UserSession.objects.get() == row_of(at_home)
    assert mail.outbox[-1].subject == "Your password was changed"


def test_a_password_set_from_a_mailed_link_ends_all(client, phone, alice):
    client.post("/accounts/password/reset/", {"email": alice.email})
    link = next(word for word in mail.outbox[0].body.split() if "/reset/key/" in word)
    form = client.get(link.partition("testserver")[2]).url

    client.post(form, NEW)

    assert not is_in(phone)
    assert not Session.objects.filter(session_key=phone.session.session_key).exists()


def test_a_session_of_an_older_password_is_not_listed(at_home, phone, alice):
    """A superuser sets a password past the door, and Django shuts out who is in."""
    alice.set_password("another harbour, by night")
    alice.save()
    sign_in(late := Client(), alice, password="another harbour, by night")

    page = late.get("/account/sessions/")

    assert [place.is_this_one for place in page.context["places"]] == [True]


def test_the_key_of_a_session_changes_at_the_door(client, alice):
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    before = session.session_key

    sign_in(client, alice)

    assert get_user(client) == alice
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_leaves_nothing(at_home):
    at_home.post("/accounts/logout/")

    assert not UserSession.objects.exists()


def test_a_visit_is_noted_every_ten_minutes(phone, alice, django_assert_num_queries):
    noted = row_of(phone).last_seen_at
    phone.get("/accounts/password/change/")
    assert row_of(phone).last_seen_at == noted

    session = phone.session
    session[SEEN_AT] -= 600
    session.save()
    phone.get("/accounts/password/change/", REMOTE_ADDR="192.0.2.8")

    assert row_of(phone).last_seen_at > noted
    assert row_of(phone).ip == "192.0.2.8"


def test_what_is_kept_of_a_session_goes_with_it(at_home, phone, alice):
    sign_in(gone := Client(), alice)
    yesterday = timezone.now() - timedelta(days=1)
    expired = Session.objects.filter(session_key=phone.session.session_key)
    expired.update(expire_date=yesterday)
    Session.objects.filter(session_key=gone.session.session_key).delete()

    assert forget_ended_sessions() == 2

    assert UserSession.objects.get() == row_of(at_home)
    assert Session.objects.count() == 1
    assert forget_ended_sessions() == 0
