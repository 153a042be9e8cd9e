"""What is done on a page before its picture is taken. Nothing here changes a record."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Act = Callable[[Page], None]

CHECK_NOTHING = (
    "document.querySelectorAll('form').forEach(form => form.noValidate = true)"
)
# Longer than any field of ours takes; the browser would cut it off.
OVERFILL = """() => {
  for (const field of document.querySelectorAll('main input[type=text]')) {
    field.removeAttribute('maxlength');
    field.value = 'Softwareentwicklung '.repeat(20);
  }
}"""
UNFOLD = "document.querySelectorAll('main details').forEach(more => more.open = true)"
WRONG = "not-the-password-of-anyone"


def open_menu(page: Page) -> None:
    page.locator(".menu-button").click()


def unfold(page: Page) -> None:
    """Open everything that can be opened."""
    page.evaluate(UNFOLD)


def submit(page: Page) -> None:
    """Send the page's own form as it stands, past what the browser would refuse."""
    page.evaluate(CHECK_NOTHING)
    button = page.locator("main form[method=post] button[type=submit]").first
    with page.expect_navigation():
        button.click()


def submit_too_much(page: Page) -> None:
    """Send the page's own form with more in its fields than they take."""
    page.evaluate(OVERFILL)
    submit(page)


def sign_in_wrongly(page: Page) -> None:
    page.get_by_label("E-mail").fill("alice@example.org")
    page.locator("main input[type=password]").fill(WRONG)
    submit(page)
