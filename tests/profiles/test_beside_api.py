import pytest

from profiles.models import Evidence, OpinionRequest, SkillRemark
from tests.factories import ask_for_opinion, make_evidence, make_opinion, make_profile

JSON = "application/json"
EVIDENCE, ASKED = "/api/v1/evidence/", "/api/v1/opinion-requests/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def testing(world):
    return world.skills["testing"]


def link(testing, **change):
    return {
        "skill": str(testing.uuid),
        "kind": "publication",
        "url": "https://a.example/paper",
    } | change


def test_the_history_of_a_profile_is_read_newest_first(as_alice, alice, world):
    profile = make_profile(world, alice, {"testing": 1})
    profile.assessments.update(rank=2)
    profile.assessments.all().delete()

    rows = as_alice.get(f"/api/v1/profiles/{profile.uuid}/history/").json()["results"]

    assert {row["rank"] for row in rows} == {None, 1, 2}
    assert rows[0]["cleared"]


def test_a_profile_is_read_as_it_was_on_a_day(as_alice, alice, world):
    profile = make_profile(world, alice, {"testing": 1})
    address = f"/api/v1/profiles/{profile.uuid}/"

    assert as_alice.get(address, {"on": "1999-01-01"}).json()["answered"] == 0
    assert as_alice.get(address, {"on": "2999-01-01"}).json()["answered"] == 1
    assert as_alice.get(address, {"on": "yesterday"}).status_code == 400


def test_a_link_is_added_changed_and_removed(as_alice, testing):
    made = as_alice.post(EVIDENCE, link(testing), content_type=JSON).json()
    address = f"{EVIDENCE}{made['uuid']}/"

    changed = as_alice.patch(address, {"title": "Ours"}, content_type=JSON).json()

    assert (changed["title"], changed["url"]) == ("Ours", "https://a.example/paper")
    assert as_alice.get(EVIDENCE).json()["results"] == [changed]
    assert as_alice.delete(address).status_code == 204
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://a.example/"}, "url"),
        ({"kind": "poem"}, "kind"),
        ({"title": "x" * 121}, "title"),
        ({"skill": "5e8f0f57-6a0c-4a7c-a3a4-2e0a6f6d1b42"}, "skill"),
    ],
)
def test_a_link_that_cannot_be_is_pointed_at(as_alice, testing, change, field):
    answer = as_alice.post(EVIDENCE, link(testing, **change), content_type=JSON)

    assert answer.status_code == 400
    assert field in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_link_stands_once_at_a_skill_whoever_adds_it(as_alice, testing):
    as_alice.post(EVIDENCE, link(testing), content_type=JSON)

    again = as_alice.post(EVIDENCE, link(testing), content_type=JSON)

    assert again.status_code == 400
    assert "at the skill already" in again.content.decode()


def test_links_are_narrowed_to_a_skill(as_alice, alice, world, testing):
    profile = make_profile(world, alice)
    make_evidence(profile, testing)
    make_evidence(profile, world.skills["mentoring"])

    rows = as_alice.get(EVIDENCE, {"skill": str(testing.uuid)}).json()["results"]

    assert [row["skill"]["slug"] for row in rows] == ["testing"]


def test_a_remark_is_replaced_whole_and_empty_it_is_gone(as_alice, testing):
    address = f"/api/v1/remarks/{testing.uuid}/"
    as_alice.put(address, {"interest": 2, "note": "Keen"}, content_type=JSON)

    answer = as_alice.put(address, {"last_used": 2025}, content_type=JSON).json()

    assert (answer["interest"], answer["last_used"], answer["note"]) == (None, 2025, "")
    assert as_alice.put(address, {}, content_type=JSON).status_code == 204
    assert as_alice.get(address).status_code == 404


@pytest.mark.parametrize(
    "change", [{"interest": 9}, {"last_used": 10**20}, {"note": "x" * 2001}]
)
def test_a_remark_that_cannot_be_is_refused(as_alice, testing, change):
    address = f"/api/v1/remarks/{testing.uuid}/"

    assert as_alice.put(address, change, content_type=JSON).status_code == 400
    assert not SkillRemark.objects.exists()


def test_an_opinion_is_shown_and_hidden(as_alice, alice, bob, world, testing):
    opinion = make_opinion(make_profile(world, alice), testing, bob)
    address = f"/api/v1/opinions/{opinion.uuid}/"

    shown = as_alice.patch(address, {"shown": True}, content_type=JSON).json()

    assert (shown["shown"], shown["by"], shown["endorsed"]) == (True, "Bob", True)
    assert not as_alice.patch(address, {"shown": False}, content_type=JSON).json()[
        "shown"
    ]


def test_somebody_is_asked_for_an_opinion(as_alice, testing, mailoutbox):
    wish = {
        "framework": "craft",
        "email": "bob@example.org",
        "skills": [str(testing.uuid)],
    }

    made = as_alice.post(ASKED, wish, content_type=JSON)

    assert made.status_code == 201
    assert made.json()["page"].endswith("/profile/opinions/?list=asked")
    assert [mail.to for mail in mailoutbox] == [["bob@example.org"]]


@pytest.mark.parametrize(
    "change",
    [
        {"email": "alice@example.org"},
        {"framework": "sea"},
        {"skills": ["5e8f0f57-6a0c-4a7c-a3a4-2e0a6f6d1b42"]},
        {"skills": []},
    ],
)
def test_what_cannot_be_asked_is_refused(as_alice, testing, mailoutbox, change):
    wish = {
        "framework": "craft",
        "email": "bob@example.org",
        "skills": [str(testing.uuid)],
    }

    answer = as_alice.post(ASKED, wish | change, content_type=JSON)

    assert answer.status_code == 400
    assert not mailoutbox
    assert not OpinionRequest.objects.exists()


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [("evidence/", 5), ("remarks/", 5), ("opinions/", 5), ("opinion-requests/", 6)],
)
def test_lists_take_as_many_queries_however_long(
    client, alice, bob, world, django_assert_num_queries, size, path, queries
):
    profile = make_profile(world, alice)
    for skill in list(world.skills.values())[:size]:
        make_evidence(profile, skill)
        make_opinion(profile, skill, bob)
        ask_for_opinion(profile, [skill], "someone@example.org")
        SkillRemark.objects.create(profile=profile, skill=skill, interest=1)
    client.force_login(alice)

    with django_assert_num_queries(queries):
        client.get(f"/api/v1/{path}")
