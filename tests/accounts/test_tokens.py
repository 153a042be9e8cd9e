"""Tokens: made on a page, shown once, kept as a digest, ended at once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import MOST_TOKENS, create_token
from accounts.models import ApiToken
from accounts.tokens import digest_of, is_secret, new_secret
from tests.factories import PASSWORD

WISH = {"name": "Nightly report", "scope": "read", "days": "90"}


@pytest.fixture
def as_alice(client, alice):
    """Alice, who gave her password a moment ago."""
    client.force_login(alice)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def make(client, **changes):
    return client.post("/account/tokens/new/", WISH | changes)


def secret_in(response) -> str:
    [secret] = re.findall(r"rsehub_\w{43}", response.content.decode())
    return secret


def me(client, secret):
    return client.get("/api/v1/me/", headers={"Authorization": f"Bearer {secret}"})


def test_no_two_secrets_are_alike_and_each_has_the_shape():
    secrets = {new_secret() for _ in range(50)}

    assert len(secrets) == 50
    assert all(is_secret(secret) for secret in secrets)


@pytest.mark.parametrize("text", ["", "rsehub_", "rsehub_" + "a" * 44, "x" * 50])
def test_what_is_no_secret_is_not_looked_up(text):
    assert not is_secret(text)


def test_a_token_is_shown_once_and_opens_the_door(as_alice):
    made = make(as_alice)
    secret = secret_in(made)

    assert "no-store" in made["Cache-Control"]
    assert secret not in as_alice.get("/account/tokens/").content.decode()
    assert me(as_alice, secret).json()["email"] == "alice@example.org"


def test_only_its_digest_is_kept(as_alice):
    secret = secret_in(make(as_alice))

    kept = ApiToken.objects.values().get()
    assert kept["digest"] == digest_of(secret)
    assert secret not in str(kept)


def test_a_mail_says_that_it_was_made(as_alice):
    secret = secret_in(make(as_alice))

    [letter] = mail.outbox
    assert letter.subject == "A token was made for your account"
    assert letter.to == ["alice@example.org"]
    assert "“Nightly report”, may read, and expires on" in letter.body
    assert "http://testserver/account/tokens/" in letter.body
    assert secret not in letter.body


def test_making_one_asks_for_the_password_first(client, alice):
    client.force_login(alice)

    response = make(client)

    assert response.url.startswith("/accounts/reauthenticate/")
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "\u200b"},
        {"name": "n" * 81},
        {"scope": "admin"},
        {"days": "3650"},
        {"days": "x"},
    ],
)
def test_a_token_that_cannot_be_is_refused_at_its_field(as_alice, change):
    response = make(as_alice, **change)

    assert set(response.context["form"].errors) == set(change)
    assert not ApiToken.objects.exists()


def test_the_list_says_when_each_was_used_last(as_alice, alice):
    _token, secret = create_token(owner=alice, name="Old", scope="write", days=30)
    before = as_alice.get("/account/tokens/").content.decode()
    assert "may read and write" in before
    assert "never used" in before

    as_alice.get("/api/v1/me/", headers={"Authorization": f"Bearer {secret}"})

    assert "last used" in as_alice.get("/account/tokens/").content.decode()


def test_use_is_written_down_once_a_minute(client, alice, django_assert_num_queries):
    _token, secret = create_token(owner=alice, name="x", scope="read", days=30)
    me(client, secret)

    # The token with its owner, and the count of requests.
    with django_assert_num_queries(2):
        me(client, secret)

    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(minutes=2))
    with django_assert_num_queries(3):
        me(client, secret)


def test_an_ended_token_opens_nothing(as_alice, alice):
    token, secret = create_token(owner=alice, name="Lost", scope="read", days=30)
    url = reverse("accounts:token-end", args=[token.uuid])

    assert "End “Lost”?" in as_alice.get(url).content.decode()
    as_alice.post(url)

    assert me(as_alice, secret).status_code == 401


def test_a_token_that_has_expired_opens_nothing_and_is_marked(as_alice, alice):
    _token, secret = create_token(owner=alice, name="x", scope="read", days=30)
    long_ago = timezone.now() - timedelta(days=60)
    ApiToken.objects.update(created_at=long_ago, expires_at=long_ago + timedelta(1))

    assert "expired" in as_alice.get("/account/tokens/").content.decode()
    assert me(as_alice, secret).status_code == 401

    create_token(owner=alice, name="y", scope="read", days=30)
    assert [token.name for token in ApiToken.objects.all()] == ["y"]


def test_there_is_an_end_to_how_many_one_may_have(as_alice, alice):
    for number in range(MOST_TOKENS):
        create_token(owner=alice, name=f"t{number}", scope="read", days=30)

    response = make(as_alice)

    assert "as many tokens as one may have" in response.content.decode()
    assert ApiToken.objects.count() == MOST_TOKENS


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    as_alice, alice, django_assert_num_queries, size
):
    for number in range(size):
        create_token(owner=alice, name=f"t{number}", scope="read", days=30)

    with django_assert_num_queries(3):
        as_alice.get("/account/tokens/")


# --- over the API -----------------------------------------------------------------


def post_token(client, **headers):
    wish = {"name": "By script", "scope": "write", "days": 30}
    return client.post("/api/v1/tokens/", wish, "application/json", headers=headers)


def test_a_session_makes_a_token_over_the_api(as_alice):
    made = post_token(as_alice)

    assert made.status_code == 201
    assert is_secret(made.json()["token"])
    assert len(mail.outbox) == 1


def test_a_session_whose_password_is_long_ago_makes_none(client, alice):
    client.force_login(alice)

    refused = post_token(client)

    assert refused.status_code == 403
    assert "password again" in refused.json()["detail"]


def test_one_token_too_many_is_a_conflict(as_alice, alice):
    for number in range(MOST_TOKENS):
        create_token(owner=alice, name=f"t{number}", scope="read", days=30)

    refused = post_token(as_alice)

    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:rsehub:problem:too-many-tokens"


def test_a_token_ends_itself(client, alice):
    token, secret = create_token(owner=alice, name="x", scope="write", days=30)
    headers = {"Authorization": f"Bearer {secret}"}
    url = f"/api/v1/tokens/{token.uuid}/"
    assert client.get(url, headers=headers).json()["name"] == "x"

    assert client.delete(url, headers=headers).status_code == 204
    assert client.get(url, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer x",
        "Bearer ÿþ",
        "Bearer rsehub_" + "a" * 43,
        "Bearer rsehub_" + "a" * 43 + " more",
        "bearer " + "x" * 9999,
    ],
)
def test_what_is_no_token_is_refused_on_public_pages_too(client, db, header):
    for url in ("/api/v1/me/", "/api/v1/skills/"):
        refused = client.get(url, headers={"Authorization": header})

        assert refused.status_code == 401
        assert refused["WWW-Authenticate"] == "Bearer"


def test_a_token_in_the_address_opens_nothing(client, alice):
    _token, secret = create_token(owner=alice, name="x", scope="read", days=30)

    for name in ("token", "access_token", "Authorization"):
        assert client.get("/api/v1/me/", {name: secret}).status_code == 401


def test_a_token_of_somebody_shut_out_opens_nothing(client, alice):
    _token, secret = create_token(owner=alice, name="x", scope="read", days=30)
    alice.is_active = False
    alice.save()

    assert me(client, secret).status_code == 401


def test_a_session_writes_only_with_the_forms_secret(alice, world):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)

    refused = strict.post("/api/v1/goals/", {"framework": "craft"}, "application/json")

    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"
    assert "CSRF" in refused.json()["detail"]
