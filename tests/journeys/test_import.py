"""Dana imports DIRECT in a real browser: ticks, a phone, no script, and axe."""

import pytest
from playwright.sync_api import expect

from competencies.models import FrameworkVersion, SkillEdition
from tests.curation.uploads import ADD, DIRECT, bring, keys, take, zipped
from tests.journeys.contexts import on_a_phone, without_script
from tests.journeys.test_accessibility import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def danas_page(page, sign_in, dana):
    sign_in(dana)
    return page


def upload(page, data=None):
    """Give the zip to the form, and see what it would change."""
    page.goto(f"{ADD}?importer=framework")
    page.get_by_label("File").set_input_files(
        {
            "name": "direct-small.zip",
            "mimeType": "application/zip",
            "buffer": data or zipped(DIRECT),
        }
    )
    page.get_by_label("Address of the framework").fill("direct")
    page.get_by_label("Version").fill("1.0")
    page.get_by_role("button", name="Show what it would change").click()


def section(page, name):
    return page.get_by_role("region", name=name, exact=True)


def test_dana_takes_the_skills_and_leaves_the_tools(danas_page):
    page = danas_page
    upload(page)
    expect(section(page, "Skills")).to_contain_text("12 new")

    section(page, "Tools, languages and methods").get_by_label("All of these").uncheck()
    section(page, "Skills").get_by_role("checkbox", name="Fast code").uncheck()
    page.get_by_role("button", name="Import what is ticked").click()

    expect(page.get_by_text("28 records were written")).to_be_visible()
    left_out = page.get_by_role("listitem").filter(has_text="Fast code")
    expect(left_out).to_be_visible()
    assert SkillEdition.objects.count() == 11


def test_one_tick_for_a_competency_follows_its_skills(danas_page):
    upload(danas_page)
    group = section(danas_page, "Skills").get_by_role("group", name="Sharing work")
    all_of_these = group.get_by_label("All of these")

    group.get_by_role("checkbox", name="Version control").uncheck()

    expect(all_of_these).not_to_be_checked()
    assert all_of_these.evaluate("box => box.indeterminate")


@without_script
def test_without_scripts_all_works_but_the_one_tick(danas_page):
    upload(danas_page)
    expect(danas_page.get_by_label("All of these")).to_have_count(0)

    danas_page.get_by_role("button", name="Import what is ticked").click()

    expect(danas_page.get_by_text("38 records were written")).to_be_visible()


@on_a_phone
def test_a_file_that_is_none_is_said_on_a_phone(danas_page):
    upload(danas_page, b"not a framework")

    expect(danas_page.get_by_text("is no framework that the hub knows")).to_be_visible()
    assert not FrameworkVersion.objects.exists()


def test_nobody_is_shut_out_of_an_import(client, dana, danas_page):
    page = danas_page
    client.force_login(dana)
    bring(client, zipped(DIRECT))
    take(client, keys())
    text = (DIRECT / "skill.csv").read_bytes()

    found = []
    for address in (ADD, "/admin/curation/importrun/"):
        page.goto(address)
        found += faults(page)
    page.get_by_role("link", name="direct.zip").click()
    found += faults(page)
    upload(page, zipped(DIRECT, skill=text.replace(b"slow code quick", b"code fast")))
    found += faults(page)

    assert found == []
