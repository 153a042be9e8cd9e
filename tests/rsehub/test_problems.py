"""Everything that goes wrong under /api/ is a problem in the sense of RFC 9457."""

import json

import pytest
from django.db import OperationalError

from rsehub import problems
from rsehub.problems import pointed_at

GOALS = "/api/v1/goals/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    client.raise_request_exception = False
    return client


def send(client, body, content_type="application/json", **headers):
    return client.post(GOALS, body, content_type, headers=headers)


def seen_in(response) -> dict:
    assert response["Content-Type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == response.status_code
    assert found["request_id"] == response["X-Request-ID"]
    assert {"type", "title", "detail", "instance"} <= set(found)
    return found


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/api/", 404, "no such address"),
        ("/api/v2/skills/", 404, "no such address"),
        ("/api/v1/skills", 404, "end in a slash"),
        ("/api/v1/skills/nowhere/", 404, "no such address"),
        ("/api/v1/skills/6f1e0f0c-3a52-4d0e-9b0a-3c1f5b1f8a11/", 404, "no such thing"),
        ("/api/v1/skills/?page=2", 404, "Invalid page"),
        ("/api/v1/skills/?q=%00", 400, "can't be read"),
        ("/api/v1/me/", 401, "Authentication"),
    ],
)
def test_an_address_that_cannot_be_answered(client, world, url, status, words):
    response = client.get(url)

    found = seen_in(response)
    assert response.status_code == status
    assert words in found["detail"]
    assert found["instance"] == url.partition("?")[0]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_an_address_without_its_slash_is_never_redirected(client, db, method):
    assert getattr(client, method)("/api/v1/goals").status_code == 404


def test_a_method_that_is_not_there(as_alice):
    response = as_alice.put(GOALS, {}, "application/json")

    assert seen_in(response)["status"] == 405
    assert response["Allow"] == "GET, POST, HEAD"


def test_what_is_not_wanted_cannot_be_had(as_alice):
    response = as_alice.get(GOALS, headers={"Accept": "text/html"})

    assert seen_in(response)["status"] == 406


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_what_is_not_json_is_not_taken(as_alice, kind):
    assert seen_in(send(as_alice, "framework=craft", kind))["status"] == 415


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "\ufeff{}",
        b"\xff",
        '{"framework": NaN}',
        '{"framework": "craft", "name": "a\\u0000b"}',
        '{"framework": "craft", "name": "\\ud800"}',
        '{"framework": "craft", "\\ud800": 1}',
        '{"framework": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"a":' * 5_000 + "1" + "}" * 5_000,
        "[]",
        "null",
        '"craft"',
    ],
    ids=range(14),
)
def test_a_body_that_cannot_be_read(as_alice, alice, body):
    assert seen_in(send(as_alice, body))["status"] == 400
    assert not alice.profiles.exists()


@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded"]
)
def test_a_body_that_is_too_large(as_alice, kind):
    body = json.dumps({"framework": "craft", "name": "x" * 1_100_000})

    assert seen_in(send(as_alice, body, kind))["status"] == 413


def test_values_are_pointed_at(as_alice):
    wish = {"framework": "craft", "targets": [{"skill": "x", "rank": 99}], "name": ""}

    found = seen_in(send(as_alice, wish))

    assert found["type"] == "urn:rsehub:problem:invalid"
    assert {error["pointer"] for error in found["errors"]} == {
        "/name",
        "/targets/0/skill",
        "/targets/0/rank",
    }


def test_a_pointer_escapes_what_it_must():
    assert list(pointed_at({"a/b~c": ["No."]})) == [
        {"pointer": "/a~1b~0c", "detail": "No."}
    ]


def broken(error):
    def raising(*args, **kwargs):
        raise error

    return raising


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (RuntimeError("secret words"), 500, "request_id helps"),
        (OperationalError("host=secret"), 503, "Nothing was saved"),
    ],
)
def test_what_nobody_foresaw(as_alice, monkeypatch, error, status, words):
    monkeypatch.setattr("profiles.goals_api.create_goal", broken(error))

    response = send(as_alice, {"framework": "craft"})

    assert seen_in(response)["status"] == status
    assert words in response.json()["detail"]
    assert "secret" not in response.content.decode()
    assert response["Cache-Control"].startswith("private, no-store")


def test_a_host_that_is_not_ours(client, db):
    response = client.get("/api/v1/skills/", headers={"Host": "evil.example"})

    assert seen_in(response)["status"] == 400


def test_pages_keep_their_own_errors(client, db):
    assert client.get("/nowhere/")["Content-Type"].startswith("text/html")


def test_every_named_error_has_words():
    assert all(str(text) for *_rest, text in problems.KNOWN)
