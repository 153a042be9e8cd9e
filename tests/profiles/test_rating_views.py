"""Rating a skill on its own page."""

import pytest

from competencies.actions import publish_version
from profiles.models import Profile, SkillAssessment
from tests.factories import make_profile, make_version

SKILL = "/frameworks/craft/skills/testing/"
RATE = "/profile/craft/rate/testing/"


@pytest.fixture
def hers(client, alice, world):
    client.force_login(alice)
    return client


def rating(client):
    return client.get(SKILL).context["rating"]


def choose(client, value, *, was="", seen="", version="1.0", **headers):
    form = {"answer-testing": value, "was-testing": was, "seen-testing": seen}
    return client.post(RATE, {**form, "version": version}, headers=headers)


def held():
    rows = SkillAssessment.objects.values_list("skill__slug", "rank", "not_applicable")
    return list(rows)


def test_a_choice_is_kept_and_leads_back_to_the_skill(hers, alice):
    answer = choose(hers, "3")

    assert (answer.status_code, answer.url) == (302, f"{SKILL}#my-rating")
    assert held() == [("testing", 3, False)]
    assert Profile.objects.get().owner == alice
    assert "Saved." in hers.get(SKILL).content.decode()


def test_the_page_shows_what_she_said(hers, world, alice):
    make_profile(world, alice, {"testing": 2})

    assert (rating(hers).value, rating(hers).said) == ("2", "Working")
    shown = hers.get(SKILL).content.decode()
    assert 'name="answer-testing" value="2" checked' in shown


def test_not_applicable_is_an_answer_too(hers):
    choose(hers, "na")

    assert held() == [("testing", None, True)]
    assert rating(hers).said == "Not applicable"


def test_a_click_gets_the_foot_alone(hers):
    answer = choose(hers, "1", **{"hx-request": "true"})

    text = answer.content.decode()
    assert text.lstrip().startswith('<div class="skill-foot" id="rating-foot">')
    assert 'name="was-testing" value="1"' in text
    assert "Testing is saved." in text


def test_an_old_page_says_what_it_overtook(hers, world, alice):
    make_profile(world, alice, {"testing": 2})

    answer = choose(hers, "3", **{"hx-request": "true"})

    assert "Another window had said Working" in answer.content.decode()
    assert held() == [("testing", 3, False)]


@pytest.mark.parametrize("value", ["9", "-1", "x" * 999, "²"])
def test_what_is_no_level_is_refused_and_nothing_changes(hers, value):
    answer = choose(hers, value, **{"hx-request": "true"})

    assert answer.status_code == 422
    assert "There is no such level here" in answer.content.decode()
    assert held() == []


def test_a_refused_form_says_so_on_the_skill(hers):
    choose(hers, "9")

    assert "There is no such level here" in hers.get(SKILL).content.decode()


def test_a_form_for_another_skill_is_refused(hers):
    answer = hers.post(RATE, {"answer-mentoring": "2", "version": "1.0"})

    assert answer.status_code == 302
    assert held() == []


def test_the_same_again_changes_nothing(hers, world, alice):
    make_profile(world, alice, {"testing": 2})

    assert choose(hers, "2", was="2", **{"hx-request": "true"}).status_code == 204


def test_who_reads_an_older_version_rates_there(hers, world, alice):
    make_profile(world, alice, {"testing": 2})
    second = make_version(world.framework, "2.0")
    second.skill_editions.create(skill=world.skills["testing"], name="Testing, anew")
    publish_version(second)

    shown = hers.get(SKILL).content.decode()
    assert "My profile reads version 1.0, not this one." in shown
    assert "<b>Working</b>" in shown
    assert rating(hers).action == ""
    assert choose(hers, "3", version="2.0", **{"hx-request": "true"}).status_code == 422
    assert held() == [("testing", 2, False)]


def test_asked_for_it_leads_to_the_skill_among_the_others(hers):
    assert hers.get(RATE).url == "/profile/craft/assess/?skill=testing"


def test_who_is_signed_out_is_told_where_to_sign_in(client, world):
    shown = client.get(SKILL).content.decode()

    assert f"/accounts/login/?next={SKILL}" in shown
    assert "answer-testing" not in shown
    assert choose(client, "3").status_code == 302
    assert choose(client, "3", **{"hx-request": "true"}).status_code == 401


def test_a_skill_or_a_framework_that_is_not_there_is_not_found(hers):
    assert hers.post("/profile/craft/rate/sailing/", {}).status_code == 404
    assert hers.post("/profile/none/rate/testing/", {}).status_code == 404


def test_the_rating_of_another_is_not_shown(hers, world, bob):
    make_profile(world, bob, {"testing": 4})

    assert rating(hers).value == ""


def test_the_page_takes_two_queries_more_and_a_click_eight(
    hers, world, alice, django_assert_num_queries
):
    make_profile(world, alice)

    with django_assert_num_queries(16):
        hers.get(SKILL)
    with django_assert_num_queries(8):
        choose(hers, "3", **{"hx-request": "true"})
