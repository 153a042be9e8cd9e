"""Writing to a community: the hub passes it on, and keeps addresses to itself."""

import pytest
from django.core import mail

from tests.communities.makers import make_community, make_maintainer

pytestmark = pytest.mark.django_db
PAGE = "/communities/rsse/contact/"


@pytest.fixture
def rsse(alice, bob):
    one = make_community()
    make_maintainer(one, alice)
    make_maintainer(one, bob, is_primary=False)
    return one


def test_each_keeper_gets_a_mail_of_their_own(client, rsse, charlie):
    client.force_login(charlie)
    client.post(PAGE, {"message": "May I join?"})

    assert [m.to for m in mail.outbox] == [["alice@example.org"], ["bob@example.org"]]
    assert all(m.reply_to == ["charlie@example.org"] for m in mail.outbox)
    assert all("May I join?" in m.body for m in mail.outbox)


def test_no_page_tells_an_address_of_a_keeper(client, rsse, charlie):
    client.force_login(charlie)
    for page in (PAGE, "/communities/rsse/", "/communities/rsse/history/"):
        text = client.get(page).text
        assert "alice@" not in text
        assert "bob@" not in text


def test_strangers_sign_in_first(client, rsse):
    assert client.post(PAGE, {"message": "Buy this"}).status_code == 302
    assert mail.outbox == []


def test_a_trapped_robot_sends_nothing(client, rsse, charlie):
    client.force_login(charlie)
    client.post(PAGE, {"message": "Buy this", "website": "https://spam.example"})

    assert mail.outbox == []


def test_a_flood_is_stopped(client, rsse, charlie):
    client.force_login(charlie)
    answers = [client.post(PAGE, {"message": "Hello"}).status_code for _ in range(12)]

    assert answers.count(302) == 10
    assert answers[-1] == 422


def test_where_nobody_reads_nobody_can_write(client, charlie):
    make_community()
    client.force_login(charlie)

    assert client.get(PAGE).status_code == 404
