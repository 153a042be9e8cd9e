"""The words in use: learnt when a version is published, read anew, asked for."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from competencies.models import Role
from search.models import SearchWord
from search.tasks import refresh_search_words
from search.vocabulary import correction, learn, refresh
from tests.factories import make_resource, make_role, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def _ci():
    make_world({"code": ["continuous-integration", "code-review"]})


@pytest.mark.usefixtures("_ci")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("contineous integration", "continuous integration"),
        ("Contineous Intergation", "continuous integration"),
        ("continuous integration", ""),
        ("continuous integ", ""),
        ("harbour", ""),
        ("", ""),
        ('"contineous"', ""),
    ],
)
def test_a_published_version_teaches_its_words(typed, meant):
    assert correction(typed) == meant


def test_a_draft_teaches_nothing():
    make_world({"code": ["continuous-integration"]}, publish=False)
    refresh()

    assert correction("contineous") == ""


def test_a_refresh_brings_roles_and_training_and_drops_what_nobody_says(world):
    make_resource("mastering-harbours")
    make_role(world, "gardener", {})
    learn(["lighthouse"])
    refresh()

    assert correction("harbuors") == "harbours"
    assert correction("gradener") == "gardener"
    assert correction("lihgthouse") == ""

    Role.objects.all().delete()
    refresh_search_words(timestamp=0)
    assert correction("gradener") == ""


def test_a_role_that_is_not_published_teaches_nothing(world):
    make_role(world, "gardener", {}, is_published=False)
    refresh()

    assert correction("gradener") == ""


def test_the_command_says_how_many_there_are(world, capsys):
    call_command("refresh_search_words")

    said = capsys.readouterr().out
    assert said == f"{SearchWord.objects.count()} words are in use.\n"


def test_a_second_refresh_changes_nothing(world):
    refresh()
    before = list(SearchWord.objects.order_by("pk").values_list())
    refresh()

    assert list(SearchWord.objects.order_by("pk").values_list()) == before


def test_learning_again_keeps_what_is_known(world):
    assert learn(["sailing", "sailing boats"]) == 2
    assert learn(["sailing far"]) == 1
    assert SearchWord.objects.get(word="sailing").uses == 2


@pytest.mark.parametrize("words", ["contineous", "tesitng contineous integratoin"])
@pytest.mark.usefixtures("_ci")
def test_a_correction_takes_one_query(words, django_assert_num_queries):
    with django_assert_num_queries(1):
        correction(words)


# --- on the pages -----------------------------------------------------------------

ON = [reverse("search:search"), "/frameworks/craft/"]


@pytest.mark.usefixtures("_ci")
@pytest.mark.parametrize("page", ON)
def test_a_misspelt_search_shows_what_was_meant_and_a_way_back(client, page):
    shown = client.get(page, {"q": "contineous integration"}).content.decode()

    assert "Showing results for <b>continuous integration</b>." in shown
    assert "?q=contineous+integration&amp;as_typed=1" in shown
    assert "/frameworks/craft/skills/continuous-integration/" in shown


@pytest.mark.usefixtures("_ci")
@pytest.mark.parametrize("page", ON)
def test_as_typed_finds_just_that(client, page):
    asked = {"q": "contineous integration", "as_typed": "1"}

    assert "Showing results for" not in client.get(page, asked).content.decode()


@pytest.mark.usefixtures("_ci")
@pytest.mark.parametrize("page", ON)
def test_what_finds_something_is_never_mended(client, page):
    assert not client.get(page, {"q": "continuous"}).context["typed"]


@pytest.mark.usefixtures("_ci")
def test_words_of_another_framework_are_not_offered_where_they_find_nothing(client):
    make_world({"sea": ["sailing"]}, slug="ships")

    shown = client.get("/frameworks/ships/", {"q": "contineous"})

    assert not shown.context["typed"]
    assert "Search the whole hub" in shown.content.decode()


@pytest.mark.usefixtures("_ci")
def test_script_in_a_search_is_text(client):
    shown = client.get(ON[0], {"q": "<b>contineous</b>"}).content.decode()

    assert "<b>contineous" not in shown


@pytest.mark.parametrize("size", [1, 3])
def test_a_misspelt_search_takes_as_many_queries_however_much_there_is(
    client, django_assert_num_queries, size
):
    make_world({"code": [f"integration-{n}" for n in range(size)]})

    with django_assert_num_queries(19):
        client.get(ON[0], {"q": "intergation"})
