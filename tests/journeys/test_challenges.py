"""Challenges in a real browser: import, walk the chain by keyboard, add, take, undo."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from challenges.models import Challenge, Output
from challenges.rewriting import rewrite_challenge
from curation import guards
from tests.curation.uploads import ADD
from tests.factories import make_challenge, make_resource, make_world
from tests.journeys.contexts import on_a_phone, without_script
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser
FIXTURES = Path(__file__).parent.parent / "fixtures" / "challenges"


def the_folder() -> bytes:
    """Return the folder of challenges as a zip, with what is in its folders."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in sorted(p for p in FIXTURES.rglob("*") if p.is_file()):
            archive.writestr(str(path.relative_to(FIXTURES)), path.read_bytes())
    return packed.getvalue()


@pytest.fixture
def meeting(db, monkeypatch):
    """A challenge; the browser types faster than a person."""
    monkeypatch.setattr(guards, "MINIMUM_SECONDS", 0)
    return make_challenge("meeting")


def test_dana_imports_a_folder_after_a_look_at_it(page, sign_in, dana):
    sign_in(dana)
    page.goto(f"{ADD}?importer=challenges")
    page.get_by_label("File").set_input_files(
        {
            "name": "book.zip",
            "mimeType": "application/zip",
            "buffer": the_folder(),
        }
    )
    page.get_by_role("button", name="Show what it would change").click()
    region = page.get_by_role("region", name="Challenges", exact=True)
    expect(region).to_contain_text("3 new")
    region.get_by_role("checkbox", name="Travelling to meetings").uncheck()
    page.get_by_role("button", name="Import what is ticked").click()

    expect(page.get_by_text("2 records were written")).to_be_visible()
    assert Challenge.objects.count() == 2


def test_the_keyboard_walks_from_evidence_to_what_is_better(page, live_server, meeting):
    keys = Keyboard(page)
    page.goto(
        live_server.url + reverse("challenges:challenge-theory", args=["meeting"])
    )
    outline = page.locator("#outline")
    for name, anchor in (
        ("Write a list of groups", "action-1"),
        ("A list of groups", "output-1"),
        ("Groups are easy to find", "objective-1"),
        ("Every RSE knows peers", "target-1"),
    ):
        keys.tab_to(outline.locator(f"a[href='#outline-{anchor}']", has_text=name))
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{page.url.partition('#')[0]}#outline-{anchor}")


def whole_way(page, sign_in, dana):
    page.goto("/challenges/meeting/")
    page.get_by_role("link", name="Add an output").click()
    page.get_by_label("In one sentence").fill("A map of groups")
    page.get_by_label("Of which action").select_option(
        label="1. Write a list of groups"
    )
    page.get_by_label("1. Groups are easy to find").check()
    page.get_by_label("Your name").fill("Vera")
    page.get_by_role("button", name="Send the suggestion").click()
    expect(page.get_by_role("status")).to_contain_text("An editor will look at it.")

    sign_in(dana)
    page.goto("/suggestions/")
    page.get_by_role("link", name="Meeting each other").click()
    page.get_by_role("button", name="Take what is ticked").click()
    page.goto("/challenges/meeting/")
    expect(page.locator("#output-2")).to_contain_text("A map of groups")

    page.get_by_role("link", name="History").click()
    expect(page.get_by_text("By Dana, as Vera suggested.")).to_be_visible()
    page.get_by_role("link", name="Put back what it said before").first.click()
    page.get_by_label("Why?").fill("It is the same as the list")
    page.get_by_role("button", name="Put it back").click()
    assert [each.title for each in Output.objects.all()] == ["A list of groups"]


def test_an_output_is_added_taken_and_undone(page, sign_in, meeting, dana):
    whole_way(page, sign_in, dana)


@without_script
def test_it_works_without_scripts(page, sign_in, meeting, dana):
    whole_way(page, sign_in, dana)


@on_a_phone
def test_the_chain_is_read_on_a_phone(page, meeting):
    page.goto("/challenges/meeting/theory-of-change/")

    expect(page.get_by_role("heading", name="The chain is whole")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_an_output_is_counted_by_follows_the_hub(page, live_server, meeting):
    world = make_world()
    counted = "- A catalogue `objectives: [1]` `measure: skills-taught`"
    rewrite_challenge(challenge=meeting, values={"new-output": counted})
    page.goto("/challenges/meeting/")
    expect(page.locator("#output-2")).to_contain_text("0 of 3")

    make_resource("course", teaches={world.skills["testing"]: (1, 2)})
    page.reload()
    expect(page.locator("#output-2")).to_contain_text("1 of 3")
