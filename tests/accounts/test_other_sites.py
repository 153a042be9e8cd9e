"""Signing in with another site, by a server of OpenID Connect on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts.other_sites import go, link_in
from tests.accounts.second_steps import prove, set_up_app
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
CONNECTIONS = "/accounts/3rdparty/"


# --- joining ------------------------------------------------------------------------


def test_erin_joins_with_her_university_and_is_in(client, door):
    answer = go(client, door)

    erin = User.objects.get()
    assert (answer.url, get_user(client)) == ("/", erin)
    assert erin.email == "erin@example.org"
    assert erin.emailaddress_set.get().verified
    assert not erin.has_usable_password()


def test_of_who_she_is_there_one_label_is_kept(client, door, university):
    go(client, door)
    go(Client(), door)

    kept = SocialAccount.objects.get()
    assert (kept.uid, kept.extra_data) == ("erin-7", {"username": "erin"})
    assert not SocialToken.objects.exists()


def test_she_comes_again_and_is_the_same(client, door, university):
    go(client, door)
    university.person |= {"email": "erin.new@example.org", "name": "E."}

    go(again := Client(), door)

    assert get_user(again) == User.objects.get()


@pytest.mark.parametrize("said", [False, None, "true", "false", 1])
def test_an_address_that_is_not_vouched_for_is_confirmed_by_mail(
    client, door, university, said
):
    university.person["email_verified"] = said

    assert go(client, door).url == "/accounts/confirm-email/"
    assert not get_user(client).is_authenticated

    client.post(link_in(mail.outbox[0], "confirm-email"))
    assert go(client, door).url == "/"


def test_without_an_address_she_is_asked_for_one(client, door, university):
    del university.person["email"]

    page = client.get(go(client, door).url).content.decode()
    answer = client.post("/accounts/3rdparty/signup/", {"email": "Erin@example.org"})

    assert "Example University did not tell us an e-mail address" in page
    assert answer.url == "/accounts/confirm-email/"
    assert mail.outbox[0].to == ["erin@example.org"]
    assert not get_user(client).is_authenticated


def test_the_time_zone_of_her_browser_is_kept(client, door, university):
    del university.person["email"]
    go(client, door)
    form = {"email": "erin@example.org", "time_zone": "Africa/Nairobi"}

    client.post("/accounts/3rdparty/signup/", form)

    assert User.objects.get().time_zone == "Africa/Nairobi"


# --- an address that has an account already -----------------------------------------


def test_an_account_is_not_opened_by_its_address_alone(client, door, university, alice):
    university.person["email"] = alice.email

    assert go(client, door).url == "/accounts/confirm-email/"

    assert not get_user(client).is_authenticated
    assert not SocialAccount.objects.exists()
    assert mail.outbox[0].subject == "You have an account already"
    assert "connect that site" in mail.outbox[0].body


def test_typing_a_known_address_tells_nothing(client, door, university, alice):
    del university.person["email"]

    def answer_to(email: str):
        go(visitor := Client(), door)
        return visitor.post("/accounts/3rdparty/signup/", {"email": email})

    known, new = answer_to(alice.email), answer_to("new@example.org")

    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert not SocialAccount.objects.filter(user=alice).exists()


def test_alice_connects_it_and_comes_in_by_it(client, door, university, alice):
    university.person["email"] = alice.email
    client.force_login(alice)
    prove(client)

    assert go(client, door, process="connect").url == CONNECTIONS
    assert "Example University: erin" in client.get(CONNECTIONS).content.decode()

    go(again := Client(), door)
    assert get_user(again) == alice
    assert mail.outbox[-1].subject == "Another account was connected"
    assert "An account at Example University" in mail.outbox[-1].body


def test_connecting_asks_first_who_it_is(client, door, alice):
    client.force_login(alice)

    asked = go(client, door, process="connect")
    assert (asked.url, SocialAccount.objects.count()) == (
        "/accounts/reauthenticate/",
        0,
    )

    client.post(asked.url, {"password": PASSWORD})
    assert SocialAccount.objects.get().user == alice


def test_what_is_anothers_can_not_be_connected(client, door, alice):
    go(Client(), door)
    client.force_login(alice)
    prove(client)

    page = client.get(go(client, door, process="connect").url).content.decode()

    assert "belongs to another person" in page
    assert not SocialAccount.objects.filter(user=alice).exists()


def test_who_took_an_address_first_has_no_way_in_once_its_owner_comes(
    client, door, university
):
    """A stranger joins as erin, whose address nobody confirmed; then erin comes."""
    university.person["email_verified"] = False
    go(Client(), door)
    new = dict.fromkeys(["password1", "password2"], PASSWORD)

    client.post("/accounts/password/reset/", {"email": "erin@example.org"})
    form = client.get(link_in(mail.outbox[-1], "/reset/key/")).url
    client.post(form, new)

    assert User.objects.get().check_password(PASSWORD)
    assert not SocialAccount.objects.exists()


# --- taking it away -----------------------------------------------------------------


def test_alice_disconnects_it(client, door, alice):
    client.force_login(alice)
    prove(client)
    go(client, door, process="connect")

    client.post(CONNECTIONS, {"account": SocialAccount.objects.get().pk})

    assert not SocialAccount.objects.exists()
    assert mail.outbox[-1].subject == "Another account was disconnected"


def test_the_only_way_in_stays(client, door):
    go(client, door)

    page = client.post(CONNECTIONS, {"account": SocialAccount.objects.get().pk})

    assert "This is your only way in" in page.content.decode()
    assert SocialAccount.objects.exists()


def test_nobody_disconnects_what_is_anothers(client, door, alice):
    go(Client(), door)
    client.force_login(alice)
    prove(client)

    client.post(CONNECTIONS, {"account": SocialAccount.objects.get().pk})

    assert SocialAccount.objects.exists()


def test_a_first_password_gives_another_way(client, door):
    go(client, door)

    client.post(
        "/accounts/password/set/", dict.fromkeys(["password1", "password2"], PASSWORD)
    )

    assert User.objects.get().check_password(PASSWORD)
    assert mail.outbox[-1].subject == "Your account has a password"


def test_a_first_password_asks_for_the_second_step(client, door):
    go(client, door)
    set_up_app(client)
    go(fresh := Client(), door)

    assert fresh.get("/accounts/password/set/").status_code == 302
    assert not get_user(fresh).is_authenticated


# --- what is set up -----------------------------------------------------------------

GITHUB = {"GITHUB_CLIENT_ID": "gh", "GITHUB_CLIENT_SECRET": "s"}
ORCID = {"ORCID_CLIENT_ID": "oc", "ORCID_CLIENT_SECRET": "s"}


@pytest.mark.parametrize(
    ("variables", "name", "door", "there", "client_id"),
    [
        (GITHUB, "GitHub", "/accounts/github/login/", "https://github.com/", "gh"),
        (ORCID, "ORCID", "/accounts/orcid/login/", "https://orcid.org/", "oc"),
    ],
)
def test_a_site_that_is_set_up_has_a_button_and_a_way_there(
    client, connect_sites, variables, name, door, there, client_id
):
    connect_sites(**variables)

    for page in ("/accounts/login/", "/accounts/signup/"):
        assert f"Go on with {name}" in client.get(page).content.decode()
    url = client.post(door).url
    asked = parse_qs(urlsplit(url).query)
    assert url.startswith(there)
    assert asked["client_id"] == [client_id]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"http://testserver{door}callback/"]


def test_the_policy_lets_the_form_go_there_and_nowhere_else(client, connect_sites):
    connect_sites(**GITHUB)

    policy = client.get("/accounts/login/")["Content-Security-Policy"]

    assert "form-action 'self' https://github.com;" in f"{policy};"


def test_where_nothing_is_set_up_nothing_is_offered(client, alice):
    page = client.get("/accounts/login/").content.decode()
    client.force_login(alice)

    assert "Go on with" not in page
    assert "Connected accounts" not in client.get("/account/").content.decode()
    for door in ("github/login/", "orcid/login/callback/", "oidc/x/login/"):
        assert client.post(f"/accounts/{door}").status_code == 404


def test_a_row_in_the_database_makes_no_door(client):
    SocialApp.objects.create(provider="github", name="Mine", client_id="x", secret="x")

    assert "Go on with" not in client.get("/accounts/login/").content.decode()
    assert client.post("/accounts/github/login/").status_code == 404


def test_a_site_that_is_no_more_set_up_breaks_no_page(client, alice):
    SocialAccount.objects.create(user=alice, provider="github", uid="1")
    client.force_login(alice)

    assert client.get(CONNECTIONS).status_code == 200


@pytest.mark.parametrize("size", [1, 3])
def test_connections_take_as_many_queries_however_many(
    client, alice, connect_sites, size, django_assert_num_queries
):
    connect_sites(**GITHUB)
    for number in range(size):
        SocialAccount.objects.create(user=alice, provider="github", uid=str(number))
    client.force_login(alice)

    with django_assert_num_queries(3):
        client.get(CONNECTIONS)


def test_another_sites_person_is_not_ours(client, door, university):
    """The same identifier at two servers is two people."""
    other = UserFactory()
    SocialAccount.objects.create(user=other, provider="elsewhere", uid="erin-7")

    go(client, door)

    assert get_user(client) != other


def test_the_account_page_counts_what_is_connected(client, alice, connect_sites):
    connect_sites(**GITHUB)
    SocialAccount.objects.create(user=alice, provider="github", uid="1")
    client.force_login(alice)

    assert client.get("/account/").context["security"].connections == 1
