"""A newcomer gets a profile with few clicks; a returning person keeps it true."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from profiles.models import Opinion, SkillAssessment
from tests.factories import make_profile, make_role, make_world

pytestmark = pytest.mark.browser

PROFILE = reverse("profiles:profile-detail", args=["craft"])
HUB = reverse("profiles:profile-assess", args=["craft"])
CODE = reverse("profiles:profile-assess-group", args=["craft", "code"])
MOST_CLICKS = 60
SKILLS, COMPETENCIES = 25, 5


class Mouse:
    """Counts what a person presses."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, target) -> None:
        self.clicks += 1
        target.click()


@pytest.fixture
def large(db):
    """Forty skills, of which a role asks for twenty-five."""
    tree = {f"area-{n}": [f"skill-{n}-{m}" for m in range(8)] for n in range(5)}
    world = make_world(tree)
    asked = [slug for slug in world.skills if int(slug[-1]) < SKILLS // COMPETENCIES]
    make_role(world, "research-engineer", dict.fromkeys(asked, 2))
    return world


def answer_all(mouse: Mouse) -> None:
    """Answer each skill of the page with one click, and wait until it is kept."""
    for skill in mouse.page.locator(".skill").all():
        mouse.press(skill.get_by_role("radio", name="Working"))
        expect(skill.locator(".saved")).to_contain_text("Saved at")


def test_a_newcomer_has_a_first_profile_of_a_role_in_under_sixty_clicks(
    alices_page: Page, large
):
    page, mouse = alices_page, Mouse(alices_page)
    page.goto(PROFILE)
    mouse.press(page.get_by_role("link", name="Begin"))
    mouse.press(page.get_by_role("button", name=re.compile("^Nearest to me")))
    mouse.press(page.get_by_role("link", name=re.compile("^Start with")))
    for number in range(COMPETENCIES):
        answer_all(mouse)
        mouse.press(page.locator(".dock").get_by_role("button"))
        if number == 0:
            expect(page.get_by_text("Your first competency is done")).to_be_visible()
            mouse.press(page.get_by_role("link", name=re.compile("^Go on")))

    expect(page).to_have_url(re.compile(f"{PROFILE}$"))
    assert SkillAssessment.objects.count() == SKILLS
    assert mouse.clicks < MOST_CLICKS


@pytest.fixture
def of_last_year(world, alice) -> None:
    make_profile(world, alice, {"testing": 2, "version-control": 1})
    then = timezone.now() - timezone.timedelta(days=500)
    SkillAssessment.objects.update(confirmed_at=then)


def test_a_returning_person_says_with_one_press_that_nothing_changed(
    alices_page: Page, of_last_year
):
    page = alices_page
    page.goto(HUB)

    page.get_by_role("button", name=re.compile("^Nothing changed since")).click()

    expect(page.get_by_text("your 2 answers still hold today")).to_be_visible()
    expect(page.get_by_text("Does this still hold?")).not_to_be_visible()

    page.get_by_role("button", name="Take the last confirmation back").click()
    expect(page.get_by_text("Does this still hold?")).to_be_visible()


def test_n_says_not_applicable_where_the_focus_is_and_nowhere_else(
    alices_page: Page, world
):
    page = alices_page
    page.goto(CODE)
    page.keyboard.press("n")
    expect(page.locator(".skill :checked")).to_have_count(0)

    testing = page.get_by_role("group", name="Testing", exact=True)
    testing.get_by_role("radio").first.focus()
    page.keyboard.press("n")

    expect(testing.get_by_role("radio", name="Not applicable")).to_be_checked()
    expect(testing.locator(".saved")).to_contain_text("Saved at")
    assert SkillAssessment.objects.get().not_applicable


def test_slash_finds_a_skill_of_the_page_until_it_is_turned_off(
    alices_page: Page, world
):
    page = alices_page
    page.goto(CODE)

    page.keyboard.press("/")
    page.keyboard.type("vers")

    expect(page.locator("#skill-testing")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#skill-version-control :focus")).to_have_count(1)

    page.reload()
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("/ leads to the search").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(page.locator("#find-skill")).not_to_be_focused()


def test_alice_asks_bob_and_hides_again_what_he_says(
    alices_page: Page, world, alice, bob, sign_in
):
    page = alices_page
    profile = make_profile(world, alice, {"testing": 2})
    page.goto(reverse("profiles:own-skill", args=["craft", "testing"]))
    page.get_by_role("link", name="Ask somebody for their opinion").click()
    page.get_by_label("E-mail address of whom you ask").fill(bob.email)
    page.get_by_role("button", name="Send the mail").click()
    expect(page.get_by_text("The mail is on its way.")).to_be_visible()

    [link] = re.findall(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)
    sign_in(bob)
    page.goto(link)
    page.get_by_role("radio", name="I vouch for it").check()
    page.get_by_role("button", name="Send my opinion").click()
    expect(page.get_by_text("It is with them now.")).to_be_visible()

    sign_in(alice)
    page.goto(reverse("profiles:opinion-list"))
    page.get_by_role("button", name=re.compile("^Show it")).click()
    page.get_by_role("button", name=re.compile("^Hide it")).click()
    expect(page.get_by_text("Hidden: only you and its author")).to_be_visible()
    assert not Opinion.objects.get(profile=profile).shown_at
