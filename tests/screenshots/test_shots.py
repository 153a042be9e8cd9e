"""What pictures are called, which are chosen, and how they lie on a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenshots.pages import Page
from screenshots.sheets import caption, sheet_html
from screenshots.shots import (
    DARK,
    DESKTOP,
    LIGHT,
    PHONE,
    Shot,
    chosen,
    file_name,
    page_name,
    rows_of,
    sheets_of,
)


def shot(page: str, size=DESKTOP, scheme=LIGHT, **more) -> Shot:
    return Shot(page, size, scheme, **{"height": 900, **more})


@pytest.mark.parametrize(
    ("route", "state", "name"),
    [
        ("home", "", "home"),
        ("home", "menu", "home-menu"),
        ("profiles:goal-list", "", "goal-list"),
        ("account_email_verification_sent", "", "account-email-verification-sent"),
    ],
)
def test_a_page_is_called_after_its_route(route, state, name):
    assert page_name(route, state) == name


def test_a_file_says_page_size_and_scheme():
    assert file_name("goal-list", PHONE, DARK) == "goal-list-phone-dark.png"


def names(words: str) -> list[str]:
    pages = [Page("home"), Page("profiles:profile"), Page("profiles:goal-list")]
    return [page.name for page in chosen(pages, words)]


def test_words_choose_pages():
    assert names("home Goal") == ["home", "goal-list"]
    assert names("  ") == ["home", "profile", "goal-list"]
    assert names("beekeeping") == []


def test_the_pictures_of_a_page_make_a_row():
    home, dark, roles = shot("home"), shot("home", scheme=DARK), shot("role-list")

    assert rows_of([home, roles, dark]) == [[home, dark], [roles]]


@given(st.integers(0, 50), st.integers(1, 9))
def test_sheets_hold_every_row_once_and_no_more_than_fit(count, most):
    rows = [[shot(f"page-{number}")] for number in range(count)]

    sheets = sheets_of(rows, most)

    assert [row for sheet in sheets for row in sheet] == rows
    assert all(0 < len(sheet) <= most for sheet in sheets)


def test_a_caption_says_what_is_odd():
    odd = shot("home", PHONE, notes=("is 400 wide",))

    assert caption(odd) == "360 light, 900 tall <b>is 400 wide</b>"


def test_a_sheet_shows_each_picture_under_its_caption():
    html = sheet_html("a & b", [[shot("home"), shot("home", PHONE)]])

    assert "<title>a &amp; b</title>" in html
    assert html.count("<h2>home</h2>") == 1
    assert html.index("home-desktop-light.png") < html.index("home-phone-light.png")
