"""The people the tests are about, and the browser."""

import os
import sys

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from procrastinate.contrib.django import procrastinate_app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.periodic import PeriodicRegistry

from accounts.curators import NAME, curators
from accounts.models import User
from dev.chromium import find
from tests.factories import UserFactory, World, make_profile, make_world


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Let no test meet another's rate limits."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Note what the migrations gave to curators, by names that last."""
    with django_db_blocker.unblock():
        given = Permission.objects.filter(group__name=NAME)
        return list(given.values_list("content_type__app_label", "codename"))


@pytest.fixture
def the_curators(db, django_db_setup) -> Group:
    """The group as migrations made it: a test in a browser leaves no row behind."""
    group = curators()
    if not group.permissions.exists():
        rights = Permission.objects.select_related("content_type")
        group.permissions.set(
            right
            for right in rights
            if (right.content_type.app_label, right.codename) in django_db_setup
        )
    return group


@pytest.fixture
def alice(db) -> User:
    """An RSE: owns what the test is about."""
    return UserFactory(email="alice@example.org", name="Alice")


@pytest.fixture
def bob(db) -> User:
    """Alice's manager."""
    return UserFactory(email="bob@example.org", name="Bob")


@pytest.fixture
def charlie(db) -> User:
    """Signed in, and a stranger to everyone."""
    return UserFactory(email="charlie@example.org", name="Charlie")


@pytest.fixture
def dana(the_curators) -> User:
    """A curator: staff, and one of the group."""
    dana = UserFactory(email="dana@example.org", name="Dana", is_staff=True)
    dana.groups.add(the_curators)
    return dana


@pytest.fixture
def world(db) -> World:
    """A framework in force: two competencies, three skills, five levels."""
    return make_world()


@pytest.fixture
def alices_profile(world, alice):
    return make_profile(world, alice)


# --- background work ---------------------------------------------------------------


@pytest.fixture
def mail_queue(settings, transactional_db):
    """Mail goes through the queue, as in production."""
    settings.EMAIL_BACKEND = "accounts.mail_queue.QueueBackend"
    yield
    # Not among the tables that Django empties after such a test.
    ProcrastinateJob.objects.all().delete()
    ProcrastinateWorker.objects.all().delete()


@pytest.fixture
def run_worker(mail_queue, monkeypatch):
    """Return a function: a worker does what is due, by connections of its own."""
    hub = procrastinate_app.current_app
    # What comes by the clock has tests of its own.
    monkeypatch.setattr(hub, "periodic_registry", PeriodicRegistry())

    def run() -> None:
        with hub.replace_connector(hub.connector.get_worker_connector()):
            hub.run_worker(wait=False, install_signal_handlers=False)

    return run


# --- the browser -------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    args = [
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
    ]
    if sys.platform == "linux" and os.geteuid() == 0:
        args.append("--no-sandbox")
    return {
        **browser_type_launch_args,
        "executable_path": find(),
        "args": args,
    }


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """Playwright leaves an event loop in this thread; Django's guard would mind it."""
    if not item.get_closest_marker("browser"):
        return (yield)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        return (yield)
    finally:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


def pytest_collection_modifyitems(items):
    """Run browser tests last, and skip them loudly where there is no browser."""
    in_browser = [item for item in items if item.get_closest_marker("browser")]
    is_required = os.environ.get("HUB_REQUIRE_BROWSER") == "1"
    if in_browser and not is_required and find() is None:
        for item in in_browser:
            item.add_marker(pytest.mark.skip(reason="no browser on this machine"))
    items.sort(key=lambda item: bool(item.get_closest_marker("browser")))


@pytest.fixture
def everybody(charlie, alice, dana):
    """A visitor, a stranger, the owner, a curator, and staff without rights."""
    return (None, charlie, alice, dana, UserFactory(is_staff=True))
