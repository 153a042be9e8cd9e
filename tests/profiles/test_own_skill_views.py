import pytest

from profiles.beside_actions import MOST_LINKS
from profiles.evidence import beside_skills
from profiles.models import Evidence, SkillRemark
from tests.factories import make_evidence, make_opinion, make_profile

TESTING = "/profile/craft/skills/testing/"
LINK = {"add": "1", "kind": "repository", "url": "https://example.org/solver"}


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


def test_a_link_is_added_and_listed_where_the_skill_is(as_alice):
    as_alice.post(TESTING, LINK | {"title": "The solver"})

    for address in (TESTING, "/profile/craft/assess/code/"):
        page = as_alice.get(address).content.decode()
        assert "The solver" in page or "1 link" in page
    assert (
        'rel="nofollow noopener noreferrer"' in as_alice.get(TESTING).content.decode()
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"url": "javascript:alert(1)"}, "http:// or https://"),
        ({"url": "ftp://example.org/x"}, "http:// or https://"),
        ({"url": ""}, "This is still empty"),
        ({"url": "https://example.org/" + "x" * 500}, "Shorten it to 500"),
        ({"title": "x" * 121}, "Shorten it to 120"),
        ({"kind": "poem"}, "not one of the available choices"),
    ],
)
def test_a_link_that_cannot_be_says_why_and_is_not_kept(as_alice, change, says):
    page = as_alice.post(TESTING, LINK | change).content.decode()

    assert says in page
    assert not Evidence.objects.exists()


def test_a_link_stands_once_at_a_skill(as_alice):
    as_alice.post(TESTING, LINK)

    assert "at the skill already" in as_alice.post(TESTING, LINK).content.decode()


def test_there_are_so_many_links_at_a_skill_and_no_more(as_alice, alice, world):
    profile = make_profile(world, alice)
    for number in range(MOST_LINKS):
        make_evidence(profile, world.skills["testing"], url=f"https://a.b/{number}")

    assert "Remove one" in as_alice.post(TESTING, LINK).content.decode()


def test_a_link_is_changed_and_removed(as_alice, alice, world):
    link = make_evidence(make_profile(world, alice), world.skills["testing"])
    address = f"/profile/evidence/{link.uuid}/"

    as_alice.post(address, LINK | {"title": "Better"})
    link.refresh_from_db()
    assert link.title == "Better"

    as_alice.post(address, {"remove": "1"})
    assert not Evidence.objects.exists()


def test_a_note_is_kept_as_text_and_goes_when_it_is_emptied(as_alice):
    as_alice.post(TESTING, {"interest": "2", "last_used": "", "note": "<b>Often</b>"})

    remark = SkillRemark.objects.get()
    assert (remark.interest, remark.last_used, remark.note) == (2, None, "<b>Often</b>")
    assert "<b>Often" not in as_alice.get(TESTING).content.decode()

    as_alice.post(TESTING, {"interest": "", "last_used": "", "note": ""})
    assert not SkillRemark.objects.exists()


def test_a_note_of_nearly_a_megabyte_is_told_to_be_shorter(as_alice):
    page = as_alice.post(TESTING, {"note": "x" * 990_000}).content.decode()

    assert "Shorten it to 2000 characters or fewer" in page
    assert not SkillRemark.objects.exists()


def test_more_than_the_hub_takes_at_once_is_refused_whole(as_alice):
    assert as_alice.post(TESTING, {"note": "x" * 1_000_000}).status_code == 400
    assert not SkillRemark.objects.exists()


def test_a_note_stays_when_the_answer_is_cleared(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2})
    as_alice.post(TESTING, {"note": "Keep me"})

    as_alice.post("/profile/craft/assess/code/", {"clear": "testing"})

    assert "Keep me" in as_alice.get(TESTING).content.decode()


def test_a_skill_that_the_version_lacks_has_no_page(as_alice):
    assert as_alice.get("/profile/craft/skills/sailing/").status_code == 404


def test_who_sees_a_rating_sees_what_stands_there_as_far_as_it_is_shown(
    alice, bob, world
):
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    profile = make_profile(world, alice, {"testing": 2, "mentoring": 1})
    make_evidence(profile, testing)
    make_evidence(profile, mentoring)
    SkillRemark.objects.create(profile=profile, skill=testing, note="Mine")
    make_opinion(profile, testing, bob)

    seen = beside_skills(profile, [testing.pk], with_notes=False)

    assert set(seen) == {testing.pk}
    assert (len(seen[testing.pk].evidence), seen[testing.pk].remark) == (1, None)
    assert seen[testing.pk].opinions == []
    none = beside_skills(profile, [testing.pk], with_evidence=False, with_notes=False)
    assert none == {}


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_takes_as_many_queries_however_much_stands_there(
    client, alice, bob, world, django_assert_num_queries, size
):
    profile = make_profile(world, alice, {"testing": 2})
    for number in range(size):
        make_evidence(profile, world.skills["testing"], url=f"https://a.b/{number}")
        make_opinion(profile, world.skills["testing"], bob)
    client.force_login(alice)

    with django_assert_num_queries(9):
        client.get(TESTING)
