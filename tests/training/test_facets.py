import pytest

from tests.factories import make_profile, make_resource, make_world
from training.actions import mark_resource
from training.models import LearningResource


@pytest.fixture
def shelf(world):
    """Two resources on code, one of them on people too, and one on nothing."""
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    make_resource("tests-tell", teaches={testing: (0, 2)})
    make_resource("pairing", teaches={testing: (1, 2), mentoring: (0, 1)})
    make_resource("loose")


def options(client, **query):
    facets = client.get("/training/", query).context["facets"]
    return {o.name: o for facet in facets for o in (*facet.options, *facet.rest)}


def count(client, **query) -> int:
    return client.get("/training/", query).context["page"].paginator.count


def test_competencies_say_how_many_resources_teach_them(client, shelf):
    found = options(client)

    assert (found["Code"].count, found["People"].count) == (2, 1)


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
    query = {"q": "pairing", "competency": "craft.people"}

    found = options(client, **query)
    assert (found["Code"].count, found["People"].count) == (1, 1)
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

    names = [facet.name for facet in facets]
    assert names == ["Time", "Level reached", "Craft", "People-first"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_catalogue_takes_as_many_queries_however_long(
    client, db, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    for slug, skill in world.skills.items():
        make_resource(f"on-{slug}", teaches={skill: (0, 1)})

    with django_assert_num_queries(8):
        client.get("/training/")


def test_an_address_of_before_still_narrows(client, shelf):
    assert count(client, framework="craft", competency="people") == 1


@pytest.fixture
def facts(world):
    """Four resources that differ in what one chooses by."""
    testing = world.skills["testing"]
    stated = {"minutes_source": "stated"}
    make_resource("quick", minutes=50, cost="free", kind="video", **stated)
    make_resource("half", minutes=170, cost="free", languages=["es"], **stated)
    make_resource("long", minutes=900, cost="paid", teaches={testing: (1, 3)}, **stated)
    make_resource("silent", licence="CC-BY-4.0", format="self-paced")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 4),
        ({"time": "1h"}, 1),
        ({"time": "3h"}, 2),
        ({"time": ["1h", "longer"]}, 2),
        ({"time": "unsaid"}, 1),
        ({"time": "3h", "cost": "free", "language": "es"}, 1),
        ({"time": "3h", "cost": "paid"}, 0),
        ({"type": "video"}, 1),
        ({"licence": "CC-BY-4.0", "format": "self-paced"}, 1),
        ({"reaches": "3"}, 1),
        ({"reaches": "2"}, 0),
        ({"provider": "nobody"}, 0),
        ({"cost": "gold", "time": "'"}, 0),
    ],
)
def test_choices_of_one_facet_widen_and_facets_narrow(client, facts, query, found):
    assert count(client, **query) == found


def test_a_facet_counts_without_its_own_choice(client, facts):
    found = options(client, cost="free", time="1h")

    assert found["Free"].count == 1
    assert "Paid" not in found
    assert found["3 hours at most"].count == 2


def test_what_is_chosen_can_be_left_out_by_one_click(client, facts):
    query = {"q": "half", "cost": "free", "language": "es", "provider": "gone"}
    removals = client.get("/training/", query).context["removals"]

    names = [removal.name for removal in removals]
    assert names == ["“half”", "Free", "Español", "gone"]
    assert removals[1].url == "?q=half&language=es&provider=gone"


def test_the_list_can_be_sorted(client, facts):
    def titles(**query):
        page = client.get("/training/", query).context["page"]
        return [card.resource.title for card in page]

    assert titles(sort="time") == ["Quick", "Half", "Long", "Silent"]
    assert titles(sort="new") == ["Silent", "Long", "Half", "Quick"]
    assert titles(sort="backwards") == ["Half", "Long", "Quick", "Silent"]


def test_withdrawn_and_merged_resources_are_not_offered(client, facts):
    half = LearningResource.objects.get(slug="half")
    LearningResource.objects.filter(slug="quick").update(withdrawn_on="2026-01-01")
    LearningResource.objects.filter(slug="long").update(merged_into=half)

    assert count(client) == 2


# --- relative to me ------------------------------------------------------------------


@pytest.fixture
def ladder(world):
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    make_resource("first", teaches={testing: (0, 1)})
    make_resource("second", teaches={testing: (1, 2)})
    make_resource("third", teaches={testing: (2, 3)})
    make_resource("asks", teaches={testing: (1, 2)}, requires={mentoring: 2})
    make_resource("unsaid", teaches={testing: None})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"start": "1"}, ["First", "Second"]),
        ({"above": "1"}, ["Asks", "Second", "Third"]),
        ({"start": "1", "above": "1"}, ["Second"]),
    ],
)
def test_i_find_what_i_can_start_and_what_leads_on(
    client, alice, world, ladder, query, found
):
    make_profile(world, alice, {"testing": 1, "mentoring": None})
    client.force_login(alice)

    page = client.get("/training/", query).context["page"]

    assert [card.resource.title for card in page] == found


def test_a_visitor_is_offered_nothing_that_is_relative_to_them(client, ladder):
    assert "I can start it now" not in options(client)
    assert count(client, start="1", above="1") == 5


def test_who_has_no_profile_can_start_at_the_beginning(client, alice, ladder):
    client.force_login(alice)

    assert options(client)["I can start it now"].count == 1


@pytest.mark.parametrize("size", [1, 3])
def test_my_catalogue_takes_as_many_queries_however_long(
    client, alice, db, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    make_profile(world, alice, dict.fromkeys(world.skills, 1))
    for slug, skill in world.skills.items():
        steps = {"teaches": {skill: (1, 2)}, "requires": {skill: 1}}
        course = make_resource(f"on-{slug}", **steps)
        mark_resource(owner=alice, resource=course, state="saved")
    client.force_login(alice)

    with django_assert_num_queries(13):
        assert b"you have 1" in client.get("/training/?start=1").content
