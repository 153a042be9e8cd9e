"""The pages of a move: what it would do, deciding, the report, and the way back."""

import pytest

from profiles.answers import Answer
from profiles.models import Move, SkillAssessment, Snapshot
from profiles.moves import move_profile
from tests.editions import begin, make_edited_world
from tests.factories import make_goal, make_profile, make_world

URL = "/profile/craft/move/"
ANSWERS = {"testing": 4, "mentoring": 1, "teaching": 2, "talking": 3, "logging": 2}


@pytest.fixture
def edited(db):
    return make_edited_world()


@pytest.fixture
def world(edited):
    return edited[0]


@pytest.fixture
def profile(client, world, alice):
    client.force_login(alice)
    return make_profile(world, alice, ANSWERS)


def form(world, **answers) -> dict[str, str]:
    chosen = {f"answer-{world.skills[s].uuid}": value for s, value in answers.items()}
    return {"to": "1.1", **chosen}


def text(response) -> str:
    return " ".join(response.content.decode().split())


def shown(response) -> dict[str, list[str]]:
    parts = response.context["parts"]
    return {str(part.fate): [line.name for line in part.lines] for part in parts}


# --- before -------------------------------------------------------------------------


def test_the_profile_offers_the_newer_version(client, profile):
    page = text(client.get("/profile/craft/"))

    assert "Craft 1.1 is out." in page
    assert URL in page


def test_the_start_page_offers_it_too(client, profile):
    assert "See what 1.1 changes for you" in text(client.get("/"))


def test_a_profile_on_the_version_in_force_is_offered_nothing(client, world, bob):
    client.force_login(bob)

    assert "is out." not in text(client.get("/profile/craft/"))
    assert client.get(URL).url == "/profile/craft/"


def test_the_plan_says_what_becomes_of_each_answer(client, profile):
    answer = client.get(URL)

    assert shown(answer) == {
        "reworded": ["Mentoring"],
        "left_out": ["Logging"],
        "same": ["Testing"],
    }
    assert [row.question.skill.name for row in answer.context["questions"]] == [
        "Sharing"
    ]
    assert "Fewer, clearer skills." in text(answer)


def test_looking_at_the_plan_writes_nothing(client, profile):
    client.get(URL)

    profile.refresh_from_db()
    assert profile.version.version == "1.0"
    assert not Snapshot.objects.exists()


def test_a_question_shows_what_was_answered_before(client, profile):
    [row] = client.get(URL).context["questions"]

    assert row.said == [("Teaching", "2 Working"), ("Talking", "3 Practitioner")]
    assert row.chosen == ""


def test_merged_answers_that_agree_are_chosen_already(client, profile):
    SkillAssessment.objects.update(rank=2)

    [row] = client.get(URL).context["questions"]

    assert row.chosen == "2"


# --- moving -------------------------------------------------------------------------


def test_moving_leads_to_the_report(client, profile, world):
    answer = client.post(URL, form(world, sharing="3"), follow=True)

    assert shown(answer)["asked"] == ["Teaching", "Talking"]
    assert "Sharing: 3 Practitioner" in text(answer)
    profile.refresh_from_db()
    assert profile.version.version == "1.1"


def test_what_is_not_decided_is_pointed_at_and_nothing_moves(client, profile, world):
    answer = client.post(URL, form(world))

    assert answer.status_code == 422
    [row] = answer.context["questions"]
    assert row.is_missing
    assert "Decide on each skill" in text(answer)
    assert not Move.objects.exists()


@pytest.mark.parametrize("value", ["9", "x", "-1", "²", "1e3", "<b>"])
def test_a_tampered_level_is_refused_in_words(client, profile, world, value):
    answer = client.post(URL, form(world, sharing=value))

    assert answer.status_code == 422
    assert "There is no such level here" in text(answer)


def test_leaving_it_open_leaves_it_unassessed(client, profile, world):
    client.post(URL, form(world, sharing="open"))

    sharing = world.skills["sharing"]
    assert not SkillAssessment.objects.filter(skill=sharing).exists()
    assert Move.objects.count() == 1


def test_not_applicable_is_an_answer_too(client, profile, world):
    client.post(URL, form(world, sharing="na"))

    assert SkillAssessment.objects.get(skill=world.skills["sharing"]).not_applicable


def test_pressing_twice_moves_once_and_leads_to_the_same_report(client, profile, world):
    first, again = (client.post(URL, form(world, sharing="3")) for _ in range(2))

    assert first.url == again.url
    assert Move.objects.count() == 1


def test_a_version_that_came_out_meanwhile_is_shown_first(client, profile, world):
    answer = client.post(URL, {"to": "1.0.5"}, follow=True)

    assert "Another version came out meanwhile" in text(answer)
    assert not Move.objects.exists()


# --- after --------------------------------------------------------------------------


@pytest.fixture
def moved(profile, world, edited):
    make_goal(profile, targets={world.skills["logging"]: 3}, name="Log it all")
    given = {str(world.skills["sharing"].uuid): Answer(3)}
    return move_profile(profile=profile, target=edited[1], given=given)


def test_the_report_keeps_its_address(client, moved):
    page = text(client.get(moved.get_absolute_url()))

    assert "Moved from 1.0 to 1.1" in page
    assert "not part of it; your answer is kept" in page
    assert "Log it all" in page
    assert "The goal does not count it any more." in page


def test_what_is_worded_anew_waits_to_be_looked_at(client, moved, world):
    assert "1 skill is worded anew" in text(client.get("/profile/craft/"))
    assert "Mentoring" in text(client.get("/profile/craft/move/again/"))
    page = "/profile/craft/assess/people/"
    assert "This skill is worded anew" in text(client.get(page))

    client.post(page, {"version": "1.1", "confirm": "1"})

    assert "worded anew" not in text(client.get("/profile/craft/"))
    assert "Nothing is left" in text(client.get("/profile/craft/move/again/"))


def test_the_snapshot_shows_how_it_was(client, moved):
    page = text(client.get(moved.snapshot.get_absolute_url()))

    assert "Before the move to 1.1" in page
    assert "Logging" in page


def test_it_is_put_back_by_a_press(client, moved, profile):
    url = f"{moved.get_absolute_url()}put-back/"

    assert "Back to 1.0?" in text(client.get(url))
    answer = client.post(url, follow=True)

    assert "Put back: your answers are as they were, in 1.0." in text(answer)
    assert "were put back" in text(client.get(moved.get_absolute_url()))


def test_after_a_new_answer_the_way_back_is_closed(client, moved):
    SkillAssessment.objects.update(rank=1)
    url = f"{moved.get_absolute_url()}put-back/"

    assert "the move stays as it is" in text(client.get(url))
    assert "the move stays as it is" in text(client.post(url, follow=True))


def test_a_strangers_move_is_not_there(client, moved, bob):
    client.force_login(bob)

    for more in ("", "put-back/"):
        assert client.get(f"{moved.get_absolute_url()}{more}").status_code == 404
    assert client.post(f"{moved.get_absolute_url()}put-back/").status_code == 404


# --- what it costs ------------------------------------------------------------------


@pytest.fixture(params=[1, 3])
def sized(request, client, alice):
    """A profile with so many skills in so many goals that were split."""
    world = make_world({"code": [f"s{n}" for n in range(request.param)]})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    for slug, skill in dict(world.skills).items():
        make_goal(profile, targets={skill: 3}, name=slug)
    editing = begin(world)
    for slug in list(world.skills):
        editing.replace([slug], [f"{slug}a", f"{slug}b"], group="code")
    editing.draft.skill_editions.update(description="Anew.")
    world.framework.versions.filter(version="1.0").update(status="retired")
    world.framework.versions.filter(version="1.1").update(status="published")
    client.force_login(alice)
    return profile, editing.draft, world


def test_the_plan_takes_as_many_queries_however_long(
    client, sized, django_assert_num_queries
):
    with django_assert_num_queries(22):
        client.get(URL)


def test_the_report_takes_as_many_queries_however_long(
    client, sized, django_assert_num_queries
):
    profile, target, world = sized
    given = {str(s.uuid): Answer(1) for s in world.skills.values()}
    move = move_profile(profile=profile, target=target, given=given)

    with django_assert_num_queries(6):
        client.get(move.get_absolute_url())
