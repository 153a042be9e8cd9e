"""Alice brings her profile along from the DIRECT website, in a real browser."""

import json

import pytest
from playwright.sync_api import expect

from profiles.models import SkillAssessment
from tests.factories import make_profile
from tests.journeys.contexts import on_a_phone, without_script
from tests.journeys.test_accessibility import faults
from tests.profiles.test_moving_over import held, wheel

pytestmark = pytest.mark.browser

SAID = wheel({"Testing": 3, "Version control": 0, "Mentoring": 1, "Beekeeping": 2})


@pytest.fixture
def alices_page(page, sign_in, alice, world):
    make_profile(world, alice, {"testing": 1})
    sign_in(alice)
    page.goto("/profile/craft/")
    page.get_by_role("link", name="Bring a profile along from DIRECT").click()
    return page


def look(page):
    page.get_by_label("Your profile from DIRECT").set_input_files(
        {
            "name": "me.json",
            "mimeType": "application/json",
            "buffer": json.dumps(SAID).encode(),
        }
    )
    page.get_by_role("button", name="See what it says").click()


@without_script
def test_alice_looks_decides_and_keeps(alices_page, alice):
    page = alices_page
    look(page)
    expect(page.get_by_text("You have 1")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Beekeeping")).to_be_visible()

    page.get_by_label("Not applicable: it isn't part of my work").check()
    page.get_by_label("Take the file's").check()
    page.get_by_role("button", name="Save these ratings").click()

    expect(page.get_by_text("2 added, 1 replaced")).to_be_visible()
    assert held(alice) == {"testing": 3, "version-control": "na", "mentoring": 1}


def test_without_a_word_about_level_0_nothing_is_saved(alices_page):
    look(alices_page)

    alices_page.get_by_role("button", name="Save these ratings").click()

    expect(alices_page.get_by_role("alert")).to_contain_text("Say what level 0 means")
    assert SkillAssessment.objects.count() == 1


@on_a_phone
def test_every_step_fits_a_phone_and_shuts_nobody_out(alices_page):
    page = alices_page
    found = faults(page)
    look(page)
    found += faults(page)
    page.get_by_label("None yet: I could need it").check()
    page.get_by_role("button", name="Save these ratings").click()
    found += faults(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert found == []
