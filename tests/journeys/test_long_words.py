"""No page is wider than its window, however long the words and addresses in it."""

from collections.abc import Iterable

import pytest
from django.db.models import F, Model, QuerySet, Value
from django.db.models.functions import Concat
from playwright.sync_api import Page

from accounts.models import User
from competencies.actions import publish_version
from competencies.models import (
    Framework,
    Level,
    LevelDescriptor,
    Role,
    SkillEdition,
    SkillGroupEdition,
)
from profiles.models import Goal
from tests.factories import World, make_goal, make_profile, make_world
from tests.journeys import addresses, own_pages
from tests.journeys.conftest import SignIn, settled
from training.models import LearningResource, Provider

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360)
LONG_WORD = "Softwarequalitätssicherungsmaßnahmenplanungsgrundlagen" + "verordnung" * 2
LONG_ADDRESS = "https://example.org/" + "a-path_without-an-end" * 20
OPEN_ALL = "document.querySelectorAll('details').forEach(more => more.open = true)"
# A chart that is drawn takes some frames to follow the page.
TOO_WIDE = """() => new Promise((done) => {
  const look = (frames) => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0 || frames === 0) done(Math.max(over, 0));
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(120);
})"""


def lengthen(rows: QuerySet[Model], field: str, *, to: int = 80) -> None:
    """Give every row one word of `to` letters in front of its own name."""
    own = max(len(name) for name in rows.values_list(field, flat=True))
    word = (LONG_WORD * 2)[: to - own]
    rows.update(**{field: Concat(Value(word), F(field))})


@pytest.fixture
def long_words(db) -> World:
    """A lived-in hub whose every name is one long word."""
    world = make_world(publish=False)
    lengthen(Framework.objects.all(), "name")
    lengthen(SkillGroupEdition.objects.all(), "name")
    lengthen(SkillEdition.objects.all(), "name")
    lengthen(Level.objects.all(), "name", to=60)
    SkillEdition.objects.update(description=f"See {LONG_ADDRESS}")
    LevelDescriptor.objects.update(description=f"See {LONG_ADDRESS}")
    publish_version(world.version)
    settled(world)
    lengthen(Role.objects.all(), "name")
    lengthen(Provider.objects.all(), "name")
    Provider.objects.update(url=LONG_ADDRESS, description=LONG_ADDRESS)
    lengthen(LearningResource.objects.all(), "title")
    LearningResource.objects.update(url=LONG_ADDRESS, description=LONG_ADDRESS)
    return world


@pytest.fixture
def long_named() -> User:
    # Nobody signs up with another letter before the "@", and no mail goes there.
    local = LONG_WORD.encode("ascii", "ignore").decode()[:60]
    email = f"{local}@{'institut-' * 5}hochschule.example"
    person = User.objects.create_user(email=email, name=LONG_WORD[:80])
    person.emailaddress_set.create(email=email, verified=True, primary=True)
    return person


@pytest.fixture
def long_goal(long_words: World, long_named: User) -> Goal:
    answers = {"testing": 1, "version-control": None}
    profile = make_profile(long_words, long_named, answers)
    return make_goal(
        profile, roles=long_words.framework.roles.all(), name=LONG_WORD + LONG_WORD[:40]
    )


def too_wide(page: Page, visits: Iterable[str]) -> list[str]:
    """Visit addresses, and say by how much each is wider than a window."""
    found = []
    for address in visits:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate(TOO_WIDE)
            if over:
                found.append(f"{address} at {width}: {over} px")
    return found


def test_what_anyone_may_read_keeps_to_the_window(page: Page, long_words: World):
    assert too_wide(page, addresses.reading()) == []


def test_what_is_ones_own_keeps_to_the_window(
    page: Page, sign_in: SignIn, long_goal: Goal
):
    sign_in(long_goal.profile.owner)

    assert too_wide(page, own_pages.own(long_goal)) == []
