"""Lists of the API: pages, filters, and what may be kept of them."""

import gzip

import pytest

from tests.factories import make_resource, make_role, make_world

SKILLS = "/api/v1/skills/"


@pytest.fixture
def many(db):
    return make_world({"code": [f"skill-{n:03}" for n in range(60)]})


def slugs(response) -> list[str]:
    return [found["slug"] for found in response.json()["results"]]


def test_a_list_comes_in_pages_of_fifty(client, many):
    first = client.get(SKILLS)
    rest = client.get(first.json()["next"])

    assert first.json()["count"] == 60
    assert (len(slugs(first)), len(slugs(rest))) == (50, 10)
    assert slugs(first) + slugs(rest) == sorted(many.skills)


def test_a_page_is_as_long_as_asked(client, many):
    assert len(slugs(client.get(SKILLS, {"page_size": 7, "page": 2}))) == 7


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=1e3",
        "page=" + "9" * 400,
        "page=%C2%B2",
        "page_size=0",
        "page_size=101",
        "page_size=",
        "page_size=9999999999999",
    ],
)
def test_a_page_that_makes_no_sense_is_refused_at_its_name(client, many, query):
    response = client.get(f"{SKILLS}?{query}")

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == f"/{query.partition('=')[0]}"


@pytest.mark.parametrize(
    ("url", "query"),
    [
        (SKILLS, {"framwork": "craft"}),
        ("/api/v1/roles/", {"page": 1, "pk": 1}),
        ("/api/v1/frameworks/", {"q": "x"}),
        ("/api/v1/resources/", {"skill": "testing"}),
        ("/api/v1/resources/", {"skill": ""}),
        (SKILLS, {"q": "x" * 201}),
    ],
)
def test_a_filter_that_is_not_there_is_refused(client, world, url, query):
    response = client.get(url, query)

    assert response.status_code == 400
    assert response.json()["type"] == "urn:rsehub:problem:invalid"


def test_skills_are_found_by_framework_and_by_words(client, world):
    make_world({"sea": ["sailing"]}, slug="boats")

    assert slugs(client.get(SKILLS, {"framework": "boats"})) == ["sailing"]
    assert slugs(client.get(SKILLS, {"q": "mentoring"})) == ["mentoring"]
    assert slugs(client.get(SKILLS, {"q": "'\"\\ & | !", "framework": "x"})) == []


def test_resources_are_found_by_what_they_teach(client, world):
    testing = world.skills["testing"]
    make_resource("course", teaches={testing: (1, 2)})
    make_resource("pairing")

    found = client.get("/api/v1/resources/", {"skill": str(testing.uuid)})

    assert slugs(found) == ["course"]
    assert slugs(client.get("/api/v1/resources/", {"q": "pairing"})) == ["pairing"]


def test_roles_are_found_by_a_part_of_their_name(client, world):
    make_role(world, "lead", {})
    make_role(world, "rse", {})

    assert slugs(client.get("/api/v1/roles/", {"q": "LEA"})) == ["lead"]


# --- kept by others ---------------------------------------------------------------


def test_what_is_unchanged_is_not_sent_again(client, world):
    first = client.get(SKILLS)
    headers = {"If-None-Match": first["ETag"]}
    assert first["Cache-Control"] == "public, max-age=60"
    assert {"Accept", "Authorization", "Cookie"} <= set(first["Vary"].split(", "))

    again = client.get(SKILLS, headers=headers)
    make_world({"sea": ["sailing"]}, slug="boats")
    changed = client.get(SKILLS, headers=headers)

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_a_compressed_answer_is_known_again_too(client, world):
    headers = {"Accept-Encoding": "gzip"}
    first = client.get(SKILLS, headers=headers)
    assert b"testing" in gzip.decompress(first.content)

    again = client.get(SKILLS, headers=headers | {"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_dana_sees_drafts_and_nobody_may_keep_that(client, dana):
    make_world({"sea": ["sailing"]}, slug="boats", publish=False)
    assert slugs(client.get(SKILLS)) == []

    client.force_login(dana)
    response = client.get(SKILLS)

    assert slugs(response) == ["sailing"]
    assert "ETag" not in response
    assert "no-store" in response["Cache-Control"]


def test_times_are_in_utc_whatever_the_person_reads_pages_in(client, alice, world):
    alice.time_zone = "Asia/Tokyo"
    alice.save()
    client.force_login(alice)

    [version] = client.get("/api/v1/frameworks/craft/").json()["versions"]

    assert version["published_at"].endswith("Z")
