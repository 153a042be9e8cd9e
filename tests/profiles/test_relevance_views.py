"""Alice says what is relevant to her; so may her role, and she may bring it back."""

import pytest
from django.db import IntegrityError, transaction

from competencies.models import RoleIrrelevance
from profiles.asked import asked_of, mark
from profiles.models import Profile, SkillAssessment, SkillRelevance
from profiles.relevance import ORGANISATION, Mark
from profiles.relevance_sources import _sources, register
from tests.factories import make_goal, make_profile, make_role, make_world

PAGE = "/profile/craft/relevance/"


@pytest.fixture
def hers(client, alice, world):
    client.force_login(alice)
    return make_profile(world, alice, {"testing": 3, "mentoring": 1})


@pytest.fixture
def role(world, hers):
    """A role that alice aims at and that leaves mentoring out."""
    role = make_role(world, "coder", {"testing": 3}, name="Coder")
    RoleIrrelevance.objects.create(role=role, skill=world.skills["mentoring"])
    make_goal(hers, roles=[role])
    return role


def press(client, **button):
    return client.post(PAGE, button, follow=True)


def shown(response):
    return " ".join(response.content.decode().split())


def totals(client):
    context = client.get("/profile/craft/").context
    return context["answered"], context["total"]


def test_a_skill_out_leaves_the_totals_and_comes_back_with_its_answer(client, hers):
    assert totals(client) == (2, 3)

    page = press(client, hide="testing")
    assert "1 skill is not asked any more." in shown(page)
    assert "not relevant, says: you · your answer is kept" in shown(page)
    assert totals(client) == (1, 2)

    press(client, show="testing")
    assert totals(client) == (2, 3)
    assert not SkillRelevance.objects.exists()
    assert SkillAssessment.objects.get(skill__slug="testing").rank == 3


def test_a_whole_competency_goes_and_comes_in_one_press(client, hers):
    press(client, **{"hide-group": "code"})
    rows = client.get("/profile/craft/assess/").context["rows"]
    assert [row.group.slug for row in rows] == ["people"]

    press(client, **{"show-group": "code"})
    rows = client.get("/profile/craft/assess/").context["rows"]
    assert [row.group.slug for row in rows] == ["code", "people"]


def test_a_hidden_competency_leads_to_where_it_is_brought_back(client, hers):
    press(client, **{"hide-group": "code"})

    for address in ("assess/code/", "assess/?skill=testing"):
        answer = client.get(f"/profile/craft/{address}")
        assert answer.url == f"{PAGE}#competency-code"


def test_the_assessment_pages_say_how_many_are_out(client, hers):
    press(client, hide="testing")

    for page in ("assess/", "assess/code/"):
        assert "Not relevant to you (1)" in shown(client.get(f"/profile/craft/{page}"))


def test_a_click_counts_without_what_is_out(client, hers):
    press(client, hide="testing")

    answer = client.post(
        "/profile/craft/assess/code/",
        {"answer-version-control": "2", "was-version-control": ""},
        headers={"HX-Request": "true"},
    )

    assert answer.context["summary"].total == 1


def test_a_new_person_may_say_it_before_any_answer(client, world, charlie):
    client.force_login(charlie)

    press(client, hide="testing")

    assert Profile.objects.get(owner=charlie).relevances.count() == 1


def test_what_her_role_leaves_out_is_not_asked_and_says_who(client, hers, role):
    page = shown(client.get(PAGE))

    assert "not relevant, says: Coder" in page
    assert totals(client) == (1, 2)


def test_her_own_word_wins_over_the_role(client, hers, role):
    press(client, show="mentoring")

    assert totals(client) == (2, 3)
    assert SkillRelevance.objects.get().is_relevant is True
    press(client, hide="mentoring")
    assert "says: you, Coder" in shown(client.get(PAGE))


def test_another_role_without_the_mark_keeps_the_skill(client, world, hers, role):
    make_goal(hers, roles=[make_role(world, "lead", {"mentoring": 2})], name="Lead")

    assert totals(client) == (2, 3)


def test_an_organisation_may_say_so_too(client, world, hers):
    def institute(profile):
        return [Mark(world.skills["testing"].pk, ORGANISATION, "Institute")]

    register(institute)
    try:
        assert "not relevant, says: Institute" in shown(client.get(PAGE))
    finally:
        _sources.remove(institute)


def test_a_goal_leaves_it_out_and_says_so(client, world, hers):
    goal = make_goal(hers, targets={world.skills["testing"]: 4})
    press(client, hide="testing")

    page = client.get(f"/profile/goals/{goal.uuid}/")

    assert page.context["goal_page"].report.asked == 0
    assert "1 is not relevant to you and is left out." in shown(page)
    gaps = client.get(f"/api/v1/goals/{goal.uuid}/gaps/").json()
    assert (gaps["not_relevant"], gaps["missing"], gaps["gaps"]) == (1, 0, [])


@pytest.mark.parametrize("button", [{}, {"hide": "nothing"}, {"show-group": "x" * 999}])
def test_a_button_of_nothing_changes_nothing(client, hers, button):
    assert "Nothing was changed." in shown(press(client, **button))
    assert not SkillRelevance.objects.exists()


def test_a_skill_of_another_framework_is_refused(world, hers):
    other = make_world({"q": ["checks"]}, slug="other").skills["checks"]

    with pytest.raises(IntegrityError, match="of another"), transaction.atomic():
        mark(profile=hers, skills=[other.pk], is_relevant=False)


def test_a_role_expects_a_skill_or_leaves_it_out(world, role):
    with pytest.raises(IntegrityError, match="not both"), transaction.atomic():
        RoleIrrelevance.objects.create(role=role, skill=world.skills["testing"])
    with pytest.raises(IntegrityError, match="not both"), transaction.atomic():
        role.skills.create(skill=world.skills["mentoring"], rank=1)


def test_the_role_page_and_the_api_name_what_it_leaves_out(client, world, role):
    page = shown(client.get("/roles/craft/coder/"))
    found = client.get(f"/api/v1/roles/{role.uuid}/").json()

    assert "Not relevant in this role" in page
    assert [each["slug"] for each in found["not_relevant"]] == ["mentoring"]


def test_the_api_reads_and_marks(client, world, hers):
    address = f"/api/v1/profiles/{hers.uuid}/relevance/"
    testing = str(world.skills["testing"].uuid)

    wish = {"skills": [testing], "relevant": False}
    found = client.patch(address, wish, content_type="application/json").json()

    assert found == client.get(address).json()
    assert found["asked"] == 2
    said = [{"source": "person", "name": ""}]
    assert found["not_relevant"] == [
        {"skill": testing, "slug": "testing", "said_by": said}
    ]


def test_the_api_points_at_a_skill_that_is_not_there(client, hers):
    wish = {"skills": [str(hers.uuid)], "relevant": False}
    address = f"/api/v1/profiles/{hers.uuid}/relevance/"

    answer = client.patch(address, wish, content_type="application/json")

    assert answer.status_code == 400
    assert not SkillRelevance.objects.exists()


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_takes_as_many_queries_however_many_are_out(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    profile = make_profile(world, alice, {})
    mark(
        profile=profile, skills=[s.pk for s in world.skills.values()], is_relevant=False
    )
    client.force_login(alice)

    with django_assert_num_queries(8):
        client.get(PAGE)


def test_page_and_api_agree(client, world, hers, role):
    found = client.get(f"/api/v1/profiles/{hers.uuid}/").json()

    assert (found["answered"], found["total"]) == totals(client)
    assert asked_of(hers).hidden_in("people") == 1
