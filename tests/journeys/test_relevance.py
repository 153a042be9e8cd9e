"""Alice puts a competency aside: her totals change, and it comes back whole."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_profile
from tests.journeys.contexts import without_script

pytestmark = pytest.mark.browser


@pytest.fixture
def page(alices_page: Page, world, alice) -> Page:
    make_profile(world, alice, {"testing": 3, "mentoring": 1})
    return alices_page


def put_aside_and_back(page: Page) -> None:
    page.goto("/profile/craft/")
    expect(page.get_by_text("2 of 3 skills answered.")).to_be_visible()

    page.goto("/profile/craft/assess/people/")
    page.get_by_role("link", name="Say what is not relevant to me").click()
    page.get_by_role("button", name=re.compile("^Not relevant to me ?: People")).click()
    expect(page.get_by_text("1 skill is not asked any more.")).to_be_visible()
    expect(page.get_by_text("not relevant, says: you · your answer")).to_be_visible()

    page.goto("/profile/craft/")
    expect(page.get_by_text("1 of 2 skills answered.")).to_be_visible()
    page.get_by_role("link", name="Not relevant to you (1)").click()
    page.get_by_role("button", name=re.compile("^Bring back ?: Mentoring")).click()
    page.goto("/profile/craft/")
    expect(page.get_by_text("2 of 3 skills answered.")).to_be_visible()


def test_a_competency_is_put_aside_and_brought_back(page):
    put_aside_and_back(page)


@without_script
def test_without_script_too(page):
    put_aside_and_back(page)
