import pytest

from curation.history import changes_of
from curation.kinds import kind_of
from curation.provenance import told
from tests.factories import make_path, make_resource
from training.actions import mark_resource
from training.models import LearningResource


@pytest.fixture
def way(db):
    known = {"minutes": 60, "minutes_source": "stated"}
    first = make_resource("first", **known)
    return make_path("way", [first, make_resource("second", **known)])


def test_a_path_adds_up_its_time(client, way):
    page = client.get("/training/paths/way/").content.decode()

    assert "2 steps" in page
    assert "in all: 2 h" in page


def test_with_an_unknown_time_the_sum_is_a_guess(client, way):
    LearningResource.objects.filter(slug="first").update(
        minutes=None, minutes_source=""
    )

    assert (
        "in all: about 3 h, our guess"
        in client.get("/training/paths/way/").content.decode()
    )


def test_alice_sees_how_far_she_is(client, alice, way):
    first = LearningResource.objects.get(slug="first")
    mark_resource(owner=alice, resource=first, state="done")
    client.force_login(alice)

    assert b"you did 1 of 2" in client.get("/training/paths/way/").content


def test_what_is_no_longer_offered_is_left_out_and_said(client, way):
    LearningResource.objects.filter(slug="first").update(withdrawn_on="2026-01-01")

    page = client.get("/training/paths/way/").content.decode()

    assert "1 step is left out" in page
    assert "/training/first/" not in page


def test_the_resource_names_its_paths(client, way):
    assert b"/training/paths/way/" in client.get("/training/first/").content


def test_steps_stand_in_the_history(way, dana):
    with told(user=dana, reason="Begins there"):
        way.steps.filter(position=1).update(note="Then this")

    change = changes_of(kind_of("learning-path"), way, dana)[0]

    [step] = change.fields
    assert (step.label, step.new_text) == ("Step: Second", "1: Then this")


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"), [("/training/paths/", 2), ("/training/paths/w-0/", 7)]
)
def test_paths_take_as_many_queries_however_long(
    client, db, django_assert_num_queries, size, address, queries
):
    steps = [make_resource(f"r-{number}") for number in range(size)]
    for number in range(size):
        make_path(f"w-{number}", steps)

    with django_assert_num_queries(queries):
        client.get(address)
