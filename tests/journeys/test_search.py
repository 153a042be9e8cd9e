"""The search from any page, by its key, by its link, and without a script."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.journeys.contexts import on_a_phone, without_script

pytestmark = pytest.mark.browser

ROLES = "/roles/"
KEY = "The / key leads here from any page"


def field(page: Page) -> Locator:
    return page.get_by_label("Search the whole hub")


def is_at_the_search(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/search/"))
    expect(field(page)).to_be_focused()


def test_the_slash_leads_to_the_field_and_back_to_it(page, lived_in, keyboard):
    page.goto(ROLES)
    keyboard.press("/")
    is_at_the_search(page)

    page.keyboard.type("testing")
    keyboard.press("Enter")
    expect(page).to_have_title("3 found for testing · RSE Hub")
    keyboard.tab_to(page.get_by_role("link", name="Testing", exact=True))
    keyboard.press("/")

    is_at_the_search(page)
    page.keyboard.type("mentoring")
    expect(field(page)).to_have_value("mentoring")


def test_who_is_typing_types_a_slash(page, lived_in):
    page.goto("/training/")
    box = page.get_by_label("Search by topic, title, tool or provider")
    box.press_sequentially("CI/CD")

    expect(box).to_have_value("CI/CD")
    expect(page).to_have_url(re.compile(r"/training/$"))


def test_other_shortcuts_stay_what_they_are(page, lived_in, keyboard):
    page.goto(ROLES)
    keyboard.press("Control+/", "Alt+/", "Meta+/")

    page.get_by_role("link", name="engineer").click()
    expect(page).to_have_url(re.compile(r"/roles/craft/engineer/"))


def test_the_slash_works_from_a_choice(alices_page, world, keyboard):
    # A page with several skills has a field of its own to look in; this has one.
    alices_page.goto(reverse("profiles:profile-assess-group", args=["craft", "people"]))
    keyboard.tab_to(alices_page.get_by_role("radio"))
    keyboard.press("/")

    is_at_the_search(alices_page)


def test_the_slash_can_be_turned_off_and_on(page, lived_in, keyboard):
    page.goto("/search/")
    page.get_by_label(KEY).uncheck()
    page.goto(ROLES)
    entry = page.get_by_role("link", name="Search", exact=True)
    expect(entry).not_to_have_attribute("aria-keyshortcuts", "/")
    keyboard.press("/")
    page.get_by_role("link", name="engineer").click()
    expect(page).to_have_url(re.compile(r"/roles/craft/engineer/"))

    page.goto("/search/")
    expect(page.get_by_label(KEY)).not_to_be_checked()
    page.get_by_label(KEY).check()
    page.goto(ROLES)
    expect(entry).to_have_attribute("aria-keyshortcuts", "/")
    keyboard.press("/")
    is_at_the_search(page)


@without_script
def test_without_a_script_the_link_and_the_form_do_it(page, lived_in):
    page.goto(ROLES)
    page.get_by_role("link", name="Search", exact=True).click()
    field(page).fill("mentoring")
    field(page).press("Enter")

    expect(page.get_by_role("heading", name="1 skill")).to_be_visible()
    expect(page.get_by_label(KEY)).to_be_hidden()


@on_a_phone
def test_on_a_phone_it_is_in_the_menu(page, lived_in):
    page.goto(ROLES)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Search", exact=True).click()

    is_at_the_search(page)
