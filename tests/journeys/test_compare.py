"""Side by side in a real browser: four at once, what differs, and the same again."""

import pytest
from playwright.sync_api import Page, expect

from profiles.models import Goal
from profiles.snapshots import take_snapshot
from tests.factories import make_role
from tests.journeys.contexts import without_script

pytestmark = pytest.mark.browser


@pytest.fixture
def four(alices_goal, lived_in):
    """A goal, two roles and a snapshot, to be laid beside alice now."""
    make_role(lived_in, "trainer", {"testing": 1, "mentoring": 4})
    take_snapshot(profile=alices_goal.profile, name="At sea")
    return alices_goal


def choose(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button", name="Compare").click()


def rows(page: Page) -> list[str]:
    """Return what each row of the table says."""
    table = page.get_by_role("table").locator("tbody tr")
    return [" ".join(text.split()) for text in table.all_inner_texts()]


def test_four_side_by_side_what_differs_and_the_same_address_again(
    alices_page, four, base_url
):
    page = alices_page
    page.goto("/profile/craft/")
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_text("Choose others").click()
    choose(page, "Trainer", four.name, "At sea")

    heads = page.get_by_role("table").get_by_role("columnheader")
    expect(heads).to_have_count(5)
    expect(page.locator(".chart-key li").first).to_have_text("Me, now")

    page.get_by_role("link", name="Code: show its skills").click()
    expect(page.get_by_role("link", name="Code: hide its skills")).to_be_visible()
    page.get_by_role("link", name="Differences only").click()
    expect(page.get_by_role("link", name="Show what is alike, too")).to_be_visible()
    shown = rows(page)
    assert any(row.startswith("Testing") for row in shown)

    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert rows(page) == shown
    assert all(part in address for part in ("with=me", "open=code", "differences=1"))


def test_a_competency_opens_by_keys_and_its_picture_is_drawn(alices_page, four):
    page = alices_page
    page.goto(f"/profile/compare/?with=me&with=goal:{four.uuid}")
    expect(page.locator(".chart[data-drawn]").first).to_be_attached()

    link = page.get_by_role("link", name="Code: show its skills")
    link.focus()
    page.keyboard.press("Enter")

    expect(page.locator("#skills-code-finding")).to_be_visible()


@without_script
def test_without_script_everything_is_chosen_and_shown(alices_page, four):
    page = alices_page
    page.goto("/profile/compare/")
    choose(page, "Me, now", four.name, "Trainer", "At sea", "Engineer")
    page.get_by_role("link", name="Code: show its skills").click()

    expect(page.locator(".compare-track").first).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(4)


def test_a_goal_goes_back_to_a_snapshot(alices_page, four):
    page = alices_page
    page.goto("/profile/goals/new/?framework=craft")
    page.get_by_label("Targets of my own to begin with").select_option(label="At sea")
    page.get_by_role("button", name="Set this goal").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Like At sea")
    made = Goal.objects.get(name="Like At sea")
    assert list(made.targets.values_list("skill__slug", "rank")) == [("testing", 1)]


def test_one_click_aims_at_the_nearest_role(alices_page, four):
    page = alices_page
    page.goto("/profile/craft/roles/")
    row = page.get_by_role("row").filter(has_text="Trainer")
    row.get_by_role("button", name="Aim at this").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Trainer")
