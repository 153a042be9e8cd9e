"""The API says of snapshots what their pages say."""

import pytest

from profiles.models import SkillAssessment, Snapshot
from profiles.snapshots import take_snapshot
from tests.factories import make_profile, make_world


@pytest.fixture
def rated(world, alice, client):
    client.force_login(alice)
    return make_profile(world, alice, {"testing": 2, "mentoring": None})


def at(profile, more="") -> str:
    return f"/api/v1/profiles/{profile.uuid}/snapshots/{more}"


def keep(client, profile):
    words = {"name": "Spring"}
    return client.post(at(profile), words, content_type="application/json")


def test_one_is_kept_and_listed(client, rated):
    made = keep(client, rated)

    listed = client.get(at(rated)).json()
    assert made.status_code == 201
    assert listed["results"] == [made.json()]
    assert made.json()["title"] == "Spring"
    assert made.json()["page"].endswith(Snapshot.objects.get().get_absolute_url())


def test_a_name_used_before_is_refused_at_the_field(client, rated):
    take_snapshot(profile=rated, name="Spring")

    refused = keep(client, rated)

    assert refused.status_code == 400
    assert "Choose another name" in refused.content.decode()


def test_it_reads_whole_and_as_it_was(client, rated, world):
    kept = take_snapshot(profile=rated, name="Spring")
    SkillAssessment.objects.update(rank=4, not_applicable=False)

    said = client.get(at(rated, f"{kept.uuid}/")).json()

    levels = [s["level"] for c in said["competencies"] for s in c["skills"]]
    assert levels == ["Working", "Not assessed", "Not applicable"]
    assert said["answers"][str(world.skills["testing"].uuid)]["rank"] == 2
    assert (said["answered"], said["version"]) == (2, "1.0")


def test_it_is_there_under_its_own_profile_alone(client, rated, alice):
    kept = take_snapshot(profile=rated, name="Spring")
    other = make_profile(make_world(slug="other"), alice)

    assert client.get(at(other, f"{kept.uuid}/")).status_code == 404


def test_deleting_leaves_the_answers(client, rated):
    kept = take_snapshot(profile=rated, name="Spring")

    assert client.delete(at(rated, f"{kept.uuid}/")).status_code == 204
    assert rated.assessments.count() == 2


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, rated, size, django_assert_num_queries
):
    for number in range(size):
        take_snapshot(profile=rated, name=f"Spring {number}")

    with django_assert_num_queries(6):
        client.get(at(rated))
