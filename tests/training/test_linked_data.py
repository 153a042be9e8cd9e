"""A resource as JSON-LD: in its page, by asking for it, and as Bioschemas wants it."""

import json
import re

import pytest
from django.conf import settings
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from tests.factories import make_resource
from tests.training.catalogue import make_event, make_full_resource
from training.exporters.bioschemas import COURSE, INSTANCE, MATERIAL
from training.linked_data import event_term, resource_term

MINIMUM = {"description", "keywords", "name"}
RECOMMENDED = {
    *("about", "abstract", "audience", "author", "competencyRequired"),
    *("educationalLevel", "identifier", "inLanguage", "learningResourceType"),
    *("license", "mentions", "teaches", "timeRequired", "url"),
}
pytestmark = pytest.mark.django_db
needs_reference_data = pytest.mark.skipif(
    settings.REFERENCE_DATA is None, reason="the published data are not at hand"
)


def absolute(path: str) -> str:
    return f"https://hub.example.org{path}"


@pytest.fixture
def resource(world):
    return make_full_resource(world)


@pytest.fixture(autouse=True)
def _events_have_pages(monkeypatch):
    """Events get their pages elsewhere; here only what they say counts."""
    monkeypatch.setattr(
        "training.models.Event.get_absolute_url",
        lambda self: f"/training/events/{self.slug}/",
    )


def asked(client, **more):
    return client.get("/training/tests-tell/", **more)


def test_everything_that_is_recommended_is_there(resource):
    term = resource_term(resource, absolute)

    assert term.keys() >= MINIMUM | RECOMMENDED
    assert term["dct:conformsTo"]["@id"] == MATERIAL
    assert term["timeRequired"] == "PT2H30M"
    assert term["isAccessibleForFree"] is True
    assert term["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"


def test_skills_are_named_by_pages_that_answer(client, resource):
    term = resource_term(resource, absolute)

    said = [each for each in term["teaches"] if isinstance(each, dict)]
    asked_for = term["competencyRequired"]
    assert [each["termCode"] for each in said] == ["testing/3", "version-control"]
    assert [each["termCode"] for each in asked_for] == ["testing/1", "mentoring/2"]
    assert term["teaches"][2:] == ["Write a test", "Run it"]
    for each in (*said, *asked_for):
        path = each["@id"].removeprefix("https://hub.example.org")
        assert client.get(path).status_code == 200


def test_what_says_little_still_says_what_must_be(world):
    term = resource_term(make_resource("bare"), absolute)

    assert term.keys() >= MINIMUM
    assert all(term[key] for key in MINIMUM)
    assert not any(value in ("", [], {}, None) for value in term.values())


def test_the_page_holds_it_and_no_text_ends_the_element(client, resource):
    page = asked(client).content.decode()

    [script] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL
    )
    assert "</script>" in json.loads(script)["description"]
    assert "<" not in script


@pytest.mark.parametrize(
    "how",
    [{"headers": {"accept": "application/ld+json"}}, {"data": {"format": "jsonld"}}],
)
def test_the_same_address_answers_programs(client, resource, how):
    answer = asked(client, **how)

    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Vary"].startswith("Accept")
    assert answer.json()["name"] == "Tests that tell"


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_much_is_taught(
    world, django_assert_num_queries, size
):
    skills = list(world.skills.values())[:size]
    resource = make_resource("r", teaches=dict.fromkeys(skills, (0, 1)))

    with django_assert_num_queries(5):
        resource_term(resource, absolute)


def test_an_event_is_a_course_that_is_given_once(resource):
    term = event_term(make_event(resource), absolute)

    [instance] = term["hasCourseInstance"]
    assert (term["@type"], term["dct:conformsTo"]["@id"]) == ("Course", COURSE)
    assert instance["dct:conformsTo"]["@id"] == INSTANCE
    assert instance["courseMode"] == ["onsite"]
    assert instance["location"] == {"@type": "Place", "name": "Harbourtown"}
    assert instance["startDate"] == "2099-03-01T10:00:00+01:00"


def test_an_event_alone_says_what_must_be(db):
    event = make_event(place="", is_online=False, is_all_day=True, languages=[])

    term = event_term(event, absolute)

    assert all(term[key] for key in MINIMUM)
    assert term["hasCourseInstance"][0]["location"]["name"] == "Not said yet"


# --- what Bioschemas itself says ----------------------------------------------------


def graph_of(term: dict) -> Graph:
    path = settings.REFERENCE_DATA / "bioschemas" / "schemaorg-context-v30.jsonld"
    context = json.loads(path.read_text())["@context"]
    return Graph().parse(
        data=json.dumps({**term, "@context": context}), format="json-ld"
    )


def findings(term: dict) -> set[str]:
    """Return the names of what the shapes miss: what must be, and what should be."""
    pyshacl = pytest.importorskip("pyshacl")
    path = settings.REFERENCE_DATA / "bioschemas" / "profiles_shacl.ttl"
    shapes = Graph().parse(path, format="turtle")
    # What people, organisations and tools have to say is for other pages to answer.
    for shape in set(shapes.subjects(SH.targetClass)) - {
        *(URIRef(each) for each in (MATERIAL, COURSE, INSTANCE)),
    }:
        shapes.remove((shape, SH.targetClass, None))
    _, report, _ = pyshacl.validate(graph_of(term), shacl_graph=shapes)
    paths = [str(words) for words in report.objects(predicate=SH.resultMessage)]
    return {re.findall(r"schema1?[:/.org]*/?(\w+) ?\)", words)[-1] for words in paths}


@needs_reference_data
@pytest.mark.filterwarnings("ignore")
def test_a_resource_passes_the_published_shapes(resource):
    assert findings(resource_term(resource, absolute)) == set()


@needs_reference_data
@pytest.mark.filterwarnings("ignore")
def test_the_shapes_do_find_something(resource):
    term = resource_term(resource, absolute)
    del term["keywords"]

    assert findings(term) == {"keywords"}


@needs_reference_data
@pytest.mark.filterwarnings("ignore")
def test_an_event_passes_the_published_shapes(resource):
    missing = findings(event_term(make_event(resource), absolute))

    # What the hub doesn't know of anything: no must, only what they would like.
    assert missing == {"aggregateRating", "citation", "instructor"}
