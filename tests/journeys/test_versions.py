"""Dana publishes a new version and compares it; alice moves over, and goes back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from competencies.models import FrameworkVersion
from profiles.models import Move, Profile
from tests.editions import TREE, edit
from tests.factories import make_profile, make_world
from tests.journeys.contexts import on_a_phone, without_script
from tests.journeys.test_accessibility import faults

pytestmark = pytest.mark.browser

ANSWERS = {
    "testing": 4,
    "mentoring": 1,
    "naming": 3,
    "teaching": 2,
    "talking": 3,
    "deploying": 2,
    "logging": 1,
}


@pytest.fixture
def draft(transactional_db, alice):
    """A draft that dana has prepared, and alice's answers in the version in force."""
    world = make_world(TREE)
    make_profile(world, alice, ANSWERS)
    draft = edit(world)
    FrameworkVersion.objects.filter(pk=draft.pk).update(notes="Fewer, clearer skills.")
    return draft


@pytest.fixture
def published(draft):
    versions = FrameworkVersion.objects.exclude(pk=draft.pk)
    versions.update(status="retired")
    FrameworkVersion.objects.filter(pk=draft.pk).update(status="published")


def choose(page, skill: str, level: str) -> None:
    group = page.get_by_role("group", name=skill, exact=True)
    group.get_by_role("radio", name=level, exact=True).check()


def decide_and_move(page) -> None:
    choose(page, "Sharing", "Practitioner")
    choose(page, "Shipping", "Working")
    choose(page, "Running", "Leave it open")
    page.get_by_role("button", name="Move to 1.1").click()


def test_dana_compares_and_publishes(page, sign_in, dana, draft):
    sign_in(dana)
    page.goto("/frameworks/craft/versions/")
    page.get_by_role("link", name="What changed since 1.0").click()
    expect(page.get_by_text("1.1 can still change")).to_be_visible()
    expect(page.get_by_text("Teaching, Talking became Sharing")).to_be_visible()
    expect(page.get_by_text("Has been a mentor once.")).to_be_visible()

    page.goto(reverse("admin:competencies_frameworkversion_changelist"))
    page.get_by_role("row", name="Craft 1.1").get_by_role("checkbox").check()
    page.locator("select[name=action]").select_option(label="Publish (for good)")
    page.get_by_role("button", name="Go").click()

    expect(page.get_by_text("Craft 1.1 is in force.")).to_be_visible()


def test_alice_moves_over_and_reads_what_became_of_everything(alices_page, published):
    page = alices_page
    page.goto("/profile/craft/")
    page.get_by_role("link", name="See what changes for you").click()
    expect(page.get_by_text("Fewer, clearer skills.")).to_be_visible()

    decide_and_move(page)

    expect(page.get_by_role("heading", name="Moved from 1.0 to 1.1")).to_be_visible()
    expect(page.get_by_role("row", name="Teaching")).to_contain_text("3 Practitioner")
    expect(page.get_by_role("row", name="Deploying")).to_contain_text("Not assessed")
    expect(page.get_by_role("row", name="Logging")).to_contain_text(
        "your answer is kept"
    )
    page.get_by_role("link", name="As it was before").click()
    expect(page.get_by_role("heading", name="Before the move to 1.1")).to_be_visible()
    page.get_by_text("Deploying").first.wait_for(state="attached")


def test_alice_looks_again_at_what_is_worded_anew(alices_page, published):
    page = alices_page
    page.goto("/profile/craft/move/")
    decide_and_move(page)
    page.goto("/profile/craft/")
    page.get_by_role("link", name="See which").click()
    mentoring = page.get_by_role("listitem").filter(has_text="Mentoring")
    mentoring.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("worded anew since you answered")).to_be_visible()

    page.get_by_role("button", name="Nothing changed here").click()

    expect(page.get_by_text("worded anew since you answered")).to_have_count(0)


@without_script
def test_alice_goes_back_without_a_script(alices_page, published):
    page = alices_page
    page.goto("/profile/craft/move/")
    decide_and_move(page)
    page.get_by_role("link", name="Put it back").click()
    page.get_by_role("button", name="Put it back").click()

    expect(page.get_by_text("Put back: your answers are as they were")).to_be_visible()
    assert Profile.objects.get().version.version == "1.0"
    assert Move.objects.get().put_back_at is not None


@on_a_phone
def test_what_is_not_decided_is_pointed_at(alices_page, published):
    page = alices_page
    page.goto("/profile/craft/move/")
    choose(page, "Sharing", "Working")
    page.get_by_role("button", name="Move to 1.1").click()

    expect(page.get_by_role("alert")).to_contain_text("Decide on each skill")
    expect(page.get_by_text("Choose a level, or leave it open.")).to_have_count(2)
    chosen = page.get_by_role("group", name="Sharing", exact=True)
    expect(chosen.get_by_role("radio", name="Working", exact=True)).to_be_checked()
    assert faults(page) == []


def test_alice_keeps_a_snapshot_and_deletes_it(alices_page, published):
    page = alices_page
    page.goto("/profile/craft/")
    page.get_by_role("link", name="Snapshots").click()
    page.get_by_label("Name").fill("Before my appraisal")
    page.get_by_role("button", name="Keep a snapshot").click()
    page.get_by_role("link", name="Before my appraisal").click()
    expect(page.get_by_text("7 of 9 skills answered.")).to_be_visible()

    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete it").click()

    expect(page.get_by_text("The snapshot is deleted.")).to_be_visible()
