"""Photographs pages in a browser: a tab a person and size, both schemes a visit."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from accounts.models import User
from screenshots.hubs import Hub
from screenshots.pages import Page, Who
from screenshots.shots import DARK, PRINT, Shot, Size

TALLEST = 6_000  # px; what is below is cut off, and the caption says so
PATIENCE = 60_000  # ms
HTTP_ERRORS, BROKEN = 400, 500

CHARTS = ".chart[data-chart] .chart-stage:visible"
# One in something closed is not drawn.
DRAWN = """() => [...document.querySelectorAll('.chart[data-chart]')].every(chart =>
  !chart.querySelector('.chart-stage').checkVisibility()
  || 'drawn' in chart.dataset || 'left' in chart.dataset)"""
MEASURE = """() => [document.documentElement.scrollWidth,
  Math.max(document.documentElement.scrollHeight, innerHeight)]"""


@contextmanager
def open_browser(program: Path) -> Iterator[Browser]:
    arguments = ["--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    if sys.platform == "linux" and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Camera:
    """Takes pictures of one hub into one folder."""

    browser: Browser
    base_url: str
    hub: Hub
    folder: Path
    whole_pages: bool = True
    """Else what one screen shows."""
    tabs: dict[tuple[Who, Size], Tab] = field(default_factory=dict)

    def take(self, page: Page) -> Iterator[Shot]:
        """Photograph a page, size by size; nothing where the hub lacks it."""
        address = self.hub.address(page)
        if address is not None:
            for size in page.sizes:
                yield from self._at_size(page, address, size)

    def _at_size(self, page: Page, address: str, size: Size) -> Iterator[Shot]:
        tab = self._tab(page.who, size)
        notes: tuple[str, ...] = ()
        for scheme in page.schemes:
            put_on(tab, scheme)
            # A chart follows the scheme some time later; a fresh one is surely right.
            if scheme == page.schemes[0] or tab.locator(CHARTS).count():
                notes = self._open(tab, address, page, size)
            yield self._photograph(tab, page, size, scheme, notes)

    def _open(self, tab: Tab, address: str, page: Page, size: Size) -> tuple[str, ...]:
        """Make the tab ready for its picture; return what is odd about the page."""
        resize(tab, size.width, size.height)
        answer = tab.goto(self.base_url + address)
        status = answer.status if answer else BROKEN
        if page.act and status < HTTP_ERRORS:
            page.act(tab)
        draw_charts(tab)
        is_meant = page.name.startswith("error-") or status < HTTP_ERRORS
        return () if is_meant else (f"answers {status}",)

    def _photograph(
        self, tab: Tab, page: Page, size: Size, scheme: str, notes: tuple[str, ...]
    ) -> Shot:
        resize(tab, size.width, size.height)
        width, height = tab.evaluate(MEASURE)
        if width > size.width:
            notes = (*notes, f"is {width} wide")
        if self.whole_pages:
            # A screen as tall as the page: what sticks to its foot stands there.
            resize(tab, size.width, min(height, TALLEST))
        shot = Shot(page.name, size, scheme, height, notes)
        tab.screenshot(path=self.folder / shot.file, animations="disabled")
        return shot

    def _tab(self, who: Who, size: Size) -> Tab:
        if (who, size) not in self.tabs:
            self.tabs[who, size] = self._new_tab(who, size)
        return self.tabs[who, size]

    def _new_tab(self, who: Who, size: Size) -> Tab:
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": size.width, "height": size.height},
            locale="en-GB",
            timezone_id="UTC",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        if who is not Who.VISITOR:
            client = Client()
            client.force_login(self.hub.people[who])
            prove(client, self.hub.people[who])
            name = settings.SESSION_COOKIE_NAME
            session = client.cookies[name].value
            context.add_cookies(
                [{"name": name, "value": session, "url": self.base_url}]
            )
        return context.new_page()

    def close(self) -> None:
        for tab in self.tabs.values():
            tab.context.close()


def prove(client: Client, person: User) -> None:
    """Note that the person has just typed the password, as sensitive pages ask."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def resize(tab: Tab, width: int, height: int) -> None:
    tab.set_viewport_size({"width": width, "height": height})


def put_on(tab: Tab, scheme: str) -> None:
    """Show the tab in light or dark, or as it would be printed."""
    tab.emulate_media(
        media="print" if scheme == PRINT else "screen",
        color_scheme="dark" if scheme == DARK else "light",
    )


def draw_charts(tab: Tab) -> None:
    """Bring each chart near the screen, and wait until it is drawn or left alone."""
    charts = tab.locator(CHARTS).all()
    for chart in charts:
        chart.scroll_into_view_if_needed()
    if charts:
        tab.wait_for_function(DRAWN)
        tab.evaluate("scrollTo(0, 0)")
