from datetime import timedelta

import pytest
from django.utils import timezone

from profiles.models import Profile, SkillAssessment
from tests.factories import make_profile, make_resource, make_role, make_world

HUB, CODE = "/profile/craft/assess/", "/profile/craft/assess/code/"


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


@pytest.fixture
def role(world):
    return make_role(world, "tester", {"testing": 3})


def make_old(days: int = 400) -> None:
    SkillAssessment.objects.update(confirmed_at=timezone.now() - timedelta(days=days))


def test_somebody_new_is_asked_for_the_nearest_role(as_alice, role):
    page = as_alice.get(HUB).content.decode()

    assert "Which of these roles is nearest" in page
    assert "Tester" in page
    assert "1 skill" in page


def test_the_role_cuts_the_list_and_the_rest_stays_behind_more(as_alice, role):
    as_alice.post(HUB, {"role": "tester"})

    response = as_alice.get(HUB)

    assert [row.group.slug for row in response.context["rows"]] == ["code"]
    assert [row.group.slug for row in response.context["rest"]] == ["people"]
    assert [q.skill.slug for q, _ in as_alice.get(CODE).context["questions"]] == [
        "testing"
    ]
    assert "1 more skill in this competency" in as_alice.get(CODE).content.decode()
    assert len(as_alice.get(f"{CODE}?all").context["questions"]) == 2


def test_a_skill_that_was_cut_is_found_all_the_same(as_alice, role):
    as_alice.post(HUB, {"role": "tester"})

    response = as_alice.get(HUB, {"skill": "version-control"}, follow=True)

    assert len(response.context["questions"]) == 2


def test_the_count_is_of_what_is_asked(as_alice, role):
    as_alice.post(HUB, {"role": "tester"})

    click = {"answer-testing": "2", "was-testing": ""}
    saved = as_alice.post(CODE, click, headers={"HX-Request": "true"})

    assert "1 of 1 answered" in saved.content.decode()
    assert as_alice.get(HUB).context["rows"][0].state == "Done"


def test_the_choice_is_kept_and_can_be_changed(as_alice, role, alice):
    as_alice.post(HUB, {"role": "tester"})
    assert Profile.objects.get().nearest_role == role

    assert "Which of these roles" in as_alice.get(f"{HUB}?roles").content.decode()
    as_alice.post(HUB, {"role": ""})

    response = as_alice.get(HUB)
    assert len(response.context["rows"]) == 2
    assert "Which of these roles" not in response.content.decode()


def test_a_role_that_is_gone_or_another_framework_s_is_refused(as_alice, role):
    make_role(make_world({"sea": ["sailing"]}, slug="sea"), "sailor", {"sailing": 1})

    page = as_alice.post(HUB, {"role": "sailor"}, follow=True).content.decode()

    assert "There is no such role here any more" in page
    assert not Profile.objects.exists()


def test_a_role_that_is_deleted_leaves_every_skill(as_alice, role):
    as_alice.post(HUB, {"role": "tester"})

    role.delete()

    assert len(as_alice.get(HUB).context["rows"]) == 2


def test_after_the_first_competency_there_is_a_chart_a_gap_and_a_resource(
    as_alice, world, role
):
    make_role(world, "both", {"testing": 3, "mentoring": 1})
    make_resource("tests-tell", teaches={world.skills["testing"]: (1, 3)})
    as_alice.post(HUB, {"role": "both"})

    response = as_alice.post(CODE, {"answer-testing": "1", "next": ""}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(f"{HUB}?after=code", 302)]
    assert "A next step: Testing" in page
    assert "From Awareness to Practitioner" in page
    assert "Tests tell" in page


def test_without_a_role_the_next_level_is_the_next_step(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2, "version-control": 4})

    page = as_alice.get(f"{HUB}?after=code").content.decode()

    assert "A next step: Testing" in page
    assert "From Working to Practitioner" in page
    assert "Nothing in the catalogue teaches it yet" in page


def test_who_is_at_the_top_has_no_gap(as_alice, alice, world):
    make_profile(world, alice, {"testing": 4})

    page = as_alice.get(f"{HUB}?after=code").content.decode()

    assert "Your first competency is done" in page
    assert "A next step" not in page


def test_an_address_that_names_nothing_done_shows_no_reward(as_alice):
    for after in ("code", "sailing", "<b>"):
        page = as_alice.get(HUB, {"after": after}).content.decode()
        assert "Your first competency" not in page


def test_old_answers_are_offered_for_review_and_marked(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2})
    make_old()

    assert "Nothing changed since" in as_alice.get(HUB).content.decode()
    assert "over a year old" in as_alice.get("/profile/craft/").content.decode()


def test_one_press_says_that_all_holds_and_one_takes_it_back(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2, "version-control": 1})
    make_old()
    press = {"confirm": "1", "from-hub": "1"}

    page = as_alice.post(CODE, press, follow=True)

    assert page.redirect_chain == [(HUB, 302)]
    assert not page.context["faded"]
    assert "Take the last confirmation back" in page.content.decode()
    again = as_alice.post(CODE, {"take-back": "1", "from-hub": "1"}, follow=True)
    assert again.context["faded"][0].count == 2
    assert "Taken back" in again.content.decode()


def test_there_is_nothing_to_take_back_twice(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2})

    page = as_alice.post(CODE, {"take-back": "1"}, follow=True).content.decode()

    assert "nothing to take back" in page


def test_young_answers_are_left_alone(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2})
    make_old(days=300)

    assert "Nothing changed since" not in as_alice.get(HUB).content.decode()
    assert "over a year old" not in as_alice.get("/profile/craft/").content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_the_question_takes_as_many_queries_however_many_roles(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    for number in range(size):
        make_role(world, f"role-{number}", dict.fromkeys(world.skills, 2))
    client.force_login(alice)

    with django_assert_num_queries(7):
        client.get(HUB)
