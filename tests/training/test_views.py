import pytest
from django.db import IntegrityError
from django.urls import reverse

from competencies.models import Framework
from tests.factories import make_resource, make_world
from training.models import LearningResource, Provider


@pytest.fixture
def carpentry(world):
    """A provider with one resource that teaches a step, and one without levels."""
    provider = Provider.objects.create(slug="carpentry", name="Carpentry school")
    testing = world.skills["testing"]
    make_resource("testing-basics", teaches={testing: (0, 2)}, provider=provider)
    make_resource("old-notes", teaches={testing: None}, provider=provider)
    return provider


def page_of(client, name, *args, **query) -> str:
    url = reverse(f"training:{name}", args=args)
    return client.get(url, query).content.decode()


def test_the_catalogue_lists_what_each_resource_teaches(client, carpentry):
    page = page_of(client, "resource-list")

    assert "Testing basics" in page
    assert "Carpentry school" in page
    assert "(levels not stated)" in page
    assert "2 resources" in page


@pytest.mark.parametrize(
    ("words", "found"),
    [("testing", 1), ("CARPENTRY", 2), ("sailing", 0), ("'", 0)],
)
def test_search_looks_in_titles_and_providers(client, carpentry, words, found):
    response = client.get("/training/", {"q": words})

    assert response.context["page"].paginator.count == found


def test_the_catalogue_narrows_to_one_skill(client, carpentry, world):
    make_resource("rowing", teaches={world.skills["mentoring"]: (1, 2)})

    page = page_of(client, "resource-list", skill="testing")

    assert "2 resources" in page
    assert "for Testing" in page


def test_a_skill_that_cannot_be_is_no_filter(client, carpentry):
    assert "2 resources" in page_of(client, "resource-list", skill="' or 1=1")


def test_a_resource_says_what_it_teaches_and_where_it_is(client, carpentry):
    page = page_of(client, "resource-detail", "testing-basics")

    assert "https://example.org/testing-basics" in page
    assert "Testing" in page


def test_a_resource_nobody_tied_to_a_skill_says_so(client, db):
    make_resource("loose")

    assert "Nobody has tied it to a skill yet." in page_of(
        client, "resource-detail", "loose"
    )


def test_a_resource_without_an_address_has_no_way_out(client, db):
    LearningResource.objects.create(slug="lost", title="Lost")

    assert "Open it" not in page_of(client, "resource-detail", "lost")


def test_a_provider_lists_what_it_gives(client, carpentry):
    page = page_of(client, "provider-detail", "carpentry")

    assert "2 resources" in page
    assert "Old notes" in page


def test_an_empty_catalogue_says_so(client, db):
    assert "Nothing is listed here yet." in page_of(client, "resource-list")
    assert "Nobody is listed here yet" in page_of(client, "provider-list")


def test_what_is_not_there_is_not_found(client, db):
    assert client.get("/training/nothing/").status_code == 404
    assert client.get("/training/providers/nobody/").status_code == 404


def test_a_long_catalogue_comes_in_pages_that_keep_the_search(client, db):
    for number in range(51):
        make_resource(f"course-{number}")

    page = page_of(client, "resource-list", q="course")

    assert "1 to 50 of 51" in page
    assert "q=course&amp;page=2" in page


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("name", "args", "queries"),
    [
        ("resource-list", [], 8),
        ("resource-detail", ["course-0"], 18),
        ("provider-list", [], 2),
        ("provider-detail", ["school"], 8),
    ],
)
def test_pages_take_as_many_queries_however_much_there_is(
    client, db, django_assert_num_queries, size, name, args, queries
):
    world = make_world({"code": [f"skill-{n}" for n in range(size)]})
    provider = Provider.objects.create(slug="school", name="School")
    for number in range(size):
        steps = dict.fromkeys(world.skills.values(), (0, 1))
        make_resource(f"course-{number}", teaches=steps, provider=provider)

    with django_assert_num_queries(queries):
        page_of(client, name, *args)


def test_the_catalogue_names_no_draft(client, world):
    draft = make_world({"sea": ["sailing"]}, slug="sea", publish=False)
    make_resource("rowing", teaches={draft.skills["sailing"]: (1, 2)})

    assert "Sailing" not in page_of(client, "resource-detail", "rowing")


def test_a_scale_is_not_cut_below_what_training_teaches(db):
    draft = make_world({"sea": ["sailing"]}, slug="sea", publish=False)
    make_resource("rowing", teaches={draft.skills["sailing"]: (2, 4)})
    draft.version.levels.all().delete()
    draft.version.skill_editions.all().delete()

    with pytest.raises(IntegrityError, match="above the end of this scale"):
        Framework.objects.filter(slug="sea").update(highest_rank=2)


def test_titles_are_in_order_whatever_their_capitals(client, db):
    for slug in ("CSCCE", "choose-a-licence", "debugging"):
        LearningResource.objects.create(slug=slug.lower(), title=slug)

    page = client.get("/training/").context["page"]

    assert [card.resource.title for card in page] == [
        "choose-a-licence",
        "CSCCE",
        "debugging",
    ]


def test_an_empty_catalogue_does_not_ask_for_other_words(client, db):
    page = page_of(client, "resource-list", q="sailing")

    assert "Nothing is listed here yet." in page
    assert "Try one word" not in page


def test_with_words_the_best_match_comes_first_whatever_its_title(client, db):
    for title in ("A course on sailing boats", "Sailing", "Before sailing out"):
        LearningResource.objects.create(
            slug=title.lower().replace(" ", "-"), title=title
        )

    page = client.get("/training/", {"q": "sailing"}).context["page"]

    assert page[0].resource.title == "Sailing"
