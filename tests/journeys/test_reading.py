"""Finding by a misspelt word, opening the tree, rating a skill where it is read."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import make_world
from tests.journeys.contexts import on_a_phone, without_script

pytestmark = pytest.mark.browser

TREE = "/frameworks/craft/"
SKILL = "/frameworks/craft/skills/testing/"


@pytest.fixture
def large():
    """More skills than stand open at first, in two competencies."""
    return make_world(
        {
            "code": [f"coding-{n}" for n in range(40)],
            "people": ["continuous-integration", *(f"talk-{n}" for n in range(40))],
        }
    )


def test_a_misspelt_word_leads_to_the_skill(page, large):
    page.goto(TREE)
    page.get_by_label("Search 81 skills").fill("contineous integration")
    page.keyboard.press("Enter")

    expect(
        page.get_by_text("Showing results for continuous integration.")
    ).to_be_visible()
    page.get_by_role("link", name="Search for “contineous integration” instead").click()
    expect(page.get_by_role("heading", name="0 skills found")).to_be_visible()

    page.get_by_role("link", name="Search the whole hub").click()
    page.get_by_role("link", name="Continuous integration").click()
    expect(page).to_have_url(re.compile("/skills/continuous-integration/$"))


@without_script
def test_a_deep_link_opens_the_tree_without_a_script(page, large):
    page.goto(f"{TREE}?open=talk-3#skill-talk-3")

    expect(page.get_by_role("link", name="Talk 3", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("link", name="Coding 3", exact=True)).to_be_hidden()

    page.get_by_role("link", name="Open all").click()
    expect(page.get_by_role("link", name="Coding 3", exact=True)).to_be_visible()
    page.get_by_role("link", name="Close all").click()
    expect(page.get_by_role("link", name="Talk 3", exact=True)).to_be_hidden()


@on_a_phone
def test_the_address_follows_what_one_opens(page, large, keyboard):
    page.goto(TREE)
    keyboard.tab_to(page.locator("summary", has_text="People"))
    keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#group-people$"))
    page.reload()
    expect(page.get_by_role("link", name="Talk 3", exact=True)).to_be_visible()

    page.get_by_role("link", name="Close all").click()
    expect(page.get_by_role("link", name="Talk 3", exact=True)).to_be_hidden()
    page.get_by_role("link", name="Open all").click()
    expect(page.get_by_role("link", name="Coding 3", exact=True)).to_be_visible()


def test_narrowing_by_a_role_shows_the_levels_it_expects(page, lived_in):
    page.goto(TREE)
    page.get_by_role("link", name="engineer 3").click()

    expect(page.get_by_role("listitem").filter(has_text="Testing")).to_have_text(
        re.compile("Testing expected level 3")
    )


def test_a_skill_is_rated_where_it_is_read_and_seen_in_the_profile(alices_page, world):
    page = alices_page
    page.goto(SKILL)
    page.get_by_role("radio", name="3 Practitioner").check()
    expect(page.locator("#rating-live")).to_have_text("Testing is saved.")

    page.reload()
    expect(page.get_by_role("radio", name="3 Practitioner")).to_be_checked()
    page.get_by_role("link", name="In my profile").click()
    expect(page.get_by_role("row", name=re.compile("Code.*3.0"))).to_be_visible()


@without_script
def test_a_skill_is_rated_without_a_script(alices_page, world):
    page = alices_page
    page.goto(SKILL)
    page.get_by_role("radio", name="2 Working").check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="2 Working")).to_be_checked()


def test_who_was_signed_out_is_told_at_the_skill(alices_page, world):
    page = alices_page
    page.goto(SKILL)
    page.context.clear_cookies()
    page.get_by_role("radio", name="2 Working").check()

    expect(page.get_by_role("alert")).to_contain_text("Not saved: you were signed out.")


def test_who_has_no_account_is_shown_the_way_in_and_back(page, alice, world):
    page.goto(SKILL)
    page.get_by_role("link", name="Sign in to say how well you hold it").click()

    expect(page).to_have_url(re.compile(f"next={SKILL}$"))
