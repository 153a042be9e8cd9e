"""Web addresses, languages and organisation ids are kept when they can be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.importers.addresses import (
    is_web_address,
    language_tags,
    normalised_url,
    ror_address,
    web_address,
)
from competencies.importers.neutral import ReportRow


@pytest.mark.parametrize(
    "url", ["", "https://a.example.org/x?y#z", "HTTP://a.example.org", "https://a/é"]
)
def test_a_web_address_is_kept_as_given(url):
    notes = []

    assert web_address("tool git", url, notes) == url
    assert notes == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://example.org",
        "example.org",
        "https://",
        "https:///path",
        "https://a b",
        "https://[a",
        f"https://a/{'x' * 500}",
    ],
)
def test_what_no_page_should_link_to_is_left_empty_and_noted(url):
    notes = []

    assert web_address("tool git", url, notes) == ""
    assert [note.code for note in notes] == ["bad-url"]


@pytest.mark.parametrize(
    "other",
    ["http://a.example.org/x/", "https://A.example.org/x", "https://a.example.org/x"],
)
def test_two_spellings_of_one_page_are_alike(other):
    assert normalised_url(other) == normalised_url("https://a.example.org/x")


@pytest.mark.parametrize(
    "other", ["https://a.example.org/X", "https://a/x", "https://a.example.org/x#part"]
)
def test_other_pages_stay_apart(other):
    assert normalised_url(other) != normalised_url("https://a.example.org/x")


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert is_web_address(text) in (True, False)
    assert isinstance(normalised_url(f"https://[{text}"), str)


def test_languages_are_kept_once_each_and_the_rest_noted():
    notes = []

    assert language_tags("resource git", ("en", "es", "en", "English!"), notes) == (
        "en",
        "es",
    )
    assert notes == [
        ReportRow(
            "resource git",
            "bad-language",
            "“English!” is no language tag; left it out.",
        )
    ]


@pytest.mark.parametrize("ror", ["", "https://ror.org/0exampl00"])
def test_a_registry_address_is_kept(ror):
    assert ror_address("provider a", ror, []) == ror


def test_what_is_no_registry_address_is_left_empty_and_noted():
    notes = []

    assert ror_address("provider a", "https://example.org/0exampl00", notes) == ""
    assert [note.code for note in notes] == ["bad-ror"]
