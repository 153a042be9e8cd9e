"""How often one may ask: counted in the database, for every process together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import counting
from accounts.actions import create_token
from accounts.counting import Rate, network_of, seconds_to_wait
from accounts.models import RequestCount

TWICE = Rate(requests=2, seconds=60)


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is set."""
    hands = {"now": 1_000_000_020.0}
    monkeypatch.setattr(counting.time, "time", lambda: hands["now"])
    return hands


def test_the_third_of_two_waits_until_the_window_ends(db, clock):
    answers = [seconds_to_wait("x", "alice", TWICE) for _ in range(3)]

    assert answers == [None, None, 60 - 1_000_000_020 % 60]


def test_a_new_window_begins_at_nothing(db, clock):
    for _ in range(3):
        seconds_to_wait("x", "alice", TWICE)
    clock["now"] += 60

    assert seconds_to_wait("x", "alice", TWICE) is None
    assert RequestCount.objects.get().count == 1


def test_people_and_scopes_are_counted_apart(db, clock):
    asked = [("x", "alice"), ("x", "bob"), ("y", "alice")]

    assert [seconds_to_wait(*who, Rate(1, 60)) for who in asked] == [None] * 3


def test_nobody_reads_who_it_was_in_the_table(db, clock):
    seconds_to_wait("x", "192.0.2.7", TWICE)

    assert "192" not in RequestCount.objects.get().key


def test_past_windows_go_while_others_are_counted(db):
    past = timezone.now() - timedelta(minutes=5)
    for number in range(7):
        RequestCount.objects.create(key=f"k{number}", window=1, ends_at=past, count=1)

    seconds_to_wait("x", "alice", TWICE)
    seconds_to_wait("x", "alice", TWICE)

    assert RequestCount.objects.get().count == 2


def test_counting_is_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        seconds_to_wait("x", "alice", TWICE)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("", ""),
    ],
)
def test_a_person_at_an_address(address, network):
    assert network_of(address) == network


# --- over the API -----------------------------------------------------------------


def test_a_stranger_who_asks_too_often_is_told_how_long_to_wait(client, db, settings):
    settings.API_RATES = settings.API_RATES | {"anonymous": (1, 60)}
    client.get("/api/v1/skills/")

    refused = client.get("/api/v1/skills/")

    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused.json()["title"] == "Too Many Requests"
    other = client.get("/api/v1/skills/", REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 200


def test_the_address_is_what_a_trusted_proxy_says(client, db, settings):
    settings.API_RATES = settings.API_RATES | {"anonymous": (1, 60)}
    settings.TRUSTED_PROXY_COUNT = 1

    def status(forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        return client.get("/api/v1/skills/", headers=headers).status_code

    assert [status("1.2.3.4"), status("9.9.9.9, 1.2.3.4"), status("5.6.7.8")] == [
        200,
        429,
        200,
    ]


def test_writing_has_a_limit_of_its_own(client, alice, world, settings):
    settings.API_RATES = settings.API_RATES | {"write": (1, 60)}
    client.force_login(alice)

    def write() -> int:
        wish = {"framework": "craft"}
        return client.post("/api/v1/goals/", wish, "application/json").status_code

    assert [write(), write()] == [201, 429]
    assert client.get("/api/v1/goals/").status_code == 200


def test_a_person_is_one_whatever_they_come_in_by(client, alice, settings):
    settings.API_RATES = settings.API_RATES | {"person": (1, 60)}
    _token, secret = create_token(owner=alice, name="x", scope="read", days=30)
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/me/", headers=headers).status_code == 200

    client.force_login(alice)

    assert client.get("/api/v1/me/").status_code == 429


def test_guessing_tokens_soon_ends(client, db, settings):
    settings.API_RATES = settings.API_RATES | {"guess": (2, 60)}
    headers = {"Authorization": "Bearer rsehub_" + "a" * 43}

    answers = [client.get("/api/v1/me/", headers=headers) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert "Retry-After" in answers[2]
