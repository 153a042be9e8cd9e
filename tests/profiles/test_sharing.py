"""Sharing: given by a link or by name, read, counted, and taken back."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone

from accounts.tokens import digest_of
from profiles.models import Evidence, Share, SkillRemark
from profiles.share_actions import (
    MOST_SHARES,
    SHARING,
    SharedTooOftenError,
    TooManySharesError,
    share_by_link,
    share_with,
)
from profiles.share_mails import name_to_mail
from profiles.share_tokens import token_known, token_of
from profiles.views.shared import WRONG_LINKS
from tests.factories import UserFactory, make_goal, make_profile, make_role, make_world

LINK = {"name": "Application", "days": "90"}


@pytest.fixture
def hers(world, alice):
    """Alice's profile, with a level that shows wherever it is read."""
    return make_profile(world, alice, {"testing": 3, "mentoring": None})


@pytest.fixture
def link(hers):
    return share_by_link(profile=hers, name="Application", days=90)


@pytest.fixture
def with_bob(hers, bob):
    return share_with(profile=hers, email=bob.email, absolute=str)


def address(share) -> str:
    return f"/p/{token_of(share.uuid)}/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def expire(share) -> None:
    past = timezone.now() - timedelta(seconds=1)
    Share.objects.filter(pk=share.pk).update(
        created_at=past - timedelta(days=1), expires_at=past
    )


# --- by a link ---------------------------------------------------------------------


def test_alice_makes_a_link_and_a_stranger_reads_it(client, alice, hers):
    client.force_login(alice)
    made = client.post("/profile/sharing/link/", LINK, follow=True)
    [url] = re.findall(
        r'href="http://testserver(/p/[\w-]{43}/)"', made.content.decode()
    )
    client.logout()

    page = text(client.get(url))

    assert "<h1 >Alice</h1>" in page
    assert "1.0" in page
    assert "Practitioner" in page
    assert "alice@example.org" not in page
    assert "Application" not in page


def test_the_link_has_256_bits_and_the_database_holds_their_digest(link):
    token = token_of(link.uuid)

    assert len(token) == 43
    assert link.digest == digest_of(token)
    assert token_known(link.uuid, link.digest) == token
    assert token_known(link.uuid, digest_of("other")) == ""


def test_a_link_keeps_opening_when_the_hubs_key_changes(client, alice, link, settings):
    url = address(link)
    settings.SECRET_KEY = "another key, of some length, for the test alone"

    assert client.get(url).status_code == 200
    client.force_login(alice)
    assert "be shown again" in text(client.get("/profile/sharing/"))


def test_nobody_on_the_way_keeps_it_or_learns_of_it(client, link):
    response = client.get(address(link))

    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex, nofollow">' in text(response)


def test_ended_taken_back_and_guessed_are_one_answer(client, hers, link):
    url, other = address(link), share_by_link(profile=hers, name="y", days=7)
    expire(link)
    ended = client.get(url)
    Share.objects.all().delete()

    answers = [ended, client.get(address(other)), client.get("/p/guessed/")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({text(answer) for answer in answers}) == 1
    assert {a["Cache-Control"] for a in answers} == {"private, no-store"}


@pytest.mark.parametrize("token", ["%ff%fe", "a" * 4000, "ü", "..", "%F0%9F%A6%80"])
def test_no_token_breaks_the_page(client, db, token):
    assert client.get(f"/p/{token}/").status_code == 404


def test_guesses_are_limited_and_a_good_link_still_opens(client, link):
    for _ in range(WRONG_LINKS.requests):
        client.get("/p/guessed/")

    refused = client.get("/p/guessed/")

    assert refused.status_code == 429
    assert int(refused["Retry-After"]) <= WRONG_LINKS.seconds
    assert client.get(address(link)).status_code == 200


def test_taken_back_opens_nothing_at_once(client, alice, link):
    client.force_login(alice)
    client.post(f"/profile/sharing/{link.uuid}/end/")

    assert client.get(address(link)).status_code == 404


def test_who_can_no_longer_sign_in_shows_nothing(client, alice, link):
    alice.is_active = False
    alice.save()

    assert client.get(address(link)).status_code == 404


def test_openings_are_counted_but_not_the_owners_own(client, alice, bob, link):
    client.get(address(link))
    client.head(address(link))
    client.force_login(alice)
    client.get(address(link))
    client.force_login(bob)
    client.get(address(link))

    link.refresh_from_db()
    assert (link.opened_count, link.last_opened_on) == (2, timezone.now().date())


# --- with a person -----------------------------------------------------------------


def share_with_address(client, email):
    return client.post("/profile/sharing/person/", {"email": email, "days": ""})


def test_the_person_named_reads_it_and_nobody_else(client, bob, charlie, with_bob):
    url = with_bob.get_absolute_url()
    client.force_login(charlie)
    assert client.get(url).status_code == 404
    assert "Alice" not in text(client.get("/profile/sharing/with-me/"))

    client.force_login(bob)
    assert "Practitioner" in text(client.get(url))
    assert "Alice" in text(client.get("/profile/sharing/with-me/"))


def test_the_answer_is_the_same_whether_or_not_there_is_an_account(
    client, alice, bob, hers
):
    client.force_login(alice)
    pages = []
    for email in (bob.email, "nobody@example.org"):
        answer = share_with_address(client, email)
        page = text(client.get("/profile/sharing/"))
        pages.append((answer.status_code, answer.url, page.count(email)))
        client.post(f"/profile/sharing/{Share.objects.get().uuid}/end/")

    assert pages[0] == pages[1]
    bodies = [m.body.replace(m.to[0], "") for m in mail.outbox]
    assert re.sub(r"[0-9a-f-]{36}", "", bodies[0]) == re.sub(
        r"[0-9a-f-]{36}", "", bodies[1]
    )


def test_who_joins_later_with_the_address_sees_it_then(client, hers):
    share = share_with(profile=hers, email="Rosa@Example.org", absolute=str)
    rosa = UserFactory(email="rosa@example.org")
    client.force_login(rosa)
    assert client.get(share.get_absolute_url()).status_code == 200

    EmailAddress.objects.filter(user=rosa).update(verified=False)
    assert client.get(share.get_absolute_url()).status_code == 404


def test_ones_own_address_is_refused(client, alice, hers):
    client.force_login(alice)

    page = share_with_address(client, "ALICE@example.org")

    assert page.status_code == 422
    assert "your own address" in text(page)
    assert not Share.objects.exists()


def test_naming_somebody_again_changes_what_it_gives_and_mails_nothing(hers, bob):
    for with_evidence in (False, True):
        share_with(
            profile=hers, email=bob.email, absolute=str, with_evidence=with_evidence
        )

    assert Share.objects.get().with_evidence
    assert len(mail.outbox) == 1


def test_the_mail_holds_no_words_that_become_a_link(hers, alice):
    alice.name = "Buy at spam.example"
    alice.save()
    share_with(profile=hers, email="x@example.org", absolute=str)

    [sent] = mail.outbox
    assert "spam" not in sent.body
    assert "Somebody shares a profile with you" in sent.body


@pytest.mark.parametrize(
    ("name", "mailed"),
    [("Dr. Eve B. Smith", True), ("a.example", False), ("http://x", False)],
)
def test_a_name_is_mailed_where_it_is_one(name, mailed):
    assert (name_to_mail(name) == name) is mailed


def test_bob_takes_it_off_his_list(client, bob, with_bob):
    client.force_login(bob)
    client.post(f"{with_bob.get_absolute_url()}remove/")

    assert client.get(with_bob.get_absolute_url()).status_code == 404
    assert not Share.objects.exists()


# --- goals -------------------------------------------------------------------------


@pytest.fixture
def goals(world, hers):
    role = make_role(
        world, "lead", {"testing": 4, "mentoring": 2, "version-control": 1}
    )
    shown = make_goal(hers, roles=[role], name="Shown")
    return shown, make_goal(hers, roles=[role], name="Hidden")


def test_a_share_gives_the_goals_it_names_and_no_other(client, hers, goals):
    shown, hidden = goals
    link = share_by_link(profile=hers, name="x", days=7, goals=[shown])

    page = text(client.get(address(link)))
    gap = client.get(f"{address(link)}goals/{shown.uuid}/")

    assert "Shown" in page
    assert "Hidden" not in page
    assert "Short of the goal" in text(gap)
    assert client.get(f"{address(link)}goals/{hidden.uuid}/").status_code == 404


def test_the_database_refuses_a_goal_of_somebody_else(world, link, bob):
    theirs = make_goal(make_profile(world, bob))

    with pytest.raises(IntegrityError, match="another profile"):
        link.goals.add(theirs)


def test_only_ones_own_goals_are_offered(client, alice, bob, hers, world):
    theirs = make_goal(make_profile(world, bob), name="Bob's")
    client.force_login(alice)
    make_goal(hers, name="Mine")

    answer = client.post("/profile/sharing/link/", LINK | {"goals": [theirs.pk]})

    assert answer.status_code == 422
    assert not Share.objects.exists()


# --- limits ------------------------------------------------------------------------


def test_one_share_too_many_is_refused_and_ended_ones_make_room(hers):
    ends = timezone.now() + timedelta(days=1)
    Share.objects.bulk_create(
        Share(profile=hers, name="x", digest=str(n), expires_at=ends)
        for n in range(MOST_SHARES)
    )
    with pytest.raises(TooManySharesError):
        share_by_link(profile=hers, name="x", days=7)

    expire(Share.objects.first())
    assert share_by_link(profile=hers, name="x", days=7).is_live


def test_sharing_too_often_waits_an_hour(client, alice, hers, bob):
    for _ in range(SHARING.requests):
        share_with(profile=hers, email=bob.email, absolute=str)
    with pytest.raises(SharedTooOftenError):
        share_with(profile=hers, email="x@example.org", absolute=str)

    client.force_login(alice)
    assert "Wait an hour" in text(share_with_address(client, "y@example.org"))
    assert not Share.objects.filter(email="y@example.org").exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "x", "digest": "d"},
        {"email": "A@example.org"},
        {"email": "a@example.org", "digest": "d"},
        {"name": "x"},
    ],
)
def test_the_database_refuses_what_is_neither_link_nor_person(hers, fields):
    with pytest.raises(IntegrityError):
        Share.objects.create(profile=hers, **fields)


# --- bad input, and queries --------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": ""}, "required"),
        ({"name": "x" * 81}, "Shorten it"),
        ({"name": "\u200b"}, "can be seen"),
        ({"days": "999999999999999999999"}, "not one of"),
        ({"days": ""}, "required"),
    ],
)
def test_bad_input_gets_one_message_and_makes_nothing(client, alice, hers, form, said):
    client.force_login(alice)

    answer = client.post("/profile/sharing/link/", LINK | form)

    assert answer.status_code == 422
    assert said in text(answer)
    assert not Share.objects.exists()


def test_words_of_a_name_are_text(client, alice, link):
    alice.name = "<script>alert(1)</script>"
    alice.save()

    assert "&lt;script&gt;" in text(client.get(address(link)))


@pytest.mark.parametrize("size", [1, 3])
def test_ones_shares_take_as_many_queries_however_many(
    client, alice, hers, size, django_assert_num_queries
):
    for n in range(size):
        goals = [make_goal(hers, name=f"g{n}")]
        share_by_link(profile=hers, name=f"l{n}", days=7, goals=goals)
        share_with(profile=hers, email=f"p{n}@example.org", absolute=str, goals=goals)
    client.force_login(alice)

    with django_assert_num_queries(7):
        client.get("/profile/sharing/")


@pytest.mark.parametrize("size", [1, 3])
def test_what_is_shared_with_bob_takes_as_many_queries(
    client, world, bob, size, django_assert_num_queries
):
    for _ in range(size):
        theirs = make_profile(world, UserFactory())
        share_with(profile=theirs, email=bob.email, absolute=str)
    client.force_login(bob)

    with django_assert_num_queries(3):
        client.get("/profile/sharing/with-me/")


@pytest.mark.parametrize("size", [1, 3])
def test_a_shared_profile_takes_as_many_queries(
    client, alice, size, django_assert_num_queries
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    hers = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    goals = [make_goal(hers, name=f"g{n}") for n in range(size)]
    link = share_by_link(profile=hers, name="x", days=7, goals=goals)

    with django_assert_num_queries(9):
        client.get(address(link))
    with django_assert_num_queries(10):
        client.get(f"{address(link)}goals/{goals[0].uuid}/")


# --- evidence and notes ------------------------------------------------------------


@pytest.fixture
def borne_out(world, hers):
    testing = world.skills["testing"]
    Evidence.objects.create(
        profile=hers, skill=testing, kind="repository", url="https://code.example/tool"
    )
    SkillRemark.objects.create(profile=hers, skill=testing, note="Since <b>2019</b>")
    SkillRemark.objects.create(
        profile=hers, skill=world.skills["version-control"], note="Not answered"
    )


@pytest.mark.parametrize("given", [True, False])
def test_evidence_and_notes_come_only_where_they_are_given(
    client, hers, borne_out, given
):
    link = share_by_link(profile=hers, name="x", days=7, with_evidence=given)

    page = text(client.get(address(link)))

    assert ("https://code.example/tool" in page) is given
    assert ("Since &lt;b&gt;2019&lt;/b&gt;" in page) is given
    assert "Not answered" not in page


def test_evidence_takes_three_more_queries(
    client, hers, borne_out, django_assert_num_queries
):
    link = share_by_link(profile=hers, name="x", days=7, with_evidence=True)

    with django_assert_num_queries(12):
        client.get(address(link))
