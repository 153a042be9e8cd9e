"""From a search to something to learn from: narrowed, saved, and done."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_resource
from tests.journeys.contexts import without_script

pytestmark = pytest.mark.browser


@pytest.fixture
def shelf(lived_in, alices_goal):
    """What alice can start, in a catalogue that holds more."""
    testing = lived_in.skills["testing"]
    short = {"minutes": 60, "minutes_source": "stated", "cost": "free"}
    make_resource("testing-in-an-hour", teaches={testing: (1, 2)}, **short)
    make_resource("testing-for-masters", teaches={testing: (3, 4)}, **short)
    make_resource("testing-at-a-price", teaches={testing: (1, 2)}, cost="paid")


def choose(page: Page, *names: str) -> None:
    """Choose in one facet after the other; on a phone they are folded."""
    for name in names:
        page.get_by_role("link", name=name).first.click()


def find_it(page: Page) -> None:
    page.goto("/training/")
    page.get_by_label("Search by topic").fill("testing")
    page.get_by_role("button", name="Search", exact=True).click()
    choose(page, "I can start it now", "Free", "3 hours at most")
    expect(page.get_by_role("heading", name="1 resource")).to_be_visible()
    expect(page.get_by_text("you have 1")).to_be_visible()


def test_alice_finds_saves_and_does_it(alices_page, shelf):
    page = alices_page
    find_it(page)

    page.get_by_role("button", name="Save Testing in an hour").click()
    expect(page.get_by_text("saved", exact=True)).to_be_visible()
    assert page.url.endswith("/training/?q=testing&start=1&time=3h&cost=free")

    page.get_by_role("link", name="Testing in an hour").click()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("You said: done.")).to_be_visible()
    page.goto("/training/mine/?state=done")
    expect(page.get_by_role("link", name="Testing in an hour")).to_be_visible()


@without_script
def test_without_javascript_too(alices_page, shelf):
    page = alices_page
    find_it(page)
    page.get_by_role("button", name="Save Testing in an hour").click()

    expect(page.get_by_text("saved", exact=True)).to_be_visible()
    page.get_by_role("link", name="Free (leave it out)").click()
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_role("heading", name="My searches")).to_be_visible()
    kept = "“testing”, I can start it now, 3 hours at most"
    expect(page.get_by_role("link", name=kept, exact=True)).to_be_visible()
