"""What pages say about links."""

from datetime import UTC, datetime

import pytest

from curation.actions import settle_urls
from curation.link_health import Health, health_of
from curation.link_states import State
from curation.link_words import FAILURE_WORDS, STATE_NAMES, found_words
from curation.models import Url
from curation.web_answers import Failure
from tests.factories import make_resource

AT = datetime(2026, 8, 12, 9, tzinfo=UTC)
THEN = datetime(2026, 8, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("unchecked", "Link not checked yet"),
        ("ok", "Link works, checked 12 August 2026"),
        ("redirected", "Link works and leads elsewhere, checked 12 August 2026"),
        (
            "unverified",
            "Link could not be checked by a machine, last tried 12 August 2026",
        ),
        ("suspect", "Link may be broken since 3 August 2026"),
        ("broken", "Link is gone since 3 August 2026"),
        ("ignored", "Link verified by a curator, until 12 August 2026"),
    ],
)
def test_a_state_is_said_in_words_with_the_day(state, words):
    health = Health(State(state), since=THEN, checked_at=AT, until=AT)

    assert health.words == words


def test_every_state_and_every_failure_has_its_words():
    assert set(STATE_NAMES) == set(State)
    assert set(FAILURE_WORDS) == set(Failure)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", ""),
        ("http-404", "The server says that there is no such page."),
        ("http-500", "The server answered 500."),
        ("tls", "The server's certificate is not in order."),
        ("soft-404-root", "It leads to the start page of the site."),
    ],
)
def test_what_was_found_is_said(code, words):
    assert found_words(code) == words


@pytest.mark.parametrize(("state", "says"), [("ok", False), ("broken", True)])
def test_only_trouble_is_explained(state, says):
    assert bool(Health(State(state), code="http-404").why) is says


@pytest.mark.parametrize("size", [1, 3])
def test_any_number_of_addresses_takes_one_query(db, size, django_assert_num_queries):
    made = [make_resource(f"c{n}") for n in range(size)]
    settle_urls()
    Url.objects.update(state="ok", since=THEN, checked_at=AT)

    with django_assert_num_queries(1):
        known = health_of([resource.url for resource in made])

    assert [health.words for health in known.values()] == [
        "Link works, checked 12 August 2026"
    ] * size


def test_an_address_is_known_in_any_spelling_and_unknown_ones_too(db):
    make_resource("a")
    settle_urls()
    Url.objects.update(state="broken", since=THEN, checked_at=AT)
    spelt, unknown = "HTTPS://Example.org:443/a#top", "https://unknown.example/"

    known = health_of([spelt, unknown, ""])

    assert set(known) == {spelt, unknown}
    assert known[spelt].is_broken
    assert known[unknown] == Health()


# --- on a resource's page -------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("unchecked", "Link not checked yet"),
        (
            "broken",
            "Link is gone since 3 August 2026. The server says that the page is gone.",
        ),
    ],
)
def test_a_resource_says_how_its_link_is(client, course, state, words):
    settle_urls()
    Url.objects.update(state=state, since=THEN, checked_at=AT, code="http-410")

    page = client.get("/training/test-course/").content.decode()

    assert f'<span class="link-state is-{state}">{words}</span>' in page


def test_a_resource_without_an_address_says_nothing_of_it(client, course):
    course.url = ""
    course.save()

    assert "link-state" not in client.get("/training/test-course/").content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_a_resource_takes_as_many_queries_however_much_it_teaches(
    client, world, size, django_assert_num_queries
):
    skills = list(world.skills.values())[:size]
    make_resource("course", teaches=dict.fromkeys(skills, (0, 1)))
    settle_urls()

    with django_assert_num_queries(18):
        client.get("/training/course/")
