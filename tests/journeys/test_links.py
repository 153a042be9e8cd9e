"""Dana finds a link that is gone, looks at it herself, and vouches for it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from curation.actions import settle_urls
from curation.models import Url
from tests.axe import violations
from tests.competencies.admin_forms import list_of
from tests.factories import make_resource

pytestmark = pytest.mark.browser


@pytest.fixture
def gone(db) -> Url:
    for name in ("course", "fine"):
        make_resource(name)
    settle_urls()
    at = timezone.now() - timedelta(days=9)
    Url.objects.update(state="ok", since=at, checked_at=at, code="http-200")
    found = Url.objects.filter(address__endswith="course")
    found.update(state="broken", code="http-410")
    return found.get()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_is_told_before_they_click(page, gone, scheme):
    page.emulate_media(color_scheme=scheme)

    page.goto("/training/course/")

    expect(page.get_by_text("Link is gone since")).to_be_visible()
    assert violations(page) == []


def test_dana_vouches_for_a_link(page, gone, dana, sign_in):
    sign_in(dana)
    page.goto(list_of(Url))
    assert violations(page) == []
    first = page.locator("#result_list tbody tr").first
    expect(first).to_contain_text("https://example.org/course")

    first.get_by_role("checkbox").check()
    day = timezone.localdate() + timedelta(days=60)
    page.get_by_role("textbox", name="Verified until").fill(day.isoformat())
    page.locator("select[name=action]").select_option("vouch_for")
    page.get_by_role("button", name="Go").click()

    expect(page.get_by_text("1 link is marked as verified.")).to_be_visible()
    page.goto("/training/course/")
    expect(page.get_by_text("Link verified by a curator, until")).to_be_visible()


def test_dana_moves_a_whole_site(page, gone, dana, sign_in):
    sign_in(dana)
    page.goto(list_of(Url))
    page.get_by_role("link", name="Replace a host").click()

    page.get_by_label("Host now").fill("example.org")
    page.get_by_label("Host then").fill("new.example.net")
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.get_by_text("https://new.example.net/course")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Change these").click()

    expect(page.get_by_text("2 fields have their new address.")).to_be_visible()
