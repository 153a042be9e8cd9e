from datetime import UTC, datetime

import pytest

from accounts.personal_data import erase
from profiles.actions import save_clicks
from profiles.answers import Answer, Click
from profiles.models import AssessmentEvent, SkillAssessment
from tests.factories import make_profile, make_world

HISTORY = "/profile/craft/history/"


def say(profile, world, skill, answer):
    keys = {slug: each.pk for slug, each in world.skills.items()}
    save_clicks(profile=profile, clicks=[Click(skill, answer, "")], skills=keys)


def at(profile, **moments):
    """Let what happened have happened long ago: the newest event of each skill."""
    for slug, day in moments.items():
        event = AssessmentEvent.objects.filter(
            profile=profile, skill__slug=slug.replace("_", "-")
        ).latest("pk")
        event.at = datetime(*day, 9, tzinfo=UTC)
        event.save()


def events(profile) -> list[tuple[str, int | None, bool]]:
    rows = AssessmentEvent.objects.filter(profile=profile).in_order()
    return list(rows.values_list("skill__slug", "rank", "not_applicable"))


def test_every_change_is_kept_and_a_confirmation_is_none(alices_profile, world):
    for answer in (Answer(1), Answer(1), Answer(2), Answer(None), None):
        say(alices_profile, world, "testing", answer)

    assert events(alices_profile) == [
        ("testing", 1, False),
        ("testing", 2, False),
        ("testing", None, True),
        ("testing", None, False),
    ]


def test_whoever_writes_the_history_is_kept(alices_profile, world):
    say(alices_profile, world, "testing", Answer(1))

    SkillAssessment.objects.update(rank=3)

    assert events(alices_profile)[-1] == ("testing", 3, False)


def test_the_history_goes_with_the_person(world, alice, bob):
    make_profile(world, alice, {"testing": 1, "mentoring": 2})
    bobs = make_profile(world, bob, {"testing": 3})

    erase(alice)

    assert list(AssessmentEvent.objects.values_list("profile", flat=True)) == [bobs.pk]


def test_the_page_tells_what_each_day_changed(client, alice, world, alices_profile):
    say(alices_profile, world, "testing", Answer(1))
    at(alices_profile, testing=(2024, 3, 1))
    say(alices_profile, world, "testing", Answer(2))
    client.force_login(alice)

    page = client.get(HISTORY).content.decode()

    assert "1 March 2024" in page
    assert "Awareness, then Working" in page
    assert "Code grew most: by one level, to 2.0" in page


def test_the_profile_as_it_was_on_a_day(client, alice, world, alices_profile):
    say(alices_profile, world, "testing", Answer(1))
    at(alices_profile, testing=(2024, 3, 1))
    say(alices_profile, world, "testing", Answer(4))
    client.force_login(alice)

    response = client.get(HISTORY, {"on": "2024-06-30"})

    assert response.context["then"][0].mean == "1.0"
    assert "As it was on 30 June 2024" in response.content.decode()


def test_a_day_before_all_shows_that_nothing_was_assessed(client, alice, world):
    make_profile(world, alice, {"testing": 1})
    client.force_login(alice)

    page = client.get(HISTORY, {"on": "1999-01-01"}).content.decode()

    assert "Nothing is assessed yet" in page


def test_a_day_to_come_is_today(client, alice, world):
    make_profile(world, alice, {"testing": 1})
    client.force_login(alice)

    response = client.get(HISTORY, {"on": "9999-12-31"})

    assert response.context["then"][0].mean == "1.0"


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01", "0000-00-00", "\x00"])
def test_a_day_that_is_none_says_how_to_write_it(client, alice, world, day):
    make_profile(world, alice, {"testing": 1})
    client.force_login(alice)

    response = client.get(HISTORY, {"on": day})

    assert response.status_code in (200, 400)
    assert "then" not in (response.context or {})


def test_competencies_can_be_chosen(client, alice, world):
    make_profile(world, alice, {"testing": 1, "mentoring": 2})
    client.force_login(alice)

    response = client.get(HISTORY, {"show": ["people", "unheard-of"]})

    assert [row.name for row in response.context["chart"].drawing.rows] == ["People"]


def test_an_empty_history_says_what_will_be_here(client, alice, world):
    client.force_login(alice)

    assert "Nothing is written here yet" in client.get(HISTORY).content.decode()


@pytest.mark.parametrize("size", [1, 3])
def test_the_history_takes_as_many_queries_however_long(
    client, alice, django_assert_num_queries, size
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    make_profile(world, alice, dict.fromkeys(world.skills, 2))
    client.force_login(alice)

    with django_assert_num_queries(9):
        client.get(HISTORY, {"on": "2026-03-01"})
