"""Pages are photographed at the width they were asked for, and laid on a sheet."""

import struct
from pathlib import Path

import pytest

from screenshots.camera import Camera
from screenshots.hubs import Hub
from screenshots.pages import Page, Who
from screenshots.sheets import SHEET_WIDTH, write_sheets

pytestmark = pytest.mark.browser

PAGES = (Page("home"), Page("profiles:goal-detail", Who.OWNER, "goal"))


def width_of(path: Path) -> int:
    """Return the width of a PNG; anything else is none."""
    signature, width = struct.unpack(">8s8xI", path.read_bytes()[:20])
    assert signature == b"\x89PNG\r\n\x1a\n"
    return width


@pytest.fixture
def camera(browser, base_url, alice, alices_goal, tmp_path):
    hub = Hub({Who.OWNER: alice}, {"goal": str(alices_goal.uuid)})
    camera = Camera(browser, base_url, hub, tmp_path)
    yield camera
    camera.close()


def test_pages_are_photographed_and_laid_on_a_sheet(browser, camera, tmp_path):
    shots = [shot for page in PAGES for shot in camera.take(page)]
    [sheet] = write_sheets(browser, "tiny", shots, tmp_path)

    widths = [width_of(tmp_path / shot.file) for shot in shots]
    assert widths == 2 * [1280, 1280, 360, 360]
    assert [shot.notes for shot in shots] == 8 * [()]
    assert width_of(sheet) == SHEET_WIDTH
    assert (tmp_path / "index.html").exists()


def test_a_picture_shows_the_chart_as_plotly_draws_it(camera):
    list(camera.take(PAGES[1]))

    for tab in camera.tabs.values():
        assert tab.locator("#gap-finding").is_visible()
        assert tab.locator("figure:has(#gap-finding) .main-svg").count()
