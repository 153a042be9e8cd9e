"""Profiles and answers over the API: the page's own rules, told in JSON."""

from uuid import uuid4

import pytest
from django.utils import timezone

from competencies.models import Skill
from profiles.models import SkillAssessment
from tests.factories import make_profile, make_world

ANSWERS = "/api/v1/assessments/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def skill(world):
    """Give the UUID of a skill by its slug."""
    return lambda slug: str(world.skills[slug].uuid)


def answer(client, *answers, **more):
    wish = {"framework": "craft", "answers": list(answers), **more}
    return client.patch(ANSWERS, wish, "application/json")


def put(client, skill, body, **headers):
    return client.put(f"{ANSWERS}{skill}/", body, "application/json", headers=headers)


def kept(alice) -> dict:
    rows = SkillAssessment.objects.filter(profile__owner=alice)
    return {
        slug: "n/a" if not_applicable else rank
        for slug, rank, not_applicable in rows.values_list(
            "skill__slug", "rank", "not_applicable"
        )
    }


def pointers(response) -> list[str]:
    assert response.status_code == 400
    return [error["pointer"] for error in response.json()["errors"]]


def test_many_answers_are_given_at_once(as_alice, alice, skill):
    response = answer(
        as_alice,
        {"skill": skill("testing"), "rank": 2},
        {"skill": skill("mentoring"), "not_applicable": True},
    )

    assert kept(alice) == {"testing": 2, "mentoring": "n/a"}
    first, second = response.json()["answers"]
    assert first["now"] == {"rank": 2, "not_applicable": False}
    assert second["now"] == {"rank": None, "not_applicable": True}
    assert first["overtaken"] is None


def test_what_is_not_named_stays_and_what_is_cleared_goes(
    as_alice, alice, world, skill
):
    make_profile(world, alice, {"testing": 1, "mentoring": 3})

    response = answer(as_alice, {"skill": skill("testing"), "cleared": True})

    assert kept(alice) == {"mentoring": 3}
    assert response.json()["answers"][0]["now"] is None


def test_the_newest_answer_wins_and_says_what_it_overtook(
    as_alice, alice, world, skill
):
    make_profile(world, alice, {"testing": 1})
    seen = as_alice.get(f"{ANSWERS}{skill('testing')}/").json()["seen"]
    SkillAssessment.objects.update(rank=4, assessed_at=timezone.now())

    response = answer(as_alice, {"skill": skill("testing"), "rank": 2, "seen": seen})

    [saved] = response.json()["answers"]
    assert saved["overtaken"] == {"rank": 4, "not_applicable": False}
    assert kept(alice) == {"testing": 2}


def test_a_bad_answer_keeps_all_of_them_out(as_alice, alice, skill):
    response = answer(
        as_alice,
        {"skill": skill("testing"), "rank": 2},
        {"skill": skill("mentoring"), "rank": 5},
        {"skill": str(uuid4()), "rank": 1},
    )

    assert pointers(response) == ["/answers/1/rank", "/answers/2/skill"]
    assert kept(alice) == {}
    assert not alice.profiles.exists()


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({}, ""),
        ({"rank": 1, "not_applicable": True}, ""),
        ({"rank": None}, "/rank"),
        ({"rank": "1"}, "/rank"),
        ({"rank": True}, "/rank"),
        ({"rank": 1.5}, "/rank"),
        ({"rank": -1}, "/rank"),
        ({"rank": 10**40}, "/rank"),
        ({"not_applicable": False}, "/not_applicable"),
        ({"cleared": "yes"}, "/cleared"),
        ({"rank": 1, "seen": "x" * 41}, "/seen"),
    ],
)
def test_an_answer_that_is_none(as_alice, skill, given, where):
    response = answer(as_alice, {"skill": skill("testing"), **given})

    assert pointers(response) == [f"/answers/0{where}"]


def test_a_skill_is_answered_once_a_time(as_alice, alice, skill):
    twice = [{"skill": skill("testing"), "rank": rank} for rank in (1, 2)]

    assert pointers(answer(as_alice, *twice)) == ["/answers"]
    assert kept(alice) == {}


def test_too_many_answers_are_refused(as_alice):
    many = [{"skill": str(uuid4()), "rank": 1} for _ in range(501)]

    assert pointers(answer(as_alice, *many)) == ["/answers"]


def test_the_version_that_was_read_can_be_named(as_alice, alice, skill):
    given = {"skill": skill("testing"), "rank": 1}

    assert pointers(answer(as_alice, given, version="0.9")) == ["/version"]
    assert answer(as_alice, given, version="1.0").status_code == 200


def test_a_framework_that_is_not_there(as_alice, skill):
    given = {"skill": skill("testing"), "rank": 1}

    assert pointers(answer(as_alice, given, framework="nowhere")) == ["/framework"]


# --- one at a time ----------------------------------------------------------------


def test_one_answer_is_given_read_and_cleared(as_alice, alice, skill):
    url = f"{ANSWERS}{skill('testing')}/"

    assert put(as_alice, skill("testing"), {"rank": 3}).status_code == 200
    assert as_alice.get(url).json()["rank"] == 3
    assert as_alice.delete(url).json()["now"] is None
    assert as_alice.get(url).status_code == 404


def test_with_if_match_nothing_is_overtaken(as_alice, alice, skill):
    etag = put(as_alice, skill("testing"), {"rank": 1})["ETag"]
    assert as_alice.get(f"{ANSWERS}{skill('testing')}/")["ETag"] == etag

    known = put(as_alice, skill("testing"), {"rank": 2}, **{"If-Match": etag})
    stale = put(as_alice, skill("testing"), {"rank": 3}, **{"If-Match": etag})

    assert (known.status_code, stale.status_code) == (200, 412)
    assert stale.json()["type"] == "urn:rsehub:problem:answer-changed"
    assert kept(alice) == {"testing": 2}


def test_an_answer_that_was_cleared_meanwhile_is_changed_too(as_alice, alice, skill):
    etag = put(as_alice, skill("testing"), {"rank": 1})["ETag"]
    as_alice.delete(f"{ANSWERS}{skill('testing')}/")

    stale = put(as_alice, skill("testing"), {"rank": 3}, **{"If-Match": f"W/{etag}"})

    assert stale.status_code == 412
    assert kept(alice) == {}


def test_a_level_off_the_scale_is_refused_by_the_pages_rule(as_alice, skill):
    response = put(as_alice, skill("testing"), {"rank": 5})

    assert pointers(response) == ["/rank"]
    assert "choose one from 0 to 4" in response.json()["errors"][0]["detail"]


def test_a_skill_of_a_draft_is_not_there(as_alice, client):
    draft = make_world({"sea": ["sailing"]}, slug="boats", publish=False)

    assert put(as_alice, draft.skills["sailing"].uuid, {"rank": 1}).status_code == 404


def test_a_skill_that_the_profiles_version_lacks_is_not_there(
    as_alice, alice, world, skill
):
    make_profile(world, alice)
    new = Skill.objects.create(framework=world.framework, slug="new")

    assert put(as_alice, new.uuid, {"rank": 1}).status_code == 404


# --- how many queries -------------------------------------------------------------


@pytest.fixture
def wide(alice, request):
    size = request.param
    world = make_world(
        {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    )
    make_profile(world, alice, dict.fromkeys(world.skills, 1))
    return world


@pytest.mark.parametrize("wide", [1, 3], indirect=True)
@pytest.mark.parametrize(
    ("url", "queries"),
    [
        ("/api/v1/profiles/", 5),
        ("/api/v1/profiles/UUID/", 10),
        ("/api/v1/assessments/", 5),
        ("/api/v1/assessments/SKILL/", 4),
        ("/api/v1/me/", 3),
    ],
)
def test_reading_takes_as_many_queries_however_much_there_is(
    client, alice, wide, django_assert_num_queries, url, queries
):
    client.force_login(alice)
    url = url.replace("UUID", str(alice.profiles.get().uuid))
    url = url.replace("SKILL", str(wide.skills["s0-0"].uuid))

    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("wide", [1, 3], indirect=True)
def test_answering_takes_as_many_queries_however_much_is_said(
    client, alice, wide, django_assert_num_queries
):
    client.force_login(alice)
    answers = [{"skill": str(s.uuid), "rank": 2} for s in wide.skills.values()]

    with django_assert_num_queries(10):
        assert answer(client, *answers).status_code == 200
