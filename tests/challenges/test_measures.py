"""Live measures: counted anew, and kept day by day."""

from datetime import date

from challenges.counting import communities_verified
from challenges.measures import Count, all_measures, readings_of, take_readings
from challenges.models import MeasureReading
from challenges.rewriting import rewrite_challenge
from communities.still_right import say_still_right
from tests.challenges.conftest import only
from tests.communities.makers import make_community
from tests.factories import make_resource


def test_a_skill_that_is_taught_counts(world):
    assert readings_of(["skills-taught"])["skills-taught"].count.value == 0

    make_resource("course", teaches={world.skills["testing"]: (1, 2)})
    count = readings_of(["skills-taught"])["skills-taught"].count
    assert (count.value, count.total, count.percent) == (1, 3, 33)


def test_a_community_counts_once_somebody_says_that_it_is_right(db):
    here = make_community("here", status="active")
    make_community("gone", status="merged", merged_into=here)
    make_community("paused", status="paused")
    assert communities_verified() == Count(0, 2)

    say_still_right(community=here, how="mail")
    [reading] = readings_of(["communities-verified"]).values()
    assert reading.count == Count(1, 2)


def test_a_measure_that_nobody_offers_says_nothing(db, client, meeting):
    assert readings_of(["moon-phases"]) == {}

    odd = "- A thing `measure: moon-phases`"
    rewrite_challenge(challenge=meeting, values={"new-output": odd})
    assert client.get("/challenges/meeting/").status_code == 200


def test_readings_are_kept_once_a_day(world):
    assert take_readings() == take_readings() == len(all_measures())
    assert MeasureReading.objects.count() == len(all_measures())


def test_what_was_counted_before_is_drawn(client, meeting, world):
    counted = "- A catalogue `objectives: [1]` `measure: resources-described`"
    rewrite_challenge(challenge=meeting, values={"new-output": counted})
    for day, value in ((1, 2), (2, 4)):
        MeasureReading.objects.create(
            measure="resources-described", day=date(2026, 1, day), value=value
        )
    page = client.get("/challenges/meeting/").content.decode()

    assert 'points="0.0,50 100.0,0"' in page
    assert "1 January 2026: 2" in page


def test_what_an_action_needs_leads_to_it(client, meeting, world):
    make_resource("course")
    action = only(meeting, "action")
    action.skills, action.resources = ["testing", "magic"], ["course"]
    action.save()
    page = client.get("/challenges/meeting/").content.decode()

    assert 'href="/frameworks/craft/skills/testing/"' in page
    assert 'href="/training/course/"' in page
    assert "magic" in page
