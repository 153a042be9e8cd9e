"""Dana takes a suggestion, in part, in other words, or not at all."""

import threading

import pytest
from django.core import mail
from django.db import connection, connections

from curation.actions import DecidedAlreadyError, accept, reject
from curation.kinds import kind_of
from curation.models import Suggestion
from curation.values import fingerprint
from tests.factories import make_resource
from training.models import LearningResource


@pytest.fixture
def pair(course, suggest_on):
    """A suggestion of two fields."""
    proposed = {"title": "New title", "description": "New words about tests"}
    return suggest_on("resource", course, proposed, email="vera@example.org")


def state_of(suggestion) -> str:
    suggestion.refresh_from_db()
    return suggestion.state


def test_the_page_shows_each_field_with_the_words_that_differ(curator, pair):
    page = curator.get(pair.get_absolute_url()).content.decode()

    assert "<del>Old</del>" in page
    assert "<ins>New</ins>" in page
    assert " words about tests" in page


def test_dana_takes_all(curator, pair, course, form_at):
    url = pair.get_absolute_url()

    page = curator.post(url, form_at(url) | {"accept": ""}, follow=True)

    course.refresh_from_db()
    assert course.title == "New title"
    assert course.description == "New words about tests"
    assert state_of(pair) == "accepted"
    assert "Taken." in page.content.decode()


def test_dana_takes_one_field_in_other_words(curator, pair, course, form_at, dana):
    url = pair.get_absolute_url()
    sent = form_at(url) | {"value-title": "Better title", "reason": "Thank you"}
    del sent["take-description"]

    page = curator.post(url, sent | {"accept": ""}, follow=True)

    course.refresh_from_db()
    assert (course.title, course.description) == (
        "Better title",
        "Old words about tests",
    )
    assert state_of(pair) == "partly"
    assert pair.decided_by == dana
    assert pair.decisions["title"] == {"taken": True, "value": "Better title"}
    assert pair.decisions["description"]["taken"] is False
    assert "Taken in other words:" in page.content.decode()


def test_nothing_ticked_is_no_decision(curator, pair, form_at):
    url = pair.get_absolute_url()
    sent = {k: v for k, v in form_at(url).items() if not k.startswith("take-")}

    page = curator.post(url, sent | {"accept": ""})

    assert "Tick what to take" in page.content.decode()
    assert state_of(pair) == "pending"


def test_refusing_takes_a_reason(curator, pair, course, form_at):
    url = pair.get_absolute_url()

    page = curator.post(url, form_at(url) | {"reject": ""}, follow=True)
    assert "Say why" in page.content.decode()
    assert state_of(pair) == "pending"

    curator.post(url, form_at(url) | {"reject": "", "reason": "It is not so"})
    assert (state_of(pair), pair.decision_reason) == ("rejected", "It is not so")
    course.refresh_from_db()
    assert course.title == "Test course"


def test_a_record_that_moved_on_is_marked_and_not_ticked(curator, pair, course):
    course.title = "Somebody else's title"
    course.save()

    response = curator.get(pair.get_absolute_url())

    by_key = {each.key: each for each in response.context["differences"]}
    assert by_key["title"].is_in_conflict
    assert not by_key["description"].is_in_conflict
    assert response.context["form"]["take-title"].value() is False
    assert "this changed since" in response.content.decode()


def test_a_change_while_dana_reads_is_not_overwritten(curator, pair, course, form_at):
    url = pair.get_absolute_url()
    sent = form_at(url)
    LearningResource.objects.update(title="Somebody else's title")

    page = curator.post(url, sent | {"accept": ""}, follow=True)

    assert "Somebody changed it while you were reading." in page.content.decode()
    course.refresh_from_db()
    assert course.title == "Somebody else's title"
    assert state_of(pair) == "pending"


def test_the_second_curator_is_told(curator, pair, form_at):
    url = pair.get_absolute_url()
    sent = form_at(url)
    curator.post(url, sent | {"accept": ""})

    page = curator.post(url, sent | {"reject": "", "reason": "No"}, follow=True)

    assert "This was decided on" in page.content.decode()
    assert state_of(pair) == "accepted"


@pytest.mark.django_db(transaction=True)
def test_two_curators_at_once_decide_once(pair, course, dana):
    """Both have read the same page; one of them is told."""
    seen = fingerprint(kind_of("resource").read(course, working=True))
    outcomes = []

    def decide():
        try:
            accept(
                suggestion=pair,
                by=dana,
                taken={"title": "New title"},
                reason="",
                seen=seen,
                absolute=str,
            )
            outcomes.append("taken")
        except DecidedAlreadyError:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["taken", "told"]


@pytest.mark.parametrize(
    ("value", "words"),
    [("", "This is still empty."), ("x" * 301, "Shorten it to 300 characters")],
)
def test_what_the_curator_writes_keeps_the_rules(curator, pair, form_at, value, words):
    url = pair.get_absolute_url()

    page = curator.post(url, form_at(url) | {"value-title": value, "accept": ""})

    assert page.status_code == 422
    assert words in page.content.decode()
    assert state_of(pair) == "pending"


def test_only_who_looks_after_it_decides(client, pair, alice, charlie):
    for person in (alice, charlie):
        client.force_login(person)
        assert client.post(pair.get_absolute_url(), {"accept": ""}).status_code == 404

    assert state_of(pair) == "pending"


def test_alice_cannot_decide_about_her_own(client, course, suggest_on, alice):
    own = suggest_on("resource", course, {"title": "Mine"}, proposer=alice)
    client.force_login(alice)

    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.post(own.get_absolute_url(), {"accept": ""}).status_code == 404


def test_a_new_resource_is_made_at_an_address_of_its_own(
    curator, suggest_on, form_at, db
):
    make_resource("providers-resource")
    new = suggest_on(
        "resource",
        None,
        {"title": "Providers", "url": "https://example.org/p", "languages": ["en"]},
    )
    url = new.get_absolute_url()

    curator.post(url, form_at(url) | {"accept": ""})

    made = LearningResource.objects.get(title="Providers")
    assert made.slug == "providers-2"
    new.refresh_from_db()
    assert (new.state, new.record) == ("accepted", made.uuid)


def test_a_new_resource_without_an_address_is_not_made(curator, suggest_on, form_at):
    new = suggest_on("resource", None, {"title": "Lost"})
    url = new.get_absolute_url()

    page = curator.post(url, form_at(url) | {"accept": ""})

    assert page.status_code == 422
    assert not LearningResource.objects.exists()


# --- what the sender hears ---------------------------------------------------------


def test_the_visitor_hears_and_is_forgotten(
    pair, dana, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        reject(
            suggestion=pair,
            by=dana,
            reason="It is not so",
            absolute="https://h{}".format,
        )

    letter = mail.outbox[-1]
    assert letter.to == ["vera@example.org"]
    assert "“Test course” is not taken." in letter.body
    assert "It is not so" in letter.body
    pair.refresh_from_db()
    assert pair.email == ""


def test_alice_hears_at_the_address_of_her_account(
    course, suggest_on, alice, dana, django_capture_on_commit_callbacks
):
    own = suggest_on("resource", course, {"title": "Mine"}, proposer=alice)

    with django_capture_on_commit_callbacks(execute=True):
        reject(suggestion=own, by=dana, reason="No", absolute="https://h{}".format)

    [letter] = mail.outbox
    assert letter.to == ["alice@example.org"]
    assert f"https://h/suggestions/{own.uuid}/" in letter.body


def test_a_name_with_a_line_end_breaks_no_mail(
    course, suggest_on, dana, django_capture_on_commit_callbacks
):
    LearningResource.objects.update(title="Tests\nBcc: all@example.org")
    course.refresh_from_db()
    kept = suggest_on("resource", course, {"description": "x"}, email="v@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        reject(suggestion=kept, by=dana, reason="No", absolute=str)

    letter = mail.outbox[-1]
    assert "\n" not in letter.subject
    assert letter.recipients() == ["v@example.org"]
    assert "“Tests Bcc: all@example.org”" in letter.body


# --- the queue ---------------------------------------------------------------------


def test_the_queue_is_oldest_first_and_narrows(curator, course, role, suggest_on):
    suggest_on("resource", course, {"title": "First"})
    suggest_on("role", role, {"name": "Second"})

    page = curator.get("/suggestions/").context["page"]
    assert [each.kind for each in page] == ["resource", "role"]
    narrowed = curator.get("/suggestions/", {"kind": "role"}).context["page"]
    assert [each.kind for each in narrowed] == ["role"]
    assert (
        curator.get("/suggestions/", {"state": "closed"}).context["page"].end_index()
        == 0
    )
    assert curator.get("/suggestions/?state=%27&kind=%27").status_code == 200


def test_alice_finds_her_own_there(client, course, suggest_on, alice):
    suggest_on("resource", course, {"title": "Hers"}, proposer=alice)
    suggest_on("resource", course, {"title": "Not hers"})
    client.force_login(alice)

    response = client.get("/suggestions/")

    assert response.context["page"].paginator.count == 1
    assert "Flags" not in response.content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_the_queue_costs_the_same_for_one_and_three(
    curator, course, suggest_on, size, django_assert_num_queries
):
    for number in range(size):
        kept = suggest_on("resource", course, {"title": f"T {number}"})

    with django_assert_num_queries(7):
        curator.get("/suggestions/")
    with django_assert_num_queries(8):
        curator.get(kept.get_absolute_url())


# --- records that go ----------------------------------------------------------------


def test_a_record_that_is_deleted_closes_what_waits(curator, pair, course):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM training_learningresource")

    assert (state_of(pair), pair.email) == ("closed", "")
    page = curator.get(pair.get_absolute_url()).content.decode()
    assert "What it was about is deleted." in page


def test_what_was_decided_stays_decided(curator, pair, course, form_at):
    url = pair.get_absolute_url()
    curator.post(url, form_at(url) | {"accept": ""})

    course.delete()

    assert state_of(pair) == "accepted"
    assert Suggestion.objects.waiting().count() == 0
