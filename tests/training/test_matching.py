import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.addresses import canonical
from training.importers import words
from training.importers.durations import duration_of, minutes_in
from training.importers.skill_names import rank_in, skill_name
from training.kinds import Cost, Format, MinutesSource, ResourceKind
from training.matching import Titles
from training.models.resources import LONGEST_MINUTES


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/git",
        "http://www.example.org/git/",
        "HTTPS://Example.org:443/git?utm_source=mail&fbclid=1",
        "https://example.org/git/#part",
    ],
)
def test_one_page_has_one_key(address):
    assert canonical(address) == "https://example.org/git"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/git?id=1", "https://example.org/git?id=2"),
        ("https://example.org/git", "https://example.org/Git"),
        ("https://example.org", "https://example.org/git"),
    ],
)
def test_other_pages_have_others(one, other):
    assert canonical(one) != canonical(other)


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(text):
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Version control with Git", "git"),
        ("Version Control, with GIT!", "git"),
        ("Versoin control with Git", "git"),
        ("Version control with Mercurial", ""),
        ("Cooking", ""),
        ("", ""),
    ],
)
def test_titles_are_alike_or_not(title, found):
    titles = Titles()
    titles.add("git", "Version control with Git")
    titles.add("r", "R")

    assert titles.like(title) == found


def test_the_words_of_files_are_those_of_the_hub():
    assert tuple(ResourceKind.values) == words.KINDS
    assert tuple(Format.values) == words.FORMATS
    assert tuple(Cost.values) == words.COSTS
    assert tuple(MinutesSource.values) == words.MINUTES_SOURCES


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("PT1H30M", 90),
        ("PT90M", 90),
        ("PT0.5H", 30),
        ("2 hours", 120),
        ("1 h 30 min", 90),
        ("45 minutes", 45),
        ("P2D", None),
        ("PT0S", None),
        ("PT99999H", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_in_words(said, minutes):
    assert minutes_in(said) == minutes


@given(st.integers(1, LONGEST_MINUTES))
def test_a_time_is_read_as_it_was_written(minutes):
    assert minutes_in(duration_of(minutes)) == minutes


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://spdx.org/licenses/MIT.html", "MIT"),
        ("notspecified", ""),
        ("All rights reserved, mostly", ""),
    ],
)
def test_licences_are_known_by_their_names(said, licence):
    assert words.licence_of(said) == licence


def test_a_skill_is_known_by_its_page_on_any_hub():
    at = "https://hub.example.org/frameworks/craft/1.0/skills/testing/levels/3/"

    found = skill_name("Testing — Practitioner", at)

    assert (found.framework, found.slug, rank_in(at)) == ("craft", "testing", 3)
    assert rank_in("https://example.org/x", "testing/2") == 2
