"""Every page, as axe and a keyboard see it: light and dark, desktop and phone."""

import re
from collections.abc import Iterable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from profiles.models import Goal
from rsehub.sample_data import load_sample
from tests.accounts.second_steps import make_passkey
from tests.axe import ALL, COLOURS, violations
from tests.factories import UserFactory, make_profile, make_world
from tests.journeys import addresses, broken_pages, doors, own_pages
from tests.journeys.contexts import on_a_phone
from tests.journeys.not_pages import NOT_PAGES

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
NARROWEST = {"width": 320, "height": 640}
# Pages that say that nothing is there, or that it failed.
MADE_UP = re.compile("^/broken/|/(guessed|over|0{40})/$")
OPEN_ALL = "document.querySelectorAll('details').forEach(more => more.open = true)"
# A chart that is drawn takes some frames to follow the page.
WIDTH = """() => new Promise((done) => {
  const look = (frames) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth || frames === 0) done(scrollWidth);
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(120);
})"""


def faults(page: Page) -> list[str]:
    """Return what is wrong with the open page, in any scheme and at any width."""
    page.evaluate(OPEN_ALL)
    found = []
    for scheme, rules in (("light", ALL), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            broken = violations(page, rules)
            found += [f"{scheme} {size['width']}: {each}" for each in broken]
    return [*found, *sideways(page)]


def sideways(page: Page) -> list[str]:
    """Say by how much the page is wider than the narrowest screen."""
    page.set_viewport_size(NARROWEST)
    wide = page.evaluate(WIDTH)
    return [f"scrolls sideways to {wide} px"] if wide > NARROWEST["width"] else []


def faults_at(page: Page, visits: Iterable[str]) -> dict[str, list[str]]:
    """Visit addresses and return the faults of each; those without one are left out."""
    found = {}
    for address in visits:
        answer = page.goto(address)
        found[address] = faults(page)
        if not (answer.ok or MADE_UP.search(address)):
            found[address].append(f"answers {answer.status}")
    return {address: each for address, each in found.items() if each}


def test_every_page_is_on_a_list_of_these_tests(alice, alices_goal, dana):
    visits = [*addresses.reading(), *addresses.entrance(alice)]
    visits += own_pages.own(alices_goal)
    visits += addresses.curated(dana)
    visits += doors.every_page(make_passkey(alice))

    listed = {addresses.name_of(address) for address in visits}

    assert addresses.route_names() - listed == NOT_PAGES


def test_what_anyone_may_read(page, lived_in):
    assert faults_at(page, addresses.reading()) == {}


def test_what_is_curated(page, sign_in, lived_in, dana):
    visits = addresses.curated(dana)
    sign_in(dana)

    assert faults_at(page, [*visits, *addresses.under_records("history")]) == {}


def test_the_ways_in(page, alice):
    assert faults_at(page, addresses.entrance(alice)) == {}


def test_what_is_ones_own(alices_page, alices_goal):
    assert faults_at(alices_page, own_pages.own(alices_goal)) == {}


def test_a_profile_that_holds_nothing_yet(alices_page, world):
    visits = [
        reverse("profiles:profile-detail", args=["craft"]),
        reverse("profiles:profile-assess", args=["craft"]),
        reverse("profiles:goal-create"),
    ]

    assert faults_at(alices_page, visits) == {}


def test_a_hub_that_holds_nothing_yet(alices_page):
    assert faults_at(alices_page, addresses.without_anything()) == {}


def test_the_choice_between_two_frameworks(alices_page, world):
    make_world({"care": ["listening"]}, slug="people")

    assert faults_at(alices_page, [reverse("profiles:profile")]) == {}


def test_a_first_password(page, sign_in):
    person = UserFactory()
    person.set_unusable_password()
    person.save()
    sign_in(person)

    assert faults_at(page, [reverse("account_set_password")]) == {}


def test_the_sample_hub_with_its_longer_words(
    page, sign_in, settings, transactional_db
):
    settings.REFERENCE_DATA = None
    load_sample()
    goal = Goal.objects.get(profile__owner__email="alice@example.org")
    sign_in(goal.profile.owner)
    slug = goal.profile.framework.slug
    visits = [
        goal.get_absolute_url(),
        goal.profile.get_absolute_url(),
        reverse("profiles:profile-assess", args=[slug]),
        reverse("competencies:framework-detail", args=[slug]),
        reverse("training:resource-list"),
    ]

    assert faults_at(page, visits) == {}


def test_what_says_that_something_went_wrong(page, settings):
    settings.ROOT_URLCONF = "tests.journeys.broken_pages"

    assert faults_at(page, broken_pages.ADDRESSES) == {}


def test_every_component_in_the_gallery(page, settings, db):
    settings.ROOT_URLCONF = "tests.rsehub.dev_urls"

    assert faults_at(page, [reverse("gallery")]) == {}


def test_forms_that_come_back_with_an_error(page):
    page.goto(reverse("account_signup"))
    page.get_by_label("E-mail address").fill("rosa@example.org")
    page.get_by_label("Password").fill("too short")
    page.get_by_label("Password").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet.")

    assert faults(page) == []


def test_an_answer_that_was_saved_and_one_that_was_not(alices_page, world, context):
    page = alices_page
    page.goto(reverse("profiles:profile-assess-group", args=["craft", "code"]))
    page.get_by_role("radio").nth(1).check()
    expect(page.locator(".saved").first).to_contain_text("Saved at")
    context.set_offline(True)
    page.get_by_role("radio").last.check()
    expect(page.get_by_role("alert")).to_contain_text("Try again")

    assert faults(page) == []


@on_a_phone
def test_the_open_menu(alices_page):
    alices_page.goto("/")
    alices_page.get_by_role("button", name="Menu").press("Enter")
    expect(alices_page.get_by_role("navigation", name="Main")).to_be_visible()

    assert violations(alices_page) == []


# --- the keyboard's place ----------------------------------------------------------

# What has the focus, or the box around it: has it a ring, and does nothing hide it?
FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body || "met" in focused.dataset) return null;
  focused.dataset.met = "";
  const box = focused.closest(".choice") ?? focused;
  const { outlineStyle, outlineWidth } = getComputedStyle(box);
  const { x, y, width, height } = focused.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return {
    what: focused.outerHTML.slice(0, 120),
    ringed: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: top !== null && (box.contains(top) || top.contains(box)),
  };
}"""


def badly_focused(page: Page, address: str) -> list[str]:
    """Tab once through a page; return the controls without a ring, or out of sight."""
    page.goto(address)
    found = []
    while True:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            return found
        if not (focus["ringed"] and focus["seen"]):
            found.append(focus["what"])


@pytest.fixture
def places(alices_goal) -> list[str]:
    return [
        reverse("profiles:profile-assess-group", args=["craft", "code"]),
        *own_pages.goal_pages(alices_goal),
        reverse("accounts:account"),
        reverse("account_email"),
    ]


def test_the_focus_is_seen_wherever_it_goes(alices_page, places):
    assert {place: badly_focused(alices_page, place) for place in places} == {
        place: [] for place in places
    }


@on_a_phone
def test_the_focus_is_seen_on_a_phone_too(alices_page, places):
    assert {place: badly_focused(alices_page, place) for place in places} == {
        place: [] for place in places
    }


@on_a_phone
def test_the_foot_of_a_long_form_hides_nothing_that_has_the_focus(alices_page, alice):
    world = make_world({"code": [f"skill-{n}" for n in range(9)]})
    make_profile(world, alice, dict.fromkeys(world.skills, 2))
    address = reverse("profiles:profile-assess-group", args=["craft", "code"])

    assert badly_focused(alices_page, address) == []
