import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.personal_data import erase, what_is_kept
from profiles.models import Opinion, OpinionRequest, SkillAssessment
from profiles.opinions import MOST_A_DAY
from tests.factories import (
    UserFactory,
    ask_for_opinion,
    make_opinion,
    make_profile,
    make_world,
)

ASK = "/profile/opinions/ask/?framework=craft&group=code"
LIST = "/profile/opinions/"
GIVE = "/profile/opinions/give/the-token/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def asked(alices_profile, world, bob):
    """Alice has asked bob about two skills."""
    skills = [world.skills["testing"], world.skills["version-control"]]
    return ask_for_opinion(alices_profile, skills, "Bob@example.org", token="the-token")


def ask(client, world, **change):
    first = next(iter(world.skills.values()))
    form = {"email": "bob@example.org", "skills": [first.pk]} | change
    return client.post(ASK, form)


def test_whom_alice_asks_gets_a_mail_with_a_link_that_opens_for_them(
    as_alice, world, bob, client
):
    ask(as_alice, world)

    [sent] = mail.outbox
    [link] = re.findall(r"https?://[^/]+(/\S+)", sent.body)
    assert sent.to == ["bob@example.org"]
    assert "alice@example.org asks for your opinion" in sent.body
    client.force_login(bob)
    assert "What do you see Alice do?" in client.get(link).content.decode()
    assert "the-token" not in str(OpinionRequest.objects.values())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"email": "alice@example.org"}, "your own address"),
        ({"email": "nobody"}, "valid email address"),
        ({"skills": []}, "Choose at least one skill"),
        ({"skills": ["999"]}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_asked_says_why_and_mails_nothing(as_alice, world, change, says):
    assert says in ask(as_alice, world, **change).content.decode()
    assert not mail.outbox


def test_one_asks_for_at_most_twelve_skills(client, alice):
    world = make_world({"code": [f"s{n}" for n in range(13)]})
    client.force_login(alice)

    page = ask(client, world, skills=[s.pk for s in world.skills.values()])

    assert "Choose up to 12 skills" in page.content.decode()


def test_one_asks_a_few_people_a_day(as_alice, world):
    for number in range(MOST_A_DAY):
        ask(as_alice, world, email=f"p{number}@example.org")
    OpinionRequest.objects.all().delete()

    assert "Ask the next one tomorrow" in ask(as_alice, world).content.decode()
    assert len(mail.outbox) == MOST_A_DAY


def test_bob_says_what_he_sees_once_and_alice_sees_it_first(client, asked, bob, alice):
    client.force_login(bob)
    said = {
        "opinion-testing": "3",
        "reason-testing": "She tests it all.",
        "opinion-version-control": "endorsed",
    }

    client.post(GIVE, said)

    assert client.get(GIVE).status_code == 404
    given = Opinion.objects.order_by("skill__slug")
    assert [(o.author, o.rank, o.shown_at) for o in given] == [
        (bob, 3, None),
        (bob, None, None),
    ]
    client.force_login(alice)
    page = client.get(LIST).content.decode()
    assert "She tests it all." in page
    assert "Hidden: only you and its author see it." in page


def test_an_opinion_changes_no_answer(client, asked, bob, world):
    client.force_login(bob)

    client.post(GIVE, {"opinion-testing": "4", "reason-testing": "So"})

    assert not SkillAssessment.objects.exists()


def test_a_level_without_a_reason_loses_nothing_of_what_was_written(client, asked, bob):
    client.force_login(bob)

    response = client.post(
        GIVE, {"opinion-testing": "3", "reason-version-control": "My long words"}
    )

    assert response.status_code == 422
    assert "why you give a level" in response.content.decode()
    assert "My long words" in response.content.decode()
    assert not Opinion.objects.exists()


def test_the_link_opens_for_nobody_else(client, asked, alice, charlie):
    for person in (alice, charlie):
        client.force_login(person)
        assert client.get(GIVE).status_code == 404


def test_an_address_that_is_not_confirmed_opens_nothing(client, asked, bob):
    bob.emailaddress_set.update(verified=False)
    client.force_login(bob)

    assert client.get(GIVE).status_code == 404


def test_after_its_time_or_taken_back_the_link_opens_nothing(client, asked, bob):
    client.force_login(bob)
    OpinionRequest.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert client.get(GIVE).status_code == 404

    asked.delete()
    assert client.get(GIVE).status_code == 404


def test_alice_shows_an_opinion_and_hides_it_again(
    as_alice, alices_profile, world, bob
):
    opinion = make_opinion(alices_profile, world.skills["testing"], bob)

    as_alice.post(LIST, {"show": str(opinion.uuid)})
    assert Opinion.objects.shown().exists()

    as_alice.post(LIST, {"hide": str(opinion.uuid)})
    assert not Opinion.objects.shown().exists()


def test_bob_withdraws_what_he_said(client, alices_profile, world, bob):
    opinion = make_opinion(alices_profile, world.skills["testing"], bob)
    client.force_login(bob)

    client.post(f"{LIST}?list=given", {"withdraw": str(opinion.uuid)})

    assert not Opinion.objects.exists()


@pytest.mark.parametrize("word", ["show", "hide", "withdraw", "end"])
@pytest.mark.parametrize("what", ["theirs", "nonsense"])
def test_nobody_changes_what_is_somebody_elses(
    client, alices_profile, world, bob, charlie, word, what
):
    opinion = make_opinion(alices_profile, world.skills["testing"], bob)
    theirs = opinion.request.uuid if word == "end" else opinion.uuid
    client.force_login(charlie)

    sent = client.post(LIST, {word: str(theirs) if what == "theirs" else what})

    assert sent.status_code == 404
    assert not Opinion.objects.get().shown_at


def test_a_request_is_taken_back(as_alice, asked):
    page = as_alice.get(f"{LIST}?list=asked").content.decode()
    assert "Bob@example.org" in page

    as_alice.post(f"{LIST}?list=asked", {"end": str(asked.uuid)})

    assert not OpinionRequest.objects.exists()


def test_when_bob_goes_alice_keeps_the_words_without_the_name(
    as_alice, alices_profile, world, bob
):
    make_opinion(alices_profile, world.skills["testing"], bob, rank=2, reason="Fine")
    assert any("stays with them" in said for said in what_is_kept(bob))

    erase(bob)

    page = as_alice.get(LIST).content.decode()
    assert "Fine" in page
    assert "Somebody whose account is gone" in page
    assert "bob@example.org" not in as_alice.get(f"{LIST}?list=asked").content.decode()


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("which", "queries"), [("about-me", 6), ("asked", 4), ("given", 6)]
)
def test_lists_take_as_many_queries_however_long(
    client, alice, world, django_assert_num_queries, size, which, queries
):
    for _ in range(size):
        other = UserFactory()
        mine = alice.profiles.first() or make_profile(world, alice)
        make_opinion(mine, world.skills["testing"], other)
        make_opinion(make_profile(world, other), world.skills["testing"], alice)
    client.force_login(alice)

    with django_assert_num_queries(queries):
        client.get(LIST, {"list": which})
