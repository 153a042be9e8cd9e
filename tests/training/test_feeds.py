import feedparser
import pytest

from tests.factories import make_resource
from training.models import LearningResource


def feed(client, query=""):
    answer = client.get(f"/training/?{query}format=atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo
    return read


def test_an_entry_is_known_by_the_records_uuid(client, world):
    made = make_resource("course", teaches={world.skills["testing"]: (0, 1)})

    [entry] = feed(client).entries

    assert entry.id == f"urn:uuid:{made.uuid}"
    assert entry.link == "http://testserver/training/course/"
    assert [tag.term for tag in entry.tags] == ["Testing"]


def test_what_changed_last_stands_first(client, db):
    for slug in ("a", "b"):
        make_resource(slug)
    LearningResource.objects.filter(slug="a").update(updated_at="2020-01-01T00:00Z")
    LearningResource.objects.filter(slug="b").update(title="Anew")

    assert [entry.title for entry in feed(client).entries] == ["Anew", "A"]


def test_a_feed_follows_its_search_and_the_page_names_it(client, db):
    make_resource("free-course", cost="free", format="self-paced")
    make_resource("other")
    query = "cost=free&format=self-paced&"

    page = client.get(f"/training/?{query}").content.decode()

    assert [e.title for e in feed(client, query).entries] == ["Free course"]
    address = "/training/?cost=free&amp;format=self-paced&amp;format=atom"
    assert f'type="application/atom+xml" href="{address}"' in page


def test_what_is_relative_to_me_is_not_in_the_feeds_address(client, alice, db):
    client.force_login(alice)

    page = client.get("/training/?start=1&cost=free")

    assert page.context["feed_url"] == "/training/?cost=free&format=atom"


def test_a_title_that_xml_cannot_hold_breaks_no_feed(client, db):
    LearningResource.objects.create(slug="odd", title="A\x0bB <&>", url="https://a.b")

    assert [entry.title for entry in feed(client).entries] == ["AB <&>"]


def test_a_feed_that_is_as_it_was_is_not_sent_again(client, db):
    make_resource("course")
    first = client.get("/training/?format=atom")

    for header, value in (
        ("If-None-Match", first["ETag"]),
        ("If-Modified-Since", first["Last-Modified"]),
    ):
        again = client.get("/training/?format=atom", headers={header: value})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("size", [0, 1, 3])
def test_a_feed_takes_as_many_queries_however_long(
    client, world, django_assert_num_queries, size
):
    for number in range(size):
        make_resource(f"r-{number}", teaches={world.skills["testing"]: (0, 1)})

    with django_assert_num_queries(5 if size else 3):
        client.get("/training/?format=atom")
