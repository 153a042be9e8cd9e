"""Alice shows her profile to a stranger and to bob, and takes it back and along."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.axe import ALL, violations
from tests.journeys.conftest import PATIENCE
from tests.journeys.contexts import without_script

pytestmark = pytest.mark.browser


@pytest.fixture
def strangers_page(browser: Browser, base_url: str):
    """A browser that has never been here."""
    context = browser.new_context(base_url=base_url, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def make_a_link(page: Page) -> str:
    page.goto("/profile/craft/")
    page.get_by_role("link", name="Share it").click()
    page.get_by_label("What it is for").fill("Application")
    page.get_by_label("Engineer").or_(page.get_by_label("Next year")).check()
    page.get_by_role("button", name="Make the link").click()
    return page.get_by_role("link", name=re.compile(r"^http")).inner_text()


def test_a_link_opens_to_a_stranger_until_it_is_taken_back(
    alices_page, alices_goal, strangers_page
):
    address = make_a_link(alices_page)

    strangers_page.goto(address)
    expect(strangers_page.get_by_role("heading", level=1)).to_have_text("Alice")
    expect(
        strangers_page.get_by_role("table", name="Profile by competency")
    ).to_be_visible()
    assert violations(strangers_page, ALL) == []
    strangers_page.get_by_role("link", name="Next year").click()
    expect(strangers_page.get_by_role("heading", level=1)).to_have_text("Next year")

    alices_page.reload()
    expect(alices_page.get_by_role("main")).to_contain_text("opened once")
    alices_page.get_by_role("link", name=re.compile("^Take it back")).click()
    alices_page.get_by_role("button", name="Take it back").click()
    expect(alices_page.get_by_role("main")).to_contain_text("Nobody but you sees")

    refused = strangers_page.goto(address)
    assert refused.status == 404
    heading = strangers_page.get_by_role("heading", level=1)
    expect(heading).to_have_text("This link opens nothing")


@without_script
def test_bob_reads_what_is_shared_with_him_by_name(
    page, sign_in, alice, bob, alices_goal
):
    sign_in(alice)
    page.goto("/profile/sharing/")
    page.get_by_role("link", name="With a person").click()
    page.get_by_label("Their e-mail address").fill(bob.email)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("main")).to_contain_text(bob.email)

    sign_in(bob)
    page.goto("/profile/sharing/with-me/")
    page.get_by_role("link", name="Alice", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alice")
    page.get_by_text("Code 1", exact=False).or_(page.locator("summary")).first.click()
    expect(page.get_by_role("table", name="Code")).to_contain_text("Awareness")


def downloaded(page: Page, name: str) -> str:
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile(name)).click()
    content = Path(downloading.value.path()).read_bytes()
    words = (part.extract_text() for part in PdfReader(io.BytesIO(content)).pages)
    return " ".join(" ".join(words).split())


def test_alice_takes_a_pdf_and_a_pack_along(alices_page, alices_goal):
    alices_page.goto("/profile/craft/")
    alices_page.get_by_role("link", name="Take it along").click()
    profile = downloaded(alices_page, "^Download.*PDF$")
    assert "Alice" in profile
    assert "Testing 1 Awareness" in profile

    alices_page.get_by_label("Name of the pack").fill("My year")
    alices_page.get_by_label("Held against").select_option("Next year")
    alices_page.get_by_role("button", name="Make the pack").click()

    pack = downloaded(alices_page, "^My year")
    assert "Goal: Next year" in pack
    assert "Testing 1 Awareness 3 Practitioner Engineer" in pack
