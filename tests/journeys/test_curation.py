"""Suggest as a visitor, accept in part as dana, see the history, undo."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from playwright.sync_api import expect

from curation import guards
from tests.journeys.contexts import on_a_phone, without_script
from training.models import LearningResource

pytestmark = pytest.mark.browser


@pytest.fixture
def course(lived_in, monkeypatch):
    """A resource; the browser types faster than a person."""
    monkeypatch.setattr(guards, "MINIMUM_SECONDS", 0)
    return LearningResource.objects.get(slug="tests-tell")


def the_whole_way(page, context, sign_in, course, dana):
    # A visitor suggests two fields.
    page.goto(course.get_absolute_url())
    page.get_by_role("link", name="Suggest a change").click()
    page.get_by_label("Title").fill("Tests tell stories")
    page.get_by_label("Languages").fill("en\nde")
    page.get_by_label("Why?").fill("It is called so now")
    page.get_by_label("Your name").fill("Vera")
    page.get_by_label("E-mail address").fill("vera@example.org")
    page.get_by_role("button", name="Send the suggestion").click()
    expect(page.get_by_role("status")).to_contain_text("A curator will look at it.")
    link = re.search(r"https?://\S+/suggestions/\S+", mail.outbox[-1].body)[0]

    # Dana takes one of them.
    sign_in(dana)
    page.goto("/suggestions/")
    page.get_by_role("link", name="Tests tell").click()
    page.get_by_label("Take it: Languages").uncheck()
    page.get_by_label("Word to the sender").fill("The lesson is in English only")
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.get_by_text("Taken in part.")).to_be_visible()

    # The history says so, and dana puts it back.
    page.get_by_role("link", name="See the page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tests tell stories")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_text("By Dana, as Vera suggested.")).to_be_visible()
    page.get_by_role("link", name="Put back what it said before").first.click()
    page.get_by_label("Why?").fill("It was the old title after all")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("It was the old title after all")).to_be_visible()
    course.refresh_from_db()
    assert course.title == "Tests tell"

    # Vera hears of it.
    assert mail.outbox[-1].to == ["vera@example.org"]
    assert "The lesson is in English only" in mail.outbox[-1].body
    context.clear_cookies()
    page.goto(urlsplit(link).path)
    expect(page.get_by_text("Taken in part.")).to_be_visible()


def test_from_a_suggestion_to_putting_it_back(page, context, sign_in, course, dana):
    the_whole_way(page, context, sign_in, course, dana)


@without_script
def test_the_same_without_javascript(page, context, sign_in, course, dana):
    the_whole_way(page, context, sign_in, course, dana)


@on_a_phone
def test_a_flag_with_one_click_on_a_phone(page, course):
    page.goto(course.get_absolute_url())
    page.get_by_role("link", name="Say that something is wrong").click()
    page.get_by_role("button", name="Out of date").click()

    expect(page.get_by_text("Somebody says this is out of date")).to_be_visible()
