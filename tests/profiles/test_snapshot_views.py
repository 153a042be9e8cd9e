"""Keeping a snapshot, reading it as it was, deleting it."""

import pytest

from profiles.models import SkillAssessment, Snapshot
from profiles.snapshots import take_snapshot
from tests.factories import make_profile, make_world

LIST = "/profile/craft/snapshots/"


@pytest.fixture
def rated(world, alice, client):
    client.force_login(alice)
    return make_profile(world, alice, {"testing": 2, "mentoring": None})


def errors(response) -> list[str]:
    return response.context["form"].errors.get("name", [])


def test_one_is_kept_under_a_name(client, rated):
    answer = client.post(LIST, {"name": "Before my appraisal"}, follow=True)

    page = answer.content.decode()
    assert "Kept. Nobody can change it" in page
    assert "Before my appraisal" in page
    assert Snapshot.objects.get().profile == rated


def test_a_name_is_used_once(client, rated):
    client.post(LIST, {"name": "Spring"})

    assert errors(client.post(LIST, {"name": "spring"})) == [
        "You have a snapshot called “spring”. Choose another name."
    ]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 121, "\u200b"])
def test_a_name_that_is_none_is_refused_in_words(client, rated, name):
    assert errors(client.post(LIST, {"name": name}))
    assert not Snapshot.objects.exists()


def test_where_nothing_is_answered_there_is_nothing_to_keep(client, alice, world):
    client.force_login(alice)

    assert errors(client.post(LIST, {"name": "Spring"})) == [
        "There are no answers to keep yet."
    ]
    assert not alice.profiles.exists()


def test_it_reads_as_it_was(client, rated):
    kept = take_snapshot(profile=rated, name="Spring")
    SkillAssessment.objects.update(rank=4, not_applicable=False)

    answer = client.get(kept.get_absolute_url())

    shown = [
        (skill.skill.name, skill.level)
        for _row, skills in answer.context["by_competency"]
        for skill in skills
    ]
    assert shown == [
        ("Testing", "Working"),
        ("Version control", "Not assessed"),
        ("Mentoring", "Not applicable"),
    ]


def test_an_answer_for_a_skill_that_the_version_lacks_is_shown_too(
    client, rated, world
):
    other = make_world({"code": ["testing"]}, slug="other")
    left_out = other.skills["testing"]
    kept = take_snapshot(profile=rated, name="Spring")
    testing = kept.answers[str(world.skills["testing"].uuid)]
    answers = {str(left_out.uuid): testing}
    strange = Snapshot.objects.create(
        profile=rated,
        version=kept.version,
        kind="named",
        name="Strange",
        taken_at=kept.taken_at,
        answers=answers,
    )

    page = client.get(strange.get_absolute_url())

    assert [(r.name, r.level) for r in page.context["page"].outside] == [
        ("Testing", "Working")
    ]
    assert "Not part of 1.0" in page.content.decode()


def test_one_is_deleted_and_the_answers_stay(client, rated):
    kept = take_snapshot(profile=rated, name="Spring")
    url = f"{kept.get_absolute_url()}delete/"

    assert "Delete “Spring”?" in client.get(url).content.decode()
    client.post(url)

    assert not Snapshot.objects.exists()
    assert rated.assessments.count() == 2


def test_nobody_else_deletes_it(client, rated, bob):
    kept = take_snapshot(profile=rated, name="Spring")
    client.force_login(bob)

    assert client.post(f"{kept.get_absolute_url()}delete/").status_code == 404
    assert Snapshot.objects.exists()


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, rated, size, django_assert_num_queries
):
    for number in range(size):
        take_snapshot(profile=rated, name=f"Spring {number}")

    with django_assert_num_queries(5):
        client.get(LIST)


@pytest.mark.parametrize("size", [1, 3])
def test_a_snapshot_takes_as_many_queries_however_large(
    client, alice, size, django_assert_num_queries
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    kept = take_snapshot(profile=profile, name="Spring")
    client.force_login(alice)

    with django_assert_num_queries(7):
        client.get(kept.get_absolute_url())
