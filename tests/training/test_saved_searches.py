"""Searches that are kept, and the mails about what is new for them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.factories import make_profile, make_resource
from training.actions import MOST_SEARCHES, save_search
from training.models import LearningResource, SavedSearch
from training.search_mails import mail_what_is_new, stop_token

HUB = "https://hub.example/"
NOW = timezone.now()
A_WEEK_ON, A_MONTH_ON = NOW + timedelta(days=7, hours=1), NOW + timedelta(days=31)


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def kept(alice):
    said = {"name": "Free things", "query": "cost=free", "hub_address": HUB}
    return save_search(owner=alice, **said)[0]


def test_a_search_is_kept_by_one_click(as_alice, alice):
    page = as_alice.get("/training/?cost=free&q=git").content.decode()
    assert "Save this search" in page

    answer = as_alice.post(
        "/training/searches/", {"query": "cost=free&q=git&page=7", "name": "Free git"}
    )

    kept = SavedSearch.objects.get(owner=alice)
    assert answer.url == "/training/searches/"
    assert (kept.name, kept.query) == ("Free git", "q=git&cost=free")
    assert kept.get_absolute_url() == "/training/?q=git&cost=free"


def test_the_same_search_is_kept_once(as_alice, kept):
    for query in ("cost=free", "cost=free&sort=new&cost=free"):
        as_alice.post("/training/searches/", {"query": query, "name": "Again"})

    assert SavedSearch.objects.get() == kept


@pytest.mark.parametrize("query", ["", "nonsense", "page=2", "cost=" + "a" * 3000])
def test_a_search_for_nothing_is_not_kept(as_alice, query):
    answer = as_alice.post("/training/searches/", {"query": query}, follow=True)

    assert b"Search or narrow the catalogue first" in answer.content
    assert not SavedSearch.objects.exists()


def test_there_is_room_for_twenty(as_alice, alice):
    for number in range(MOST_SEARCHES):
        said = {"name": "x", "query": f"q={number}", "hub_address": HUB}
        save_search(owner=alice, **said)

    answer = as_alice.post("/training/searches/", {"query": "q=more"}, follow=True)

    assert b"You keep 20 searches" in answer.content
    assert SavedSearch.objects.count() == MOST_SEARCHES


def test_a_search_is_renamed_and_removed(as_alice, kept):
    address = f"/training/searches/{kept.uuid}/"

    as_alice.post(address, {"name": "Gratis", "often": "monthly"})
    kept.refresh_from_db()
    assert (kept.name, kept.often) == ("Gratis", "monthly")
    assert as_alice.post(address, {"name": "", "often": "hourly"}).status_code == 422

    as_alice.post(address, {"remove": "1"})
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("size", [1, 3])
def test_my_searches_take_as_many_queries_however_many(
    as_alice, alice, django_assert_num_queries, size
):
    for number in range(size):
        said = {"name": "x", "query": f"q={number}", "hub_address": HUB}
        save_search(owner=alice, **said)

    with django_assert_num_queries(3):
        as_alice.get("/training/searches/")


# --- mail ----------------------------------------------------------------------------


def test_what_is_new_is_mailed_once(kept):
    LearningResource.objects.filter(pk=make_resource("old", cost="free").pk).update(
        created_at=kept.created_at - timedelta(days=9)
    )
    make_resource("new-free", cost="free")
    make_resource("new-paid", cost="paid")

    assert mail_what_is_new(now=A_WEEK_ON) == 1
    assert mail_what_is_new(now=A_WEEK_ON) == 0

    [sent] = mail.outbox
    assert sent.to == ["alice@example.org"]
    assert "- New free\n  https://hub.example/training/new-free/" in sent.body
    assert "New paid" not in sent.body
    assert "Old" not in sent.body


def test_with_nothing_new_there_is_no_mail(kept):
    assert mail_what_is_new(now=A_WEEK_ON) == 0
    assert mail.outbox == []


def test_no_mail_comes_before_its_time_or_when_it_is_ended(kept):
    make_resource("new-free", cost="free")

    assert mail_what_is_new(now=NOW + timedelta(days=2)) == 0
    SavedSearch.objects.update(often="monthly")
    assert mail_what_is_new(now=A_WEEK_ON) == 0
    SavedSearch.objects.update(often="never")
    assert mail_what_is_new(now=A_MONTH_ON) == 0


def test_a_search_that_is_relative_to_me_is_mailed_so(alice, world):
    make_profile(world, alice, {"testing": 1})
    said = {"name": "Mine", "query": "start=1", "hub_address": HUB}
    save_search(owner=alice, **said)
    testing = world.skills["testing"]
    make_resource("within-reach", teaches={testing: (1, 2)})
    make_resource("too-far", teaches={testing: (3, 4)})

    mail_what_is_new(now=A_WEEK_ON)

    assert "Within reach" in mail.outbox[0].body
    assert "Too far" not in mail.outbox[0].body


def test_a_mail_ends_by_its_own_link_signed_out(kept):
    make_resource("new-free", cost="free")
    mail_what_is_new(now=A_WEEK_ON)
    [sent] = mail.outbox
    stop = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in sent.body

    stranger = Client(enforce_csrf_checks=True)  # as a mail program, without a session
    path = stop.removeprefix("https://hub.example")
    assert b"End the mails" in stranger.get(path).content
    kept.refresh_from_db()
    assert kept.often == "weekly"

    stranger.post(path, {"List-Unsubscribe": "One-Click"})
    kept.refresh_from_db()
    assert kept.often == "never"


def test_a_guessed_link_ends_nothing(client, kept):
    token = stop_token(kept.uuid)[:-1] + "x"

    answer = client.post(f"/training/searches/{kept.uuid}/stop/{token}/")

    assert answer.status_code == 404
    assert SavedSearch.objects.get().often == "weekly"
