"""What a person says of a resource for themselves, with htmx and without."""

import pytest

from tests.factories import make_resource
from training.actions import mark_resource
from training.models import ResourceMark


@pytest.fixture
def course(db):
    return make_resource("course")


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def said(owner):
    return list(ResourceMark.objects.visible_to(owner).values_list("state", flat=True))


def test_a_visitor_sees_no_form_and_is_led_to_the_door(client, course):
    assert b'name="state"' not in client.get("/training/course/").content

    answer = client.post("/training/course/mark/", {"state": "saved"})

    assert answer.url.startswith("/accounts/login/")
    assert not ResourceMark.objects.exists()


def test_alice_saves_starts_and_does_it_and_takes_it_back(as_alice, alice, course):
    for state in ("saved", "started", "done"):
        answer = as_alice.post("/training/course/mark/", {"state": state})
        assert (answer.url, said(alice)) == ("/training/course/", [state])

    as_alice.post("/training/course/mark/", {"state": ""})

    assert said(alice) == []


def test_the_form_leads_back_to_the_list_it_stood_on(as_alice, course):
    there = {"state": "saved", "next": "/training/?q=course"}

    answer = as_alice.post("/training/course/mark/", there)

    assert answer.url == "/training/?q=course"


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "x" * 9])
def test_nobody_is_led_elsewhere(as_alice, course, away):
    answer = as_alice.post("/training/course/mark/", {"state": "done", "next": away})

    assert answer.url == "/training/course/"


def test_with_htmx_only_the_form_comes_back(as_alice, alice, course):
    answer = as_alice.post(
        "/training/course/mark/", {"state": "saved"}, headers={"HX-Request": "true"}
    )

    page = answer.content.decode()
    assert page.strip().startswith("<form")
    assert "saved" in page
    assert said(alice) == ["saved"]


def test_a_state_that_is_none_changes_nothing(as_alice, alice, course):
    answer = as_alice.post("/training/course/mark/", {"state": "adored"}, follow=True)

    assert b"Choose one of the states" in answer.content
    assert said(alice) == []


def test_what_alice_keeps_is_hers_alone(as_alice, alice, bob, course):
    mark_resource(owner=bob, resource=course, state="done")

    assert b"Course" not in as_alice.get("/training/mine/").content

    mark_resource(owner=alice, resource=make_resource("other"), state="started")
    assert b"Other" in as_alice.get("/training/mine/").content
    assert b"Other" not in as_alice.get("/training/mine/?state=done").content


@pytest.mark.parametrize("size", [1, 3])
def test_my_list_takes_as_many_queries_however_long(
    as_alice, alice, django_assert_num_queries, size
):
    for number in range(size):
        course = make_resource(f"course-{number}")
        mark_resource(owner=alice, resource=course, state="saved")

    with django_assert_num_queries(10):
        as_alice.get("/training/mine/")
