import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.sources import Found, Hit, Source, register
from tests.factories import (
    make_event,
    make_goal,
    make_path,
    make_profile,
    make_resource,
    make_role,
    make_world,
)
from training.models import Provider


def search(client, words, **more):
    return client.get("/search/", {"q": words, **more})


def page(client, words, **more) -> str:
    return " ".join(search(client, words, **more).content.decode().split())


def kinds(client, words) -> dict[str, int]:
    groups = search(client, words).context["groups"]
    return {group.kind: group.total for group in groups}


@pytest.fixture
def lived_in(world):
    make_role(world, "testing-lead", {"testing": 3})
    school = Provider.objects.create(slug="school", name="School of testing")
    make_resource("testing-basics", provider=school)
    return world


def test_everything_is_found_by_kind(client, lived_in):
    assert kinds(client, "testing") == {
        "skills": 1,
        "roles": 1,
        "training": 1,
        "providers": 1,
    }


def test_the_title_says_how_much_was_found(client, lived_in):
    shown = page(client, "testing")

    assert "<title>4 found for testing · RSE Hub</title>" in shown
    assert 'value="testing"' in shown
    assert '<h2 id="skills">1 skill</h2>' in shown
    assert "<mark>Testing</mark></a></h3>" in shown


def test_headings_come_in_order(client, lived_in):
    assert re.findall(r"<h(\d)", page(client, "testing")) == list("123232323")


def test_before_anything_is_asked_it_says_what_can_be_found(client, lived_in):
    shown = page(client, "")

    assert "What can be found" in shown
    assert 'href="?q=Testing+lead"' in shown
    assert "My goals" not in shown


def test_every_example_finds_something(client, lived_in):
    examples = search(client, " ").context["examples"]

    assert examples == ["Testing", "Mentoring", "Testing lead", "School of testing"]
    assert [word for word in examples if not kinds(client, word)] == []


def test_an_empty_hub_has_no_examples(client, db):
    assert "For instance" not in page(client, "")


def test_nothing_found_helps_on(client, world):
    shown = page(client, "beekeeping")

    assert "Nothing found for “beekeeping”" in shown
    assert 'href="/roles/"' in shown
    assert "<title>0 found for beekeeping · RSE Hub</title>" in shown


def test_more_than_five_lead_to_all_of_them(client, world):
    for number in range(6):
        make_role(world, f"keeper-{number}", {})

    assert len(search(client, "keeper").context["groups"][0].hits) == 5
    assert '<a class="action" href="/search/?q=keeper&amp;kind=roles">All 6 roles' in (
        page(client, "keeper")
    )
    everything = page(client, "keeper", kind="roles")
    assert everything.count("<mark>Keeper</mark>") == 6
    assert "All 6 roles" not in everything


def test_the_catalogue_lists_as_many_as_the_search_counts(client, db):
    for number in range(6):
        make_resource(f"testing-{number}")

    [group] = search(client, "testing").context["groups"]
    catalogue = client.get(group.url).context["page"].paginator

    assert (group.url, group.total) == ("/training/?q=testing", catalogue.count)


def test_one_kind_comes_in_pages(client, world):
    for number in range(51):
        make_role(world, f"keeper-{number}", {})

    second = search(client, "keeper", kind="roles", page="2").context

    assert len(second["groups"][0].hits) == 1
    assert (second["page"].start_index(), second["total"]) == (51, 51)


@pytest.mark.parametrize("number", ["0", "-1", "3", "9" * 50, "²", "x", ""])
def test_a_page_that_is_not_there_gives_the_first(client, world, number):
    make_role(world, "keeper", {})

    shown = search(client, "keeper", kind="roles", page=number).context

    assert shown["page"].number == 1
    assert len(shown["groups"][0].hits) == 1


def test_nothing_of_the_one_kind_offers_all_the_others(client, world):
    shown = page(client, "testing", kind="roles")

    assert "Nothing found for “testing”" in shown
    assert 'href="?q=testing">Search everything' in shown


def test_a_kind_that_is_not_there_is_no_kind(client, world):
    assert "1 skill" in page(client, "testing", kind="' or 1=1")


def test_words_are_bounded(client, world):
    assert len(search(client, "x" * 10_000).context["words"]) == 200


def test_a_nul_is_refused(client, db):
    assert search(client, "a\x00b").status_code == 400


def test_what_the_words_hold_is_never_markup(client, world):
    shown = page(client, "<script>testing")

    assert "<script>testing" not in shown


ASKED = st.text(max_size=40) | st.text(alphabet="ab\"'-:*&|!()<>\\%_ or", max_size=20)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=ASKED.filter(lambda words: "\x00" not in words))
def test_no_words_are_an_error(client, lived_in, words):
    shown = client.get("/search/", {"q": words.encode("utf-8", "replace")})

    assert shown.status_code == 200


@pytest.mark.parametrize("size", [1, 3])
def test_the_search_asks_each_source_once(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"testing-{n}"] for n in range(size)})
    profile = make_profile(world, alice)
    for number in range(size):
        make_role(world, f"testing-role-{number}", {})
        make_goal(profile, name=f"Testing {number}")
        make_resource(f"testing-course-{number}")
        make_event(f"testing-event-{number}")
        make_path(f"testing-path-{number}")
        Provider.objects.create(slug=f"p{number}", name=f"Testing {number}")
    client.force_login(alice)

    with django_assert_num_queries(2 + 10):
        found = kinds(client, "testing")

    assert found == dict.fromkeys(
        ("goals", "skills", "roles", "training", "events", "paths", "providers"), size
    )


@pytest.mark.parametrize("size", [1, 3])
def test_the_empty_page_asks_for_examples_alone(
    client, world, django_assert_num_queries, size
):
    for number in range(size):
        make_role(world, f"role-{number}", {})

    with django_assert_num_queries(3):
        client.get("/search/")


def test_what_somebody_found_is_kept_from_shared_caches(client, world, alice):
    assert "private" not in search(client, "testing").get("Cache-Control", "")

    client.force_login(alice)
    assert "private" in search(client, "testing")["Cache-Control"]


def boats(words, user, part):
    return Found(1, (Hit(f"A boat for {words}", "/boats/1/"),))


def test_an_app_joins_by_registering(client, db, monkeypatch):
    monkeypatch.setattr("search.sources._sources", {})
    named = {"name": "Boats", "about": "By name.", "counted": "%(count)d boat"}
    for place, kind in ((2, "boats"), (1, "rafts")):
        source = Source(kind=kind, place=place, search=boats, list_view="home", **named)
        register(source)

    assert list(kinds(client, "testing")) == ["rafts", "boats"]
    assert "A boat for <mark>testing</mark>" in page(client, "testing")
