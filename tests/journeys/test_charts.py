"""The charts in a browser: drawn when they come into view, and readable without."""

import re
from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, Route, expect

from tests.factories import make_goal, make_profile, make_role, make_world
from tests.journeys.contexts import on_a_phone, without_script

pytestmark = pytest.mark.browser

PLOTLY = re.compile(r"/plotly[^/]*\.min\.js$")  # the packaged file, or our bundle
CLOSE_ENOUGH = 2  # px
# Enough competencies and long enough names that a wheel and rows must fit them in.
TREE = {
    f"competency-{n}": [f"a-skill-with-quite-a-long-name-{n}-{m}" for m in range(3)]
    for n in range(6)
}


@dataclass(frozen=True)
class Chart:
    """A chart on its page, in a browser that is not there yet."""

    page: Page
    address: str
    id: str

    @property
    def figure(self) -> Locator:
        return self.page.locator(f"figure:has(#{self.id}-finding)")

    @property
    def drawing(self) -> Locator:
        """What Plotly drew."""
        return self.figure.locator(".chart-plot .main-svg").first

    def come_into_view(self) -> None:
        self.page.goto(self.address)
        self.figure.scroll_into_view_if_needed()

    def height(self) -> float:
        return self.figure.bounding_box()["height"]


@pytest.fixture
def goal(alice):
    """Two thirds of the skills rated, each short of what a role asks."""
    world = make_world(TREE)
    slugs = list(world.skills)
    answers = {slug: place % 3 for place, slug in enumerate(slugs[:12])}
    role = make_role(world, "engineer", dict.fromkeys(slugs, 4))
    return make_goal(make_profile(world, alice, answers), roles=[role])


@pytest.fixture
def wheel(alices_page, goal) -> Chart:
    profile = reverse("profiles:profile-detail", args=["craft"])
    return Chart(alices_page, profile, "wheel")


@pytest.fixture
def dumbbells(alices_page, goal) -> Chart:
    return Chart(alices_page, goal.get_absolute_url(), "gap")


@pytest.fixture(params=["wheel", "dumbbells"])
def chart(request, page) -> Chart:
    return request.getfixturevalue(request.param)


def test_plotly_draws_a_chart_that_comes_into_view(chart):
    chart.come_into_view()

    expect(chart.drawing).to_be_visible()
    expect(chart.figure.locator(".chart-first")).to_have_css("opacity", "0")


def test_plotly_is_not_fetched_before_a_chart_comes_near(dumbbells):
    page, asked = dumbbells.page, []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 1280, "height": 120})
    page.goto(dumbbells.address, wait_until="networkidle")
    assert [url for url in asked if PLOTLY.search(url)] == []

    dumbbells.figure.scroll_into_view_if_needed()

    expect(dumbbells.drawing).to_be_visible()
    assert len([url for url in asked if PLOTLY.search(url)]) == 1


def test_a_folded_chart_is_drawn_when_it_is_opened(wheel):
    page = wheel.page
    page.goto(wheel.address)
    folded = page.locator("details:has(figure)").first

    folded.locator("summary").click()

    expect(folded.locator(".chart-plot .main-svg").first).to_be_visible()


@without_script
def test_the_first_view_says_the_same_without_javascript(chart):
    chart.come_into_view()

    expect(chart.figure.locator(".chart-first")).to_be_visible()
    expect(chart.drawing).to_have_count(0)


def test_the_first_view_stays_where_plotly_does_not_come(chart):
    chart.page.route(PLOTLY, lambda route: route.abort())

    chart.come_into_view()

    expect(chart.page.locator("figure[data-left]").first).to_be_attached()
    expect(chart.figure.locator(".chart-first")).to_have_css("opacity", "1")
    expect(chart.drawing).to_have_count(0)


def nothing_moves(chart: Chart) -> None:
    """Hold Plotly back, measure, let it come, and measure again."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    chart.page.route(PLOTLY, hold)
    chart.come_into_view()
    script = chart.page.locator("head script.no-inline-styles")
    expect(script).to_be_attached()
    before = chart.height()

    [plotly] = held
    plotly.continue_()

    expect(chart.drawing).to_be_visible()
    assert chart.height() == pytest.approx(before, abs=CLOSE_ENOUGH)


def test_nothing_moves_when_a_chart_is_drawn(chart):
    nothing_moves(chart)


@on_a_phone
def test_nothing_moves_on_a_phone_when_a_chart_is_drawn(chart):
    nothing_moves(chart)


@on_a_phone
def test_a_drawn_chart_is_as_large_as_the_room_kept_for_it(chart):
    chart.come_into_view()
    expect(chart.drawing).to_be_visible()

    drawn = chart.drawing.bounding_box()
    room = chart.figure.locator(".chart-stage").bounding_box()

    assert drawn == pytest.approx(room, abs=CLOSE_ENOUGH)


def test_a_chart_takes_the_colours_of_the_dark_scheme(chart):
    chart.come_into_view()
    words = chart.figure.locator(".chart-plot text").first
    expect(words).to_be_visible()
    light = words.evaluate("text => getComputedStyle(text).fill")

    chart.page.emulate_media(color_scheme="dark")

    expect(words).not_to_have_css("fill", light)


def test_a_chart_follows_the_width_of_the_page(chart):
    chart.come_into_view()
    expect(chart.drawing).to_be_visible()

    chart.page.set_viewport_size({"width": 360, "height": 740})

    stage = chart.figure.locator(".chart-stage")
    width = stage.bounding_box()["width"]
    expect(chart.drawing).to_have_attribute("width", f"{width:.0f}")


def test_every_figure_is_called_by_its_finding_and_has_its_table(chart):
    chart.page.goto(chart.address)
    for folded in chart.page.locator("details:has(figure) summary").all():
        folded.click()
    figures = chart.page.locator("figure.chart")

    for figure in figures.all():
        finding = figure.locator(".chart-finding")
        expect(figure).to_have_accessible_name(finding.text_content())
        assert figure.evaluate(HAS_TABLE) is True
    assert figures.count() == {"wheel": 5, "gap": 1}[chart.id]


# The table that the figure names, or, without a name, the one right after it.
HAS_TABLE = """figure => {
  const named = figure.getAttribute("aria-details");
  const table = named
    ? document.getElementById(named).parentElement.querySelector("table")
    : figure.nextElementSibling;
  return table?.tagName === "TABLE" && table.tBodies[0].rows.length > 0;
}"""
