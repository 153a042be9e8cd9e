"""Alice says how a course was; dana looks where the catalogue has holes."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import UserFactory, make_goal, make_profile, make_resource
from tests.journeys.contexts import without_script
from tests.journeys.test_accessibility import faults_at
from training.actions import mark_resource
from training.models import Review, StepOutcome

pytestmark = pytest.mark.browser


@pytest.fixture
def course(world, alice):
    """Alice did it; six others did, and said how it was."""
    testing = world.skills["testing"]
    course = make_resource("course", teaches={testing: (1, 2)})
    mark_resource(owner=alice, resource=course, state="done")
    for number in range(6):
        person = UserFactory()
        Review.objects.create(
            owner=person,
            resource=course,
            time_right="longer" if number else "right",
            level_right="hard" if number else "right",
            again=bool(number),
            sentence="The exercises made it stick.",
        )
        StepOutcome.objects.create(
            owner=person, resource=course, skill=testing, after=2 if number else 1
        )
        profile = make_profile(world, person, {"mentoring": 1 if number else 3})
        make_goal(profile, targets={world.skills["mentoring"]: 3})
    return course


def say_how_it_was(page: Page) -> None:
    page.goto("/training/course/")
    page.get_by_text("Say how it was for you").click()
    form = page.locator("#reviews form")
    form.get_by_label("the time is right").check()
    form.get_by_label("it is harder than that").check()
    form.get_by_label("yes").check()
    form.get_by_label("A sentence").fill("Worth an afternoon.")
    form.get_by_role("button", name="Send").click()

    expect(page.get_by_text("2 of 7 say the time is right")).to_be_visible()
    expect(page.get_by_text("“Worth an afternoon.”")).to_be_visible()
    page.get_by_role("link", name="Change it or take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("1 of 6 say the time is right")).to_be_visible()


def test_a_review_is_said_and_taken_back(alices_page, course):
    say_how_it_was(alices_page)


@without_script
def test_without_script_too(alices_page, course):
    say_how_it_was(alices_page)


def test_its_pages_are_well_for_everybody(alices_page, course):
    pages = ["/training/course/", "/training/course/review/"]

    assert faults_at(alices_page, pages) == {}


def test_the_map_leads_to_what_there_is_and_asks_for_what_is_not(
    page, sign_in, dana, course
):
    sign_in(dana)
    assert faults_at(page, ["/training/coverage/"]) == {}

    page.get_by_role("link", name="Testing, from 1 to 2: 1 resource").click()
    expect(page.get_by_role("heading", name="1 resource for Testing")).to_be_visible()

    page.goto("/training/coverage/")
    expect(page.get_by_text("from 1 to 2: at least 5 people")).to_be_visible()
    page.get_by_role("link", name="Suggest something for Mentoring from 1 to 2").click()
    expect(page.get_by_label("Why?")).to_have_value(
        "The catalogue has nothing that works and takes Mentoring from level 1 to 2."
    )
