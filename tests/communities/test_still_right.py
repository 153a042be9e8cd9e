"""Asking twice a year whether an entry is right: mails, reminders, the button."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from communities.models import Asking, Community, PrivateContact
from communities.still_right import send_due_questions
from tests.communities.makers import make_community, make_maintainer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def rsse(alice, now):
    """A community that alice keeps, and said to be right 184 days ago."""
    one = make_community()
    make_maintainer(one, alice)
    Community.objects.update(verified_at=now - 184 * DAY, verified_how="maintainer")
    return one


def link():
    [found] = re.findall(r"/communities/still-right/\S+", mail.outbox[-1].body)
    return found


def test_it_is_asked_after_half_a_year_and_three_times_again(rsse, now):
    for days in range(0, 120, 7):
        send_due_questions(now=now + days * DAY)

    assert [m.to for m in mail.outbox] == [["alice@example.org"]] * 4
    assert Asking.objects.get().mails == 4
    assert "last mail" in mail.outbox[-1].body


def test_nobody_is_asked_early_or_twice(rsse, now):
    Community.objects.update(verified_at=now - 180 * DAY)
    assert send_due_questions(now=now) == 0
    assert send_due_questions(now=now + 4 * DAY) == 1
    assert send_due_questions(now=now + 4 * DAY) == 0


@pytest.mark.parametrize("status", ["retired", "merged"])
def test_what_has_ended_is_left_in_peace(rsse, now, status):
    into = make_community("into") if status == "merged" else None
    Community.objects.filter(pk=rsse.pk).update(status=status, merged_into=into)

    assert send_due_questions(now=now) == 0


def test_without_a_keeper_the_private_contact_is_asked(now):
    one = make_community()
    PrivateContact.objects.create(community=one, email="c@example.org")
    send_due_questions(now=now + 184 * DAY)

    assert [m.to for m in mail.outbox] == [["c@example.org"]]


def test_without_anybody_nobody_is_asked(now):
    make_community()

    assert send_due_questions(now=now + 400 * DAY) == 0


def test_opening_the_link_answers_nothing_the_button_does(client, rsse, now):
    send_due_questions(now=now)
    client.get(link())
    client.head(link())
    rsse.refresh_from_db()
    assert rsse.verified_how == "maintainer"

    assert "Thank you" in client.post(link()).text
    rsse.refresh_from_db()
    assert rsse.verified_how == "mail"
    assert rsse.verified_at > now
    assert not Asking.objects.exists()


def test_a_used_link_is_over_and_a_broken_one_too(client, rsse, now):
    send_due_questions(now=now)
    client.post(link())

    assert client.post(link()).status_code == 404
    assert client.post(link()[:-4] + "xxx/").status_code == 404


def test_without_an_answer_it_says_so_and_stays(client, rsse, now):
    then = now - 120 * DAY
    Asking.objects.create(community=rsse, asked_at=then, mails=4, last_mail_at=then)

    assert "<b>Unconfirmed.</b>" in client.get("/communities/rsse/").text
    assert Community.objects.filter(pk=rsse.pk).exists()


def test_a_keeper_says_it_on_their_page(client, rsse, alice, dana):
    Asking.objects.create(
        community=rsse, asked_at=timezone.now(), mails=1, last_mail_at=timezone.now()
    )
    client.force_login(alice)
    client.post("/communities/rsse/keep/right/")
    rsse.refresh_from_db()
    assert rsse.verified_how == "maintainer"
    assert not Asking.objects.exists()

    client.force_login(dana)
    client.post("/communities/rsse/keep/right/")
    rsse.refresh_from_db()
    assert rsse.verified_how == "curator"


def test_the_command_does_it_once(rsse, capsys):
    call_command("send_reminders")
    call_command("send_reminders")

    assert capsys.readouterr().out.splitlines() == ["asked about 1", "asked about 0"]
