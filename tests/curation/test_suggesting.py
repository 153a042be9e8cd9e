"""Anyone suggests a change, and machines do not."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import IntegrityError

from curation import guards
from curation.guards import seal
from curation.kinds import kind_of
from curation.models import Suggestion
from tests.factories import make_resource, make_role

EDIT = "/training/test-course/edit/"
PROBE = '"><script>alert(1)</script>{{7*7}}{% debug %}'


def test_a_visitor_changes_one_field_and_only_that_is_kept(client, course, form_at):
    sent = form_at(EDIT) | {
        "record-title": "Tests that tell",
        "reason": "It says so there",
    }

    response = client.post(EDIT, sent, follow=True)

    kept = Suggestion.objects.get()
    assert kept.proposed == {"title": "Tests that tell"}
    assert kept.base == {"title": "Test course"}
    assert (kept.kind, kept.record, kept.proposer) == ("resource", course.uuid, None)
    assert "A curator will look at it." in response.content.decode()
    course.refresh_from_db()
    assert course.title == "Test course"


def test_the_form_shows_what_is_there(client, course, form_at):
    sent = form_at(EDIT)

    assert sent["record-title"] == "Test course"
    assert sent["record-languages"] == "en"


def test_the_name_of_a_role_and_of_who_suggests_are_two_things(client, role, form_at):
    url = "/roles/craft/rse/edit/"
    sent = form_at(url) | {"record-name": "Engineer", "name": "Vera"}

    client.post(url, sent)

    kept = Suggestion.objects.get()
    assert (kept.proposed, kept.name) == ({"name": "Engineer"}, "Vera")


def test_nothing_changed_is_said(client, course, form_at):
    response = client.post(EDIT, form_at(EDIT))

    assert "Nothing is changed yet" in response.content.decode()
    assert not Suggestion.objects.exists()


def test_a_change_by_somebody_else_meanwhile_is_not_taken_for_mine(
    client, course, form_at
):
    sent = form_at(EDIT) | {"record-title": "Mine"}
    course.description = "Newer words"
    course.save()

    client.post(EDIT, sent)

    assert Suggestion.objects.get().proposed == {"title": "Mine"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("record-url", "javascript:alert(1)"),
        ("record-title", "x" * 301),
        ("record-title", ""),
        ("record-description", "x" * 20_001),
        ("record-languages", "English, please"),
        ("record-provider", "nobody"),
        ("source", "x" * 501),
        ("reason", "x" * 2001),
        ("name", "Eve\nBcc: all@example.org"),
        ("email", "eve@example.org\nBcc: all@example.org"),
        ("email", "eve@example.org\r\nBcc:all@example.org"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_kept(
    client, course, form_at, field, value
):
    sent = form_at(EDIT) | {"record-title": "Mine"} | {field: value}

    response = client.post(EDIT, sent)

    assert field in response.context["form"].errors
    assert not Suggestion.objects.exists()
    assert mail.outbox == []


def test_what_was_wrong_before_keeps_nobody_from_mending_the_rest(
    client, course, form_at
):
    type(course).objects.update(url="ftp//old")
    sent = form_at(EDIT) | {"record-title": "Mine"}

    client.post(EDIT, sent)

    assert Suggestion.objects.get().proposed == {"title": "Mine"}


def test_who_fills_in_what_nobody_sees_is_thanked_and_not_heard(
    client, course, form_at
):
    sent = form_at(EDIT) | {"record-title": "Buy", "website": "https://spam.example"}

    response = client.post(EDIT, sent, follow=True)

    assert "Thank you." in response.content.decode()
    assert not Suggestion.objects.exists()


def test_a_form_that_comes_back_at_once_is_asked_to_come_again(client, course, form_at):
    now = seal({"title": "Test course"})

    response = client.post(
        EDIT, form_at(EDIT) | {"record-title": "Mine", "made_on": now}
    )

    assert "That was very quick." in response.content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("made_on", ["", "forged", "x" * 9000])
def test_a_form_under_a_broken_seal_is_refused(client, course, form_at, made_on):
    response = client.post(
        EDIT, form_at(EDIT) | {"record-title": "Q", "made_on": made_on}
    )

    assert response.status_code == 200
    assert not Suggestion.objects.exists()


def test_too_many_from_one_address_wait_and_lose_nothing(client, course, form_at):
    for number in range(20):
        client.post(EDIT, form_at(EDIT) | {"record-title": f"Title {number}"})

    response = client.post(EDIT, form_at(EDIT) | {"record-title": "One more"})

    assert response.status_code == 429
    assert "One more" in response.content.decode()
    assert Suggestion.objects.count() == 20


def test_there_is_a_limit_for_all_addresses_together(client, course, settings, form_at):
    settings.ACCOUNT_RATE_LIMITS = {"suggest": "9/h/ip,2/h/key"}

    answers = [
        client.post(
            EDIT, form_at(EDIT) | {"record-title": f"T {n}"}, REMOTE_ADDR=f"192.0.2.{n}"
        ).status_code
        for n in range(3)
    ]

    assert answers == [302, 302, 429]


def test_alice_sees_her_suggestion_and_charlie_does_not(
    client, course, form_at, alice, charlie
):
    client.force_login(alice)
    sent = form_at(EDIT) | {"record-title": "Mine"}
    assert sent["name"] == "Alice"
    page = client.post(EDIT, sent, follow=True)

    assert "Waiting." in page.content.decode()
    assert Suggestion.objects.get().proposer == alice
    client.force_login(charlie)
    assert client.get(page.request["PATH_INFO"]).status_code == 404


def test_nobody_floods_the_queue(client, course, form_at, alice, suggest_on):
    for number in range(30):
        suggest_on("resource", course, {"title": str(number)}, proposer=alice)
    client.force_login(alice)

    page = client.post(EDIT, form_at(EDIT) | {"record-title": "Mine"}, follow=True)

    assert "wait already" in page.content.decode()
    assert Suggestion.objects.count() == 30


def test_a_new_resource_is_suggested(client, db, form_at):
    url = "/suggestions/new/resource/"
    sent = form_at(url) | {
        "record-title": "A lesson",
        "record-url": "https://example.org/lesson",
    }

    response = client.post(url, sent)

    kept = Suggestion.objects.get()
    assert response.url == "/training/"
    assert (kept.is_new, kept.record, kept.title) == (True, None, "A lesson")


@pytest.mark.parametrize("kind", ["role", "skill", "framework", "nothing"])
def test_other_records_are_not_made_this_way(client, db, kind):
    assert client.get(f"/suggestions/new/{kind}/").status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/training/nothing/edit/",
        "/training/providers/nobody/history/",
        "/roles/craft/captain/flag/",
        "/frameworks/nothing/edit/",
        "/frameworks/craft/skills/sailing/edit/",
    ],
)
def test_what_is_not_there_is_not_found(client, world, url):
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("version", ["edit", "history", "flag"])
def test_no_version_hides_behind_a_page_of_curation(world, version):
    with pytest.raises(IntegrityError, match="version_is_no_page"):
        world.framework.versions.create(version=version)


@pytest.mark.parametrize("kind", ["framework", "skill", "role", "resource", "provider"])
def test_a_word_without_nul_may_be_anything(client, records, kind):
    record = kind_of(kind).visible_to(AnonymousUser()).first()
    url = kind_of(kind).url(record, "edit") if record else "/suggestions/new/provider/"

    odd = client.post(url, {"reason": "🦉" * 3, "made_on": "1" * 400})
    nul = client.post(url, {"reason": "a\0b"})

    assert (odd.status_code, nul.status_code) == (200, 400)


def test_what_is_only_drafted_is_no_strangers_to_suggest_on(client, world):
    make_role(world, "secret", {"testing": 1}, is_published=False)

    assert client.get("/roles/craft/secret/edit/").status_code == 404
    assert client.get("/roles/craft/secret/history/").status_code == 404


def test_a_visitor_who_leaves_an_address_gets_a_link_of_their_own(
    client, course, form_at, django_capture_on_commit_callbacks
):
    sent = form_at(EDIT) | {"record-title": PROBE, "email": "vera@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(EDIT, sent)

    [letter] = mail.outbox
    assert letter.to == ["vera@example.org"]
    assert "alert(1)" not in letter.subject + letter.body
    link = next(w for w in letter.body.split() if w.startswith("http"))
    page = client.get(link.removeprefix("http://testserver"))
    assert "Waiting." in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_a_status_page_opens_to_its_token_alone(client, course, suggest_on, alice):
    kept = suggest_on("resource", course, {"title": "Mine"})
    own = suggest_on("resource", course, {"title": "Hers"}, proposer=alice)

    for each in (kept, own):
        assert client.get(f"/suggestions/{each.uuid}/{'0' * 40}/").status_code == 404


def test_what_is_typed_stays_text_on_every_page(client, course, form_at, dana):
    fields = ("record-title", "record-description", "source", "reason", "name")
    client.post(EDIT, form_at(EDIT) | dict.fromkeys(fields, PROBE))
    kept = Suggestion.objects.get()
    client.force_login(dana)

    for url in ("/suggestions/", kept.get_absolute_url()):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "{{7*7}}" in page


def test_people_are_not_kept_waiting_for_long():
    assert guards.MINIMUM_SECONDS <= 5


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"),
    [
        (EDIT, 3),
        ("/roles/craft/rse/edit/", 3),
        ("/frameworks/craft/edit/", 1),
        ("/frameworks/craft/skills/testing/edit/", 9),
        ("/suggestions/new/resource/", 1),
        ("/training/test-course/flag/", 1),
    ],
)
def test_a_form_costs_the_same_however_much_there_is(
    client, records, size, url, queries, django_assert_num_queries
):
    for number in range(size):
        make_resource(f"other-{number}")
        records.role.skills.update(rank=number)

    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200
