import pytest

from competencies.actions import publish_version
from profiles.models import Profile, SkillAssessment
from tests.factories import make_profile, make_version, make_world

CODE = "/profile/craft/assess/code/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def as_alice(client, alice, world):
    client.force_login(alice)
    return client


def answers() -> dict[str, int | None]:
    rows = SkillAssessment.objects.values_list("skill__slug", "rank")
    return dict(rows)


def test_the_hub_says_in_words_how_far_each_competency_is(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2, "mentoring": None})

    response = as_alice.get("/profile/craft/assess/")

    states = [row.state for row in response.context["rows"]]
    assert states == ["1 of 2 answered", "Not part of my work"]
    assert "Go on: Code" in response.content.decode()


def test_a_page_asks_for_each_skill_with_its_levels_in_words(as_alice):
    page = as_alice.get(CODE).content.decode()

    assert page.count('type="radio"') == 2 * (5 + 1)
    assert "Has seen testing done." in page
    assert "What working means in general" in page
    assert "checked" not in page


def test_what_is_held_is_ticked(as_alice, alice, world):
    make_profile(world, alice, {"testing": 0, "version-control": None})

    page = as_alice.get(CODE).content.decode()

    assert 'name="answer-testing" value="0" checked' in page
    assert 'name="answer-version-control" value="na" checked' in page


def test_a_click_is_saved_and_answered_with_the_foot_alone(as_alice):
    response = as_alice.post(
        CODE, {"answer-testing": "3", "was-testing": ""}, headers=HTMX
    )

    page = response.content.decode()
    assert answers() == {"testing": 3}
    assert "Saved at" in page
    assert "1 of 2 answered" in page
    assert 'type="radio"' not in page


def test_clearing_gives_the_whole_skill_back_without_a_tick(as_alice):
    as_alice.post(CODE, {"answer-testing": "3"}, headers=HTMX)

    response = as_alice.post(CODE, {"clear": "testing"}, headers=HTMX)

    page = response.content.decode()
    assert answers() == {}
    assert page.count('type="radio"') == 6
    assert "checked" not in page


def test_without_a_script_the_whole_page_is_saved_by_its_button(as_alice):
    form = {"answer-testing": "1", "answer-version-control": "na"}

    response = as_alice.post(CODE, form, follow=True)

    assert answers() == {"testing": 1, "version-control": None}
    assert "Saved." in response.content.decode()
    assert response.redirect_chain == [(CODE, 302)]


def test_next_goes_on_to_the_next_competency_and_then_to_the_profile(as_alice):
    part_done = {"answer-testing": "1", "next": ""}

    assert as_alice.post(CODE, part_done).url == "/profile/craft/assess/people/"
    as_alice.post(CODE, {"answer-version-control": "na"})
    people = "/profile/craft/assess/people/"
    assert as_alice.post(people, {"answer-mentoring": "2", "next": ""}).url == (
        "/profile/craft/"
    )


def test_nothing_changed_confirms_every_answer(as_alice, alice, world):
    profile = make_profile(world, alice, {"testing": 1, "version-control": None})
    before = profile.assessments.earliest("confirmed_at").confirmed_at

    response = as_alice.post(CODE, {"confirm": "1"}, follow=True)

    assert "your 2 answers still hold today" in response.content.decode()
    assert profile.assessments.earliest("confirmed_at").confirmed_at > before


def test_an_old_page_does_not_put_old_answers_back(as_alice, alice, world):
    make_profile(world, alice, {"testing": 4})
    old_page = {
        "answer-testing": "1",
        "was-testing": "1",
        "answer-version-control": "2",
    }

    as_alice.post(CODE, old_page)

    assert answers() == {"testing": 4, "version-control": 2}


def test_an_older_page_is_told_that_its_click_overtook_another(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2})
    click = {"answer-testing": "3", "was-testing": "", "seen-testing": ""}

    by_script = as_alice.post(CODE, click, headers=HTMX).content.decode()

    assert "Another window had said Working meanwhile" in by_script
    assert answers() == {"testing": 3}


def test_an_older_page_is_told_without_a_script_too(as_alice, alice, world):
    make_profile(world, alice, {"testing": 2})
    click = {"answer-testing": "3", "was-testing": "", "seen-testing": ""}

    page = as_alice.post(CODE, click, follow=True).content.decode()

    assert "1 answer had been changed in another window meanwhile." in page


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"answer-testing": "9"}, "There is no such level here"),
        ({"answer-testing": "<b>"}, "There is no such level here"),
        ({"answer-mentoring": "1"}, "“mentoring” is not a skill on this page"),
        ({"clear": "mentoring"}, "“mentoring” is not a skill on this page"),
        ({"answer-testing": "1", "answer-sailing": "1"}, "“sailing” is not a skill"),
    ],
)
def test_a_tampered_form_gets_one_message_and_writes_nothing(as_alice, form, says):
    page = as_alice.post(CODE, form)
    by_script = as_alice.post(CODE, form, headers=HTMX)

    assert (page.status_code, by_script.status_code) == (422, 422)
    assert says in page.content.decode()
    assert says in by_script.content.decode()
    assert by_script["Content-Type"] == "text/plain; charset=utf-8"
    assert not Profile.objects.exists()


@pytest.mark.parametrize("path", ["craft/assess/sea/", "sea/assess/x/"])
def test_a_competency_that_is_not_there(as_alice, path):
    assert as_alice.get(f"/profile/{path}").status_code == 404
    assert as_alice.post(f"/profile/{path}", {"answer-x": "1"}).status_code == 404


def test_the_way_from_a_skill_finds_its_page_in_my_own_version(as_alice):
    found = as_alice.get("/profile/craft/assess/", {"skill": "mentoring"})

    assert found.url == "/profile/craft/assess/people/?skill=mentoring#skill-mentoring"
    lost = as_alice.get("/profile/craft/assess/", {"skill": "sailing"})
    assert lost.status_code == 404


def test_going_back_to_the_answer_that_is_kept_changes_nothing(as_alice):
    as_alice.post(CODE, {"answer-testing": "2"}, headers=HTMX)
    again = {"answer-testing": "2", "was-testing": "2"}

    response = as_alice.post(CODE, again, headers=HTMX)

    assert (response.status_code, response.content) == (204, b"")
    assert answers() == {"testing": 2}


def test_a_click_of_somebody_signed_out_is_answered_as_such(client, world):
    assert client.post(CODE, {"answer-testing": "1"}, headers=HTMX).status_code == 401
    assert client.post(CODE, {"answer-testing": "1"}).status_code == 302


def test_a_click_without_the_token_is_refused(alice, world):
    from django.test import Client  # noqa: PLC0415  the one client that checks it

    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert client.post(CODE, {"answer-testing": "1"}, headers=HTMX).status_code == 403


def test_a_long_competency_comes_in_parts(client, alice, db):
    make_world({"code": [f"skill-{n}" for n in range(24)]})
    client.force_login(alice)

    sizes = [
        len(client.get(CODE, q).context["questions"])
        for q in (
            {},
            {"part": "2"},
            {"part": "3"},
            {"part": "9"},
            {"skill": "skill-23"},
        )
    ]

    assert sizes == [8, 8, 8, 8, 8]
    assert client.get(CODE, {"skill": "skill-23"}).context["part"] == 3
    assert client.get(CODE, {"part": "x"}).context["part"] == 1
    assert client.post(CODE, {"next": "part-2"}).url == f"{CODE}?part=2"


@pytest.mark.parametrize("size", [1, 3])
def test_saving_takes_as_many_queries_however_many_skills_there_are(
    client, alice, django_assert_num_queries, size
):
    world = make_world(
        {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    )
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    seen = profile.assessments.earliest("pk").assessed_at.isoformat()
    click = {"answer-s0-0": "3", "was-s0-0": "2", "seen-s0-0": seen}
    client.force_login(alice)

    # The two that open and close the transaction included.
    with django_assert_num_queries(10):
        client.post("/profile/craft/assess/g0/", click, headers=HTMX)


def test_the_very_first_click_takes_two_queries_more(
    as_alice, django_assert_num_queries
):
    with django_assert_num_queries(12):
        as_alice.post(CODE, {"answer-testing": "3"}, headers=HTMX)


def test_skills_in_no_group_are_rated_on_a_page_of_their_own(client, alice, db):
    world = make_world(publish=False)
    world.version.skill_editions.filter(skill__slug="mentoring").update(group=None)
    publish_version(world.version)
    client.force_login(alice)

    client.post("/profile/craft/assess/other-skills/", {"answer-mentoring": "1"})

    assert answers() == {"mentoring": 1}


@pytest.fixture
def republished(world):
    """A second version comes into force, without the competency on the page."""
    second = make_version(world.framework, "2.0")
    second.skill_editions.create(skill=world.skills["testing"], name="Testing")
    publish_version(second)


def test_a_click_on_a_page_of_an_older_version_is_told_so(as_alice, republished):
    click = {"answer-testing": "3", "version": "1.0"}

    by_script = as_alice.post(CODE, click, headers=HTMX)
    page = as_alice.post(CODE, click, follow=True)

    assert by_script.status_code == 422
    assert "has a new version" in by_script.content.decode()
    assert "has a new version" in page.content.decode()
    assert page.redirect_chain == [("/profile/craft/assess/", 302)]
    assert answers() == {}


def test_confirming_nothing_is_no_mistake(as_alice):
    assert as_alice.post(CODE, {"confirm": "1"}).status_code == 302
