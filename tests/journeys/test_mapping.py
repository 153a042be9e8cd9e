"""Dana brings a table of her institute's own, and says what its columns hold."""

import pytest
from playwright.sync_api import expect

from competencies.models import SkillEdition
from curation.models import ColumnMapping
from tests.curation.test_mapping import UNKNOWN
from tests.curation.uploads import ADD
from tests.journeys.contexts import on_a_phone, without_script
from tests.journeys.test_accessibility import faults

pytestmark = pytest.mark.browser

COLUMNS = {
    "Bereich": "Group, the outermost",
    "Thema": "Group within group 1",
    "Fähigkeit": "Name of the skill",
    "Was es heißt": "Description",
    "Stufe 1": "Text of level 1",
    "Stufe 2": "Text of level 2",
    "Werkzeuge": "Tools, languages and methods, a list",
}


@pytest.fixture
def danas_page(page, sign_in, dana):
    sign_in(dana)
    return page


def upload(page):
    page.goto(f"{ADD}?importer=framework")
    page.get_by_label("File").set_input_files(
        {"name": "unser.csv", "mimeType": "text/csv", "buffer": UNKNOWN}
    )
    page.get_by_role("button", name="Show what it would change").click()


def say_columns(page):
    for column, held in COLUMNS.items():
        page.get_by_label(column, exact=False).first.select_option(label=held)
    page.get_by_label("Address of the framework").fill("unser")
    page.get_by_label("Version", exact=False).first.fill("1")
    page.get_by_label("An empty group means").select_option("yes")
    page.get_by_label("Keep this mapping under the name").fill("Unsere Tabelle")


def show(page):
    page.get_by_role("button", name="Show what it would change").click()


def imported(page):
    upload(page)
    expect(page.get_by_text("is a table of 3 rows")).to_be_visible()
    say_columns(page)
    show(page)
    expect(page.get_by_role("region", name="Skills", exact=True)).to_contain_text(
        "3 new"
    )
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_text("records were written")).to_be_visible()


@without_script
def test_dana_says_what_the_columns_hold_and_imports(danas_page):
    imported(danas_page)

    assert SkillEdition.objects.count() == 3


def test_the_next_time_the_columns_are_known_and_nothing_changes(danas_page):
    imported(danas_page)
    upload(danas_page)
    expect(danas_page.get_by_text("Filled in as kept under")).to_be_visible()

    danas_page.get_by_label("Address of the framework").fill("unser")
    danas_page.get_by_label("Version", exact=False).first.fill("1")
    show(danas_page)

    expect(danas_page.get_by_text("there is nothing to import")).to_be_visible()
    assert ColumnMapping.objects.count() == 1


@on_a_phone
def test_the_columns_fit_a_phone_and_shut_nobody_out(danas_page):
    upload(danas_page)
    show(danas_page)

    expect(danas_page.get_by_text("Say which column holds")).to_be_visible()
    width = danas_page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    assert faults(danas_page) == []


def test_the_page_of_columns_shuts_nobody_out(danas_page):
    upload(danas_page)

    assert faults(danas_page) == []
