"""From a search over a plan to a level that one holds: the whole way."""

import pytest
from playwright.sync_api import Page, expect

from profiles.models import SkillAssessment
from tests.factories import make_resource
from tests.journeys.contexts import without_script
from tests.journeys.test_finding import find_it

pytestmark = pytest.mark.browser


@pytest.fixture
def shelf(lived_in, alices_goal):
    """Two ways up from where alice stands in testing, one of them short."""
    testing = lived_in.skills["testing"]
    stated = {"minutes_source": "stated", "cost": "free"}
    make_resource("testing-in-an-hour", teaches={testing: (1, 2)}, minutes=60, **stated)
    make_resource(
        "testing-for-masters", teaches={testing: (3, 4)}, minutes=60, **stated
    )
    make_resource("testing-slowly", teaches={testing: (1, 2)}, minutes=600, **stated)


def plan_it(page: Page, goal) -> None:
    page.goto(goal.get_absolute_url())
    page.get_by_role("link", name="Plan the way").click()
    expect(page.get_by_role("heading", name="Testing in an hour")).to_be_visible()
    page.get_by_role("button", name="Keep this plan").click()
    expect(page.get_by_text("Kept. It is worked out anew")).to_be_visible()


def tick_off(page: Page) -> None:
    page.get_by_role("button", name="Start Testing in an hour").click()
    step = page.locator("#testing-in-an-hour")
    step.get_by_role("button", name="Done").click()
    page.get_by_role("group", name="Testing").get_by_label("2 Working").check()
    page.get_by_label("Put these levels into my profile").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Noted, and your profile says so too.")).to_be_visible()
    expect(page.get_by_text("1 step done")).to_be_visible()


def test_found_saved_planned_ticked_off_and_assessed_anew(
    alices_page, alices_goal, shelf
):
    find_it(alices_page)
    alices_page.get_by_role("button", name="Save Testing in an hour").click()

    plan_it(alices_page, alices_goal)
    tick_off(alices_page)

    assert SkillAssessment.objects.get(skill__slug="testing").rank == 2


@without_script
def test_without_javascript_too(alices_page, alices_goal, shelf):
    plan_it(alices_page, alices_goal)
    tick_off(alices_page)
