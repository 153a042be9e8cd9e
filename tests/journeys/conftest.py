"""A browser that meets the hub as people do, already signed in where that helps."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from rsehub.models import Kind
from tests.factories import (
    World,
    make_challenge,
    make_event,
    make_goal,
    make_link,
    make_operator,
    make_path,
    make_profile,
    make_resource,
    make_role,
    make_world,
)
from tests.journeys.directory import make_directory
from tests.journeys.keyboard import Keyboard
from training.models import Provider

# Milliseconds: the machine may be busy, and a right answer ends the wait at once.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)

SignIn = Callable[[User], None]


@pytest.fixture(scope="session")
def base_url(live_server) -> str:
    return live_server.url


@pytest.fixture
def browser_context_args(browser_context_args, request):
    """Take what a test asks for, such as no JavaScript, over what holds for all."""
    asked = getattr(request, "param", {})
    # Nothing fades: what a test measures is what stays.
    quiet = {"locale": "en-GB", "reduced_motion": "reduce"}
    return {**browser_context_args, **quiet, **asked}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)


@pytest.fixture
def sign_in(context: BrowserContext, base_url: str) -> SignIn:
    """Sign a person in by a session of their own, without the form."""

    def signed_in(person: User) -> None:
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": base_url}
        context.add_cookies([cookie])

    return signed_in


@pytest.fixture
def alices_page(page: Page, alice: User, sign_in: SignIn) -> Page:
    sign_in(alice)
    return page


@pytest.fixture
def lived_in() -> World:
    """A framework with everything around it: a role, what teaches it, who runs it."""
    return settled(make_world())


def settled(world: World) -> World:
    """Put everything around a framework that the hub's pages show."""
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    lessons = Provider.objects.create(slug="lesson-house", name="Lesson House")
    facts = {"minutes": 180, "minutes_source": "stated", "cost": "free"}
    tests_tell = make_resource(
        "tests-tell",
        teaches={testing: (1, 3)},
        requires={mentoring: 1},
        provider=lessons,
        format="self-paced",
        **facts,
    )
    make_event("testing-week", resource=tests_tell, time_zone="Europe/Berlin")
    make_event("last-year", days=-300, place="Harbour House", status="cancelled")
    make_path("first-steps", [tests_tell], description="Where to begin")
    make_resource("talking", teaches={mentoring: None})
    make_directory()
    make_challenge("meeting")
    make_operator()
    make_link("Chat")
    make_link("Monthly call", Kind.MEETING)
    make_link("First call", Kind.MEETING, starts_on=date(2020, 2, 29))
    make_role(world, "engineer", {"testing": 3, "version-control": 2, "mentoring": 2})
    return world


@pytest.fixture
def alices_goal(lived_in: World, alice: User):
    """Short of the goal in testing; one skill apart, and one to find out first."""
    profile = make_profile(lived_in, alice, {"testing": 1, "version-control": None})
    return make_goal(profile, roles=lived_in.framework.roles.all())
