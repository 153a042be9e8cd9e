"""The hub through the keys of a keyboard, and no other way."""

import pytest
from playwright.sync_api import Locator, Page, expect

MOST_TABS = 300


class Keyboard:
    """A person who has no mouse: every step is a key that is pressed."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """Go where the address bar says."""
        self.page.goto(address)

    def tab_to(self, control: Locator) -> None:
        """Press Tab until the control has the focus; fail where it is out of reach."""
        expect(control.first).to_be_attached()
        focused = control.and_(self.page.locator(":focus"))
        for _press in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if focused.count():
                return
        pytest.fail(f"The keyboard does not reach {control}")

    def enter(self, control: Locator) -> None:
        """Follow a link, or press a button."""
        self.tab_to(control)
        self.page.keyboard.press("Enter")

    def link(self, name: str) -> None:
        self.enter(self.page.get_by_role("link", name=name, exact=True))

    def button(self, name: str) -> None:
        self.enter(self.page.get_by_role("button", name=name, exact=True))

    def write(self, label: str, text: str) -> None:
        self.tab_to(self.page.get_by_label(label))
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        self.tab_to(self.page.get_by_label(label))
        self.press("Space")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
