"""The strict policy in a browser: no page of the hub trips it, nor logs an error."""

from collections.abc import Iterable

import pytest
from django.contrib.auth.models import Permission
from django.core.mail import EmailMessage
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Page, expect

from competencies.models import Role
from rsehub.plotly_finder import PACKAGED, plotly_static_path
from tests.journeys import addresses, broken_pages, own_pages

pytestmark = pytest.mark.browser

LISTEN = """document.addEventListener("securitypolicyviolation", (event) => {
  const { pathname } = new URL(event.sourceFile || location.href);
  refused(`${event.effectiveDirective} ${pathname}`);
})"""
# As measured with plotly 7.1: the package brings one style element, at load, which the
# policy refuses (plotly_script.js keeps it from trying more). Every chart is drawn as
# it should be all the same. The bundle of `make assets` brings none.
REFUSED_TO_PLOTLY = [f"style-src-elem /static/{PACKAGED}"]
LOGGED_BY_PLOTLY = "Applying inline style violates"


class Watch:
    """Hears what the policy refuses to a page, and what goes wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heard: list[str] = []
        page.expose_function("refused", self.hear)
        page.add_init_script(LISTEN)
        page.on("pageerror", self.hear)
        page.on("console", self.read)

    def hear(self, report: object) -> None:
        self.heard.append(str(report))

    def read(self, message: ConsoleMessage) -> None:
        is_plotlys = message.location["url"].endswith(PACKAGED)
        if is_plotlys and message.text.startswith(LOGGED_BY_PLOTLY):
            return
        # A page that is there to say 404 is logged by the browser as not found.
        if message.type == "error" and message.location["url"] != self.page.url:
            self.hear(message.text)

    def visit(self, visits: Iterable[str]) -> dict[str, list[str]]:
        """Return what was heard at each address; silent ones are left out."""
        heard = {}
        for address in visits:
            self.page.goto(address)
            see_the_first_chart(self.page)
            heard[address] = self.so_far()
        return {address: each for address, each in heard.items() if each}

    def so_far(self) -> list[str]:
        """Return what was heard since the last time this was asked."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(done))")
        heard, self.heard = self.heard, []
        return heard


def see_the_first_chart(page: Page) -> None:
    chart = page.locator("figure.chart[data-chart]:visible").first
    if chart.count():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "")


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


@pytest.fixture
def plotlys_own() -> list[str]:
    """Return what is refused on a page with a chart, and no more."""
    return REFUSED_TO_PLOTLY if plotly_static_path() == PACKAGED else []


def test_the_policy_is_in_force(watch):
    watch.page.goto("/")

    watch.page.evaluate("document.body.setAttribute('style', 'color: red')")

    [logged, refused] = sorted(watch.so_far())
    assert logged.startswith("Applying inline style violates")
    assert refused == "style-src-attr /"


def test_what_anyone_may_read(watch, lived_in):
    assert watch.visit(addresses.reading()) == {}


def test_the_ways_in(watch, alice):
    assert watch.visit(addresses.entrance(alice)) == {}


def test_what_is_ones_own(watch, alices_page, alices_goal, plotlys_own):
    visits = own_pages.own(alices_goal)
    heard = watch.visit(visits)

    with_charts = [
        reverse("competencies:framework-overview", args=["craft", "1.0"]),
        reverse("profiles:profile"),
        reverse("profiles:profile-detail", args=["craft"]),
        reverse("profiles:profile-detail", args=["ahead"]),
        *(a for a in visits if addresses.name_of(a) == "profiles:snapshot-detail"),
        alices_goal.get_absolute_url(),
    ]
    assert all(each == plotlys_own for each in heard.values())
    assert not plotlys_own or heard.keys() >= set(with_charts)


def test_a_chart_that_is_pointed_at_and_drawn_again(
    watch, alices_page, alices_goal, plotlys_own
):
    alices_page.goto(alices_goal.get_absolute_url())
    see_the_first_chart(alices_page)
    assert watch.so_far() == plotlys_own

    alices_page.locator(".chart-plot").first.hover()
    alices_page.emulate_media(color_scheme="dark")
    alices_page.set_viewport_size({"width": 360, "height": 740})
    alices_page.locator(".chart-plot .main-svg[width]").first.hover()

    assert watch.so_far() == []


def test_an_answer_that_is_saved_and_cleared(watch, alices_page, world):
    alices_page.goto(reverse("profiles:profile-assess-group", args=["craft", "code"]))

    alices_page.get_by_role("radio").first.check()
    alices_page.get_by_role("button", name="Clear answer").click()

    expect(alices_page.locator("#assess-live")).to_have_text("Testing is cleared.")
    assert watch.so_far() == []


def test_what_says_that_something_went_wrong(watch, settings):
    settings.ROOT_URLCONF = "tests.journeys.broken_pages"

    assert watch.visit(broken_pages.ADDRESSES) == {}


def test_what_is_suggested_and_decided(watch, dana, sign_in, lived_in):
    visits = addresses.curated(dana)
    sign_in(dana)

    assert watch.visit(visits) == {}


def test_curation(watch, dana, sign_in, lived_in):
    sign_in(dana)
    role = Role.objects.get()

    heard = watch.visit(
        [
            reverse("admin:index"),
            reverse("admin:competencies_role_changelist"),
            reverse("admin:competencies_role_change", args=[role.pk]),
            reverse("admin:competencies_skilledition_changelist") + "?q=testing",
            reverse("admin:curation_importrun_add"),
        ]
    )

    assert heard == {}


def test_background_work(watch, dana, sign_in, mail_queue):
    dana.user_permissions.add(Permission.objects.get(codename="change_job"))
    EmailMessage("Hello", "A word.", to=["alice@example.org"]).send()
    sign_in(dana)

    assert watch.visit([reverse("admin:rsehub_job_changelist")]) == {}
    assert "a…@example.org" in watch.page.content()


def test_a_search_while_curating(watch, dana, sign_in, lived_in):
    sign_in(dana)
    page = watch.page
    page.goto(reverse("admin:training_learningresource_add"))

    page.locator(".field-provider .select2-selection").click()

    expect(page.get_by_role("option", name="Lesson House")).to_be_visible()
    assert watch.so_far() == []
