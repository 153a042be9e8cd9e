"""Dana imports TeSS's table of materials, then merges what came twice."""

import pytest
from playwright.sync_api import expect

from tests.curation.uploads import FIXTURES
from tests.factories import make_resource
from tests.journeys.contexts import on_a_phone, without_script
from tests.journeys.test_accessibility import faults
from training.models import LearningResource

pytestmark = pytest.mark.browser
TESS = (FIXTURES / "training-tess.csv").read_bytes()
LIST = "/admin/training/learningresource/"


@pytest.fixture
def danas_page(page, sign_in, dana, world):
    # The same workshop, found elsewhere under another title and address.
    make_resource("teams-and-git", teaches={world.skills["version-control"]: (0, 1)})
    sign_in(dana)
    return page


def upload(page):
    page.goto(LIST)
    page.get_by_role("link", name="Import a file").click()
    page.get_by_label("File").set_input_files(
        {"name": "materials.csv", "mimeType": "text/csv", "buffer": TESS}
    )
    page.get_by_role("button", name="Show what it would change").click()


def tick(page, *titles):
    for title in titles:
        row = page.get_by_role("row").filter(has_text=title)
        row.get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(label="Merge two that are the same")
    page.get_by_role("button", name="Go").or_(
        page.get_by_role("button", name="Run")
    ).click()


def imported(page):
    upload(page)
    resources = page.get_by_role("region", name="Training resources", exact=True)
    expect(resources).to_contain_text("3 new")
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_text("3 records were written")).to_be_visible()


@without_script
def test_dana_imports_with_the_preview_and_merges_a_duplicate(danas_page):
    page = danas_page
    imported(page)

    page.goto(LIST)
    tick(page, "Git for teams", "Teams and git")
    stays = page.get_by_role("group", name="Which one stays")
    stays.get_by_label("Git for teams").check()
    page.get_by_role("group", name="Title").get_by_label("Git for teams").check()
    page.get_by_role("button", name="Merge them").click()

    expect(page.get_by_text("its address leads there")).to_be_visible()
    kept = LearningResource.objects.get(slug="git-for-teams")
    gone = LearningResource.objects.get(slug="teams-and-git")
    assert (kept.title, gone.merged_into) == ("Git for teams", kept)
    assert kept.teaches.get().skill.slug == "version-control"


@on_a_phone
def test_the_merge_fits_a_phone_and_shuts_nobody_out(danas_page):
    imported(danas_page)
    danas_page.goto(LIST)
    tick(danas_page, "Git for teams", "Teams and git")

    expect(danas_page.get_by_text("There is no way back")).to_be_visible()
    assert faults(danas_page) == []
