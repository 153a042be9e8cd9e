"""The API's pages and a token's whole life, in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.factories import PASSWORD
from tests.journeys.test_accessibility import faults
from tests.journeys.test_csp import Watch

pytestmark = pytest.mark.browser


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


def test_alice_makes_a_token_and_ends_it(watch, alices_page):
    page = alices_page
    page.goto(reverse("accounts:account"))
    page.get_by_role("link", name="Tokens").click()
    page.get_by_role("link", name="Make a token").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Password").press("Enter")
    expect(page.get_by_role("heading", name="Make a token")).to_be_visible()
    assert faults(page) == []

    page.get_by_label("Name").fill("Nightly report")
    page.get_by_label("read and write").check()
    page.get_by_role("button", name="Make it").click()
    secret = page.locator("[data-secret]").inner_text()
    assert faults(page) == []

    key = {"Authorization": f"Bearer {secret}"}
    me = page.request.get("/api/v1/me/", headers=key)
    assert me.json()["email"] == "alice@example.org"

    page.get_by_role("link", name="I have copied it").click()
    expect(page.get_by_text("last used")).to_be_visible()
    page.get_by_role("link", name="End it").click()
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("The token opens nothing any more.")).to_be_visible()
    assert watch.so_far() == []


def test_an_operation_opens_on_the_docs_page(watch, page):
    page.goto(reverse("api-docs"))

    page.get_by_text("Read the gap of one of your goals").click()

    expect(
        page.locator("#read_goal_gaps").get_by_text("at_or_above").first
    ).to_be_visible()
    assert violations(page) == []
    assert watch.so_far() == []


def test_an_operation_opens_and_answers_in_swagger(watch, page, world):
    page.goto(reverse("api-swagger"))

    page.locator("#operations-skills-list_skills .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()

    expect(
        page.locator(".live-responses-table").get_by_text("200").first
    ).to_be_visible()
    assert watch.so_far() == []
