"""A question before something goes for good: by keys, and without script."""

import pytest
from playwright.sync_api import expect

from profiles.models import Goal
from tests.axe import violations
from tests.journeys.contexts import without_script

pytestmark = pytest.mark.browser


def test_alice_opens_the_question_by_keys_and_keeps_her_goal(alices_page, alices_goal):
    page = alices_page
    page.goto(alices_goal.get_absolute_url())
    page.get_by_role("button", name="Delete", exact=True).press("Enter")

    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    assert Goal.objects.filter(pk=alices_goal.pk).exists()


@without_script
def test_without_script_the_question_is_asked_and_answered_too(
    alices_page, alices_goal
):
    page = alices_page
    page.goto(alices_goal.get_absolute_url())
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete it").click()

    expect(page).to_have_url("/profile/goals/")
    assert not Goal.objects.filter(pk=alices_goal.pk).exists()
