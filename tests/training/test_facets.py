import pytest

from tests.factories import make_resource, make_world


@pytest.fixture
def shelf(world):
    """Two resources on code, one of them on people too, and one on nothing."""
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    make_resource("tests-tell", teaches={testing: (0, 2)})
    make_resource("pairing", teaches={testing: (1, 2), mentoring: (0, 1)})
    make_resource("loose")


def options(client, **query):
    facets = client.get("/training/", query).context["facets"]
    return {o.name: o for facet in facets for o in facet.options}


def count(client, **query) -> int:
    return client.get("/training/", query).context["page"].paginator.count


def test_competencies_say_how_many_resources_teach_them(client, shelf):
    found = options(client)

    assert {name: o.count for name, o in found.items()} == {"Code": 2, "People": 1}


def test_choosing_a_competency_narrows_the_list_and_choosing_again_widens_it(
    client, shelf
):
    url = options(client)["People"].url
    narrowed = client.get(f"/training/{url}")

    assert narrowed.context["page"].paginator.count == 1
    [people] = [o for f in narrowed.context["facets"] for o in f.options if o.is_on]
    assert people.name == "People"
    assert client.get(f"/training/{people.url}").context["page"].paginator.count == 3


def test_counts_follow_the_words_but_not_the_facets_own_choice(client, shelf):
    query = {"q": "pairing", "framework": "craft", "competency": "people"}

    assert {n: o.count for n, o in options(client, **query).items()} == {
        "Code": 1,
        "People": 1,
    }
    assert "q=pairing" in options(client, **query)["Code"].url


@pytest.mark.parametrize("odd", ["'", "nowhere", "a" * 500])
def test_a_competency_that_is_not_there_finds_nothing_or_is_no_filter(
    client, shelf, odd
):
    assert count(client, framework="craft", competency=odd) in {0, 3}


def test_frameworks_stand_apart_and_one_that_nothing_teaches_is_not_there(
    client, shelf
):
    care = make_world({"care": ["listening"]}, slug="people-first")
    make_world({"idle": ["waiting"]}, slug="idle")
    make_resource("ears", teaches={care.skills["listening"]: (0, 1)})

    facets = client.get("/training/").context["facets"]

    assert [facet.name for facet in facets] == ["Craft", "People-first"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_catalogue_takes_as_many_queries_however_long(
    client, db, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    for slug, skill in world.skills.items():
        make_resource(f"on-{slug}", teaches={skill: (0, 1)})

    with django_assert_num_queries(4):
        client.get("/training/")
