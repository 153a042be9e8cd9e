"""The API moves a profile as the page does."""

import pytest

from profiles.models import Move, SkillAssessment
from tests.editions import begin, make_edited_world
from tests.factories import make_profile, make_world

ANSWERS = {"testing": 4, "teaching": 2, "talking": 3, "logging": 2}


@pytest.fixture
def world(db):
    return make_edited_world()[0]


@pytest.fixture
def profile(client, world, alice):
    client.force_login(alice)
    return make_profile(world, alice, ANSWERS)


def at(profile, more="move/") -> str:
    return f"/api/v1/profiles/{profile.uuid}/{more}"


def move(client, profile, *decisions, to="1.1"):
    body = {"to": to, "decisions": list(decisions)}
    return client.post(at(profile), body, content_type="application/json")


def sharing(world, **answer):
    return {"skill": str(world.skills["sharing"].uuid), **answer}


def test_the_plan_asks_for_what_was_merged(client, profile):
    said = client.get(at(profile)).json()

    [question] = said["questions"]
    assert (question["slug"], question["shape"]) == ("sharing", "merged")
    assert [source["answer"] for source in question["sources"]] == ["2", "3"]
    assert [line["fate"] for line in said["ratings"]] == [
        "same",
        "left_out",
        "asked",
        "asked",
    ]


def test_moving_answers_with_the_report_and_once(client, profile, world):
    first, again = (move(client, profile, sharing(world, rank=3)) for _ in range(2))

    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert first.json()["page"].endswith(Move.objects.get().get_absolute_url())
    assert client.get(at(profile)).status_code == 404


def test_what_is_left_open_is_not_assessed(client, profile, world):
    move(client, profile, sharing(world, left_open=True))

    assert not SkillAssessment.objects.filter(skill__slug="sharing").exists()


@pytest.mark.parametrize(
    ("answers", "to"),
    [
        ([], "1.1"),
        ([{"rank": 9}], "1.1"),
        ([{"rank": 1, "left_open": True}], "1.1"),
        ([{}], "1.1"),
        ([{"rank": 1}], "1.0"),
        ([{"rank": 1}], "no version"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_moves(
    client, profile, world, answers, to
):
    decisions = [sharing(world, **answer) for answer in answers]

    assert move(client, profile, *decisions, to=to).status_code == 400
    assert not Move.objects.exists()


def test_it_is_put_back_while_nothing_was_answered(client, profile, world):
    move(client, profile, sharing(world, rank=3))
    url = at(profile, f"moves/{Move.objects.get().uuid}/")

    assert client.get(url).json()["may_put_back"] is True
    back = client.post(f"{url}put-back/")

    assert back.json()["put_back_at"] is not None
    profile.refresh_from_db()
    assert profile.version == world.version


def test_after_a_new_answer_it_is_refused(client, profile, world):
    move(client, profile, sharing(world, rank=3))
    SkillAssessment.objects.update(rank=1, not_applicable=False)

    refused = client.post(at(profile, f"moves/{Move.objects.get().uuid}/put-back/"))

    assert refused.status_code == 400
    assert "changed since" in refused.content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_the_plan_takes_as_many_queries_however_long(
    client, alice, size, django_assert_num_queries
):
    world = make_world({"code": [f"s{n}" for n in range(size)]})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    editing = begin(world)
    for slug in list(world.skills):
        editing.replace([slug], [f"{slug}a", f"{slug}b"], group="code")
    world.framework.versions.filter(version="1.0").update(status="retired")
    world.framework.versions.filter(version="1.1").update(status="published")
    client.force_login(alice)

    with django_assert_num_queries(20):
        client.get(at(profile))
