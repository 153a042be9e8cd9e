"""Skills, levels and frameworks as terms, as a program that reads RDF takes them."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from competencies.actions import publish_version
from competencies.models import FrameworkVersion, SkillEdition
from tests.factories import make_world

# rdflib's own reader of JSON-LD still uses what rdflib will drop.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

SCHEMA = Namespace("https://schema.org/")
DCT = Namespace("http://purl.org/dc/terms/")
# What of schema.org's own context the terms need: it is never fetched from the network.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    **{
        name: {"@type": "@id"}
        for name in ("url", "license", "inDefinedTermSet", "hasDefinedTerm")
    },
}
HUB = "http://testserver"
SET = URIRef(f"{HUB}/frameworks/craft/1.0/")
CONCEPT = URIRef(f"{HUB}/frameworks/craft/skills/testing/")
EDITION = URIRef(f"{SET}skills/testing/")
LEVEL = URIRef(f"{EDITION}levels/1/")
PAGES = [
    ("framework-detail", ["craft"]),
    ("version-detail", ["craft", "1.0"]),
    ("skill-detail", ["craft", "testing"]),
    ("skill-edition", ["craft", "1.0", "testing"]),
    ("skill-level", ["craft", "testing", 1]),
    ("skill-edition-level", ["craft", "1.0", "testing", 1]),
]


def address(name, args):
    return reverse(f"competencies:{name}", args=args)


def term(client, name, args):
    return client.get(address(name, args), headers={"accept": "application/ld+json"})


def graph(text):
    document = json.loads(text)
    assert document.pop("@context") == "https://schema.org"
    return Graph().parse(
        data=json.dumps({"@context": CONTEXT, **document}), format="json-ld"
    )


def test_a_skill_of_a_version_is_a_term_of_its_set(client, world):
    found = graph(term(client, *PAGES[3]).content)

    assert (EDITION, RDF.type, SCHEMA.DefinedTerm) in found
    assert (EDITION, SCHEMA.termCode, Literal("testing")) in found
    assert (EDITION, SCHEMA.name, Literal("Testing")) in found
    assert (EDITION, SCHEMA.inDefinedTermSet, SET) in found
    assert (EDITION, DCT.isVersionOf, CONCEPT) in found
    uuid = world.skills["testing"].uuid
    assert (EDITION, SCHEMA.identifier, Literal(f"urn:uuid:{uuid}")) in found


def test_the_concept_is_a_term_that_names_its_edition_in_force(client, world):
    found = graph(term(client, *PAGES[2]).content)

    assert (CONCEPT, RDF.type, SCHEMA.DefinedTerm) in found
    assert (CONCEPT, DCT.hasVersion, EDITION) in found


def test_a_level_is_a_term_with_its_words(client, world):
    found = graph(term(client, *PAGES[5]).content)

    assert (LEVEL, SCHEMA.name, Literal("Testing — Awareness (level 1)")) in found
    assert (LEVEL, SCHEMA.termCode, Literal("testing/1")) in found
    assert (LEVEL, SCHEMA.description, Literal("Has seen testing done.")) in found
    assert (LEVEL, SCHEMA.inDefinedTermSet, SET) in found


def test_a_version_is_a_set_of_all_its_terms(client, world):
    found = graph(term(client, *PAGES[1]).content)

    assert (SET, RDF.type, SCHEMA.DefinedTermSet) in found
    assert (SET, SCHEMA.version, Literal("1.0")) in found
    licence = URIRef("https://spdx.org/licenses/CC-BY-4.0.html")
    assert (SET, SCHEMA.license, licence) in found
    today = Literal(date.today().isoformat())  # noqa: DTZ011
    assert (SET, SCHEMA.datePublished, today) in found
    assert {str(each) for each in found.objects(SET, SCHEMA.hasDefinedTerm)} == {
        f"{SET}skills/{slug}/" for slug in world.skills
    }


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_what_a_term_is_called_answers_with_that_term(client, world, name, args):
    called = json.loads(term(client, name, args).content)["@id"]

    again = client.get(called, headers={"accept": "application/ld+json"})
    assert json.loads(again.content)["@id"] == called


def test_an_iri_stays_when_another_version_comes(client, world):
    before = term(client, *PAGES[5]).content
    second = FrameworkVersion.objects.create(framework=world.framework, version="2.0")
    for level in world.version.levels.all():
        second.levels.create(rank=level.rank, name=level.name)
    second.skill_editions.create(skill=world.skills["testing"], name="Tests")
    publish_version(second)

    assert term(client, *PAGES[5]).content == before
    concept = json.loads(term(client, *PAGES[2]).content)
    assert concept["@id"] == str(CONCEPT)
    assert concept["name"] == "Tests"
    assert concept["dct:hasVersion"]["@id"].endswith("/craft/2.0/skills/testing/")


# --- asking for it ------------------------------------------------------------------


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_a_page_answers_both_ways_and_tells_caches(client, world, name, args):
    page = client.get(address(name, args), headers={"accept": "text/html"})
    data = client.get(address(name, args), {"format": "jsonld"})

    assert page["Content-Type"].startswith("text/html")
    assert data["Content-Type"] == "application/ld+json"
    assert "Accept" in page["Vary"]
    assert "Accept" in data["Vary"]
    link = '<link rel="alternate" type="application/ld+json" href="?format=jsonld">'
    assert link in page.content.decode()


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/ld+json, text/html;q=0.5", "application/ld+json"),
        ("application/ld+json;q=0.2, text/html", "text/html"),
        ("image/png", "text/html"),
        ("nonsense", "text/html"),
    ],
)
def test_the_page_is_what_is_given_unless_data_is_preferred(
    client, world, accept, kind
):
    answer = client.get(address(*PAGES[2]), headers={"accept": accept})

    assert answer["Content-Type"].startswith(kind)


def test_who_has_it_already_gets_nothing_again(client, world):
    first = term(client, *PAGES[2])

    again = client.get(
        address(*PAGES[2]),
        headers={"accept": "application/ld+json", "if-none-match": first["ETag"]},
    )

    assert (again.status_code, again.content) == (304, b"")
    assert "Accept" in again["Vary"]


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_the_page_holds_its_term_too(client, world, name, args):
    html = client.get(address(name, args)).content.decode()

    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    whole = json.loads(term(client, name, args).content)
    # A thousand terms have no place inside a page: the set stands there without them.
    whole.pop("hasDefinedTerm", None)
    assert json.loads(block) == whole


def test_a_text_cannot_leave_its_block(client, db):
    world = make_world(publish=False)
    evil = "</script><script>alert(1)</script> & <!--"
    SkillEdition.objects.update(description=evil)
    publish_version(world.version)

    html = client.get(address(*PAGES[2])).content.decode()

    assert "<script>alert" not in html
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(block)["description"] == evil


def test_what_is_empty_is_left_out(client, db):
    world = make_world(publish=False)
    FrameworkVersion.objects.update(licence="")
    SkillEdition.objects.update(description="")
    publish_version(world.version)

    found = json.loads(term(client, *PAGES[3]).content)

    assert "description" not in found
    assert "license" not in found["inDefinedTermSet"]


def test_a_draft_is_data_for_curators_alone(client, db, dana):
    make_world(publish=False)
    draft = address(*PAGES[3])

    assert client.get(draft, {"format": "jsonld"}).status_code == 404
    client.force_login(dana)
    assert client.get(draft, {"format": "jsonld"}).status_code == 200


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("name", "args", "queries"),
    [
        ("version-detail", ["craft", "1.0"], 3),
        ("skill-detail", ["craft", "s0"], 1),
        ("skill-edition", ["craft", "1.0", "s0"], 2),
        ("skill-level", ["craft", "s0", 1], 3),
    ],
)
def test_data_takes_as_many_queries_however_much_there_is(
    client, db, django_assert_num_queries, size, name, args, queries
):
    make_world({"code": [f"s{n}" for n in range(size)]})

    with django_assert_num_queries(queries):
        term(client, name, args)
