"""Saying how well one holds a skill: every click is kept, or the page says so."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from profiles.models import SkillAssessment
from tests.factories import PASSWORD, World, make_profile
from tests.journeys.contexts import without_script

pytestmark = pytest.mark.browser

CODE = reverse("profiles:profile-assess-group", args=["craft", "code"])
LAST_YEAR = timezone.now() - timezone.timedelta(days=365)


@pytest.fixture
def page(alices_page: Page, world: World) -> Page:
    """Alice before the two skills of one competency."""
    alices_page.goto(CODE)
    return alices_page


def skill(page: Page, name: str = "Testing") -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def choice(page: Page, level: str, *, of: str = "Testing") -> Locator:
    return skill(page, of).get_by_role("radio", name=re.compile(f"^{level}"))


def foot(page: Page, slug: str = "testing") -> Locator:
    return page.locator(f"#foot-{slug}")


def choose(page: Page, level: str, *, of: str = "Testing") -> None:
    """Choose a level and wait until the page says that it is kept."""
    choice(page, level, of=of).check()
    expect(skill(page, of).locator(".saved")).to_contain_text("Saved at")
    expect(page.locator("#assess-live")).to_have_text(f"{of} is saved.")


def answers() -> dict[str, int | str]:
    """Return what the database holds, by skill: a rank, or "n/a"."""
    rows = SkillAssessment.objects.values_list("skill__slug", "rank", "not_applicable")
    return {slug: "n/a" if apart else rank for slug, rank, apart in rows}


def slow_down(page: Page) -> None:
    """Let an answer take so long that the next keys are pressed meanwhile."""
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 400,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        },
    )


def test_every_click_is_in_the_database(page):
    choose(page, "Working")

    assert answers() == {"testing": 2}


def test_the_counts_move_with_a_click(page):
    here = page.get_by_role("navigation", name="Competencies").locator("[aria-current]")
    expect(here).to_have_text("Code0/2")

    choose(page, "Working")

    expect(page.locator(".dock")).to_contain_text("1 of 2 answered")
    expect(here).to_have_text("Code1/2")


def test_clearing_takes_the_answer_away_and_keeps_the_place(page):
    choose(page, "Working")

    skill(page).get_by_role("button", name="Clear answer").click()

    expect(foot(page)).to_contain_text("Not assessed")
    expect(page.locator("#assess-live")).to_have_text("Testing is cleared.")
    expect(choice(page, "None yet")).to_be_focused()
    expect(skill(page).get_by_role("radio", checked=True)).to_have_count(0)
    assert answers() == {}


def test_none_yet_and_not_applicable_and_no_answer_stay_apart(page):
    choose(page, "None yet")
    choose(page, "Not applicable", of="Version control")

    page.reload()

    expect(choice(page, "None yet")).to_be_checked()
    expect(choice(page, "Not applicable", of="Version control")).to_be_checked()
    assert answers() == {"testing": 0, "version-control": "n/a"}


def test_the_profile_says_which_of_the_three_it_is(page, world):
    choose(page, "None yet")
    choose(page, "Not applicable", of="Version control")
    page.goto(reverse("profiles:profile-detail", args=["craft"]))

    rows = page.get_by_role("table", name="Profile by competency").locator("tbody tr")
    cells = [row.locator("td, th").all_inner_texts() for row in rows.all()]

    assert [row[1:4] for row in cells] == [
        ["Code", "0.0", "1 of 1"],
        ["People", "not assessed", "0 of 1"],
    ]


def test_nothing_changed_confirms_every_answer_of_the_competency(page, world, alice):
    make_profile(world, alice, {"testing": 2, "mentoring": 3})
    SkillAssessment.objects.update(assessed_at=LAST_YEAR, confirmed_at=LAST_YEAR)
    page.reload()

    page.get_by_role("button", name="Nothing changed here").click()

    expect(page.get_by_role("status").first).to_have_text(
        "Noted: your answer still holds today."
    )
    stale = SkillAssessment.objects.filter(confirmed_at__lte=LAST_YEAR)
    assert [row.skill.slug for row in stale] == ["mentoring"]
    assert answers() == {"testing": 2, "mentoring": 3}


def test_of_two_windows_the_newest_click_wins_and_the_older_page_is_told(page):
    other = page.context.new_page()
    other.goto(CODE)
    choose(other, "Expert")

    choice(page, "Awareness").check()

    told = "Another window had said Expert meanwhile; this later answer counts."
    expect(foot(page)).to_contain_text(told)
    expect(page.locator("#assess-live")).to_have_text(f"Testing is saved. {told}")
    assert answers() == {"testing": 1}


def test_arrows_pressed_fast_end_with_the_last_choice_and_the_focus_on_it(page):
    slow_down(page)
    choice(page, "None yet").focus()

    for _press in range(3):
        page.keyboard.press("ArrowDown")

    expect(foot(page).locator("[name=was-testing]")).to_have_value("3")
    expect(choice(page, "Practitioner")).to_be_focused()
    expect(choice(page, "Practitioner")).to_be_checked()
    expect(foot(page)).not_to_contain_text("Another window")
    assert answers() == {"testing": 3}


def test_a_lost_connection_is_said_at_the_skill_and_tried_again(page, context):
    context.set_offline(True)
    choice(page, "Working").check()
    alert = skill(page).get_by_role("alert")
    expect(alert).to_contain_text("Not saved: the connection dropped.")
    assert answers() == {}

    context.set_offline(False)
    alert.get_by_role("button", name="Try again").click()

    expect(foot(page)).to_contain_text("Saved at")
    expect(alert).to_have_count(0)
    assert answers() == {"testing": 2}


def test_who_was_signed_out_in_another_tab_is_told_to_sign_in(page):
    Session.objects.all().delete()

    choice(page, "Working").check()

    alert = skill(page).get_by_role("alert")
    expect(alert).to_contain_text("Not saved: you were signed out.")
    assert answers() == {}

    alert.get_by_role("link", name="Sign in").click()
    page.get_by_label("E-mail address").fill("alice@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile(f"{CODE}$"))


def test_a_tampered_rank_gets_one_clear_message_and_writes_nothing(page):
    choice(page, "Expert").evaluate("radio => radio.value = 9")

    choice(page, "Expert").check()

    expect(skill(page).get_by_role("alert")).to_have_text(
        re.compile(r"^There is no such level here: choose one from 0 to 4")
    )
    expect(page.get_by_role("alert")).to_have_count(1)
    assert answers() == {}


@without_script
def test_a_tampered_form_gets_one_clear_message_and_writes_nothing(page):
    choice(page, "Expert").evaluate("radio => radio.value = 9")
    choice(page, "Expert").check()
    choice(page, "Working", of="Version control").check()

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("alert")).to_have_text(
        "Not saved. There is no such level here: choose one from 0 to 4, "
        "or not applicable. Nothing was changed."
    )
    assert answers() == {}


def test_who_leaves_before_the_answer_is_saved_loses_nothing(page):
    slow_down(page)
    choice(page, "Working").check()
    choice(page, "Expert").check()

    page.goto("/roles/")

    for _moment in range(40):
        if answers() == {"testing": 4}:
            break
        page.wait_for_timeout(100)
    assert answers() == {"testing": 4}
