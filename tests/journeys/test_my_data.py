"""Zenobia takes her data along, and goes."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.everything import ADDRESS, NAME, places_that_say, use_everything
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def zenobia(world, dana, sign_in):
    person = use_everything(world, dana)
    sign_in(person)
    return person


def test_zenobia_takes_her_data_along_and_leaves_nothing(page, zenobia):
    page.goto("/account/")
    page.get_by_role("link", name="Your data").click()
    page.get_by_role("button", name="Download my data").click()
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_download() as downloading:
        page.get_by_label("Password").press("Enter")
    packed = Path(downloading.value.path()).read_bytes()
    assert "answers.csv" in zipfile.ZipFile(io.BytesIO(packed)).namelist()

    page.goto("/account/data/")
    page.get_by_role("link", name="Erase my account").click()
    expect(page.get_by_role("main")).to_contain_text("without your name")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Erase everything").click()

    expect(page.get_by_role("status").first).to_contain_text("erased")
    page.goto("/account/")
    expect(page).to_have_url("/accounts/login/?next=/account/")
    assert places_that_say(ADDRESS, NAME, str(zenobia.public_id)) == set()
