"""A whole next version: out as a file, in again changed, in force, and moved to.

What dana and alice do here in one go, the neighbours of this file do part by part.
"""

import json

import pytest
from playwright.sync_api import Page, expect

from profiles.models import Profile
from tests.curation.uploads import ADD
from tests.factories import make_profile
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.browser

EXPORT = "/frameworks/craft/1.0/export/hub/"


def edited(page: Page) -> bytes:
    """Return the file of version 1.0 with a skill renamed and one more in it."""
    said = page.request.get(EXPORT).json()
    said["version"] = "1.1"
    [testing] = [skill for skill in said["skills"] if skill["slug"] == "testing"]
    testing["name"] = "Testing code"
    more = {"slug": "logging", "name": "Logging", "group": testing["group"]}
    said["skills"].append(more)
    return json.dumps(said).encode()


def bring_it(page: Page, content: bytes) -> None:
    page.goto(f"{ADD}?importer=framework")
    page.get_by_label("File").set_input_files(
        {"name": "craft.json", "mimeType": "application/json", "buffer": content}
    )
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.get_by_role("checkbox", name="Logging")).to_be_visible()
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_text("records were written")).to_be_visible()


def publish_it(page: Page) -> None:
    page.goto("/admin/competencies/frameworkversion/")
    page.get_by_role("row", name="Craft 1.1").get_by_role("checkbox").check()
    page.locator("select[name=action]").select_option(label="Publish (for good)")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("Craft 1.1 is in force.")).to_be_visible()


def test_imported_previewed_published_compared_and_moved_to(
    page, sign_in: SignIn, dana, alice, world
):
    make_profile(world, alice, {"testing": 2, "mentoring": 1})
    sign_in(dana)
    bring_it(page, edited(page))
    publish_it(page)
    page.goto("/frameworks/craft/versions/")
    page.get_by_role("link", name="What changed since 1.0").click()
    expect(page.get_by_text("Testing code").first).to_be_visible()
    expect(page.get_by_text("Logging").first).to_be_visible()

    sign_in(alice)
    page.goto("/profile/craft/")
    page.get_by_role("link", name="See what changes for you").click()
    page.get_by_role("button", name="Move to 1.1").click()

    expect(page.get_by_role("heading", name="Moved from 1.0 to 1.1")).to_be_visible()
    page.get_by_text("Another name or place, the same words").first.click()
    expect(page.get_by_role("row", name="Testing code")).to_contain_text("2 Working")
    assert Profile.objects.get(owner=alice).version.version == "1.1"
