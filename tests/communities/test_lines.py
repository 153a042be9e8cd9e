"""Channels as lines, countries by name, and what curation makes of them."""

import contextlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from charts.continents import CONTINENTS
from charts.tile_map import strength, tile_map
from communities.channel_lines import ChannelLine, channel_line, read_channel
from communities.countries import alpha_3, countries, country_code
from communities.models import Channel
from communities.rewriting import make_community, rewrite_community
from tests.communities.makers import make_channel
from tests.communities.makers import make_community as there


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("https://rsse.africa", ("website", "https://rsse.africa", "")),
        ("https://www.linkedin.com/groups/1/", ("linkedin", "", "")),
        ("slack https://rse.slack.com/ request", ("slack", "", "request")),
        ("https://github.com/rse open", ("github", "", "open")),
        ("https://notlinkedin.com/", ("website", "", "")),
    ],
)
def test_a_line_is_a_channel(line, read):
    found = read_channel(line)

    assert (found.kind, found.access) == (read[0], read[2])
    assert found.url in line


@pytest.mark.parametrize(
    "line", ["", "slack", "ftp://x.example/", "fax https://x.example/", "a b c d"]
)
def test_what_is_no_channel_is_refused(line):
    with pytest.raises(ValidationError):
        read_channel(line)


@given(st.sampled_from(["slack", "website"]), st.sampled_from(["", "open", "invite"]))
def test_a_channel_comes_back_from_its_line(kind, access):
    line = channel_line(kind, "https://rsse.example/", access)

    assert read_channel(line) == ChannelLine(kind, "https://rsse.example/", access)


@given(st.text())
def test_any_text_is_a_channel_or_refused(text):
    with contextlib.suppress(ValidationError):
        assert read_channel(text).url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("South Africa", "ZA"),
        ("UK", "GB"),
        ("Côte d'Ivoire", "CI"),
        ("tanzania", "TZ"),
        ("ZAF", "ZA"),
        ("za", "ZA"),
        ("Multiple countries", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_many_names(text, code):
    assert country_code(text) == code


def test_every_country_lies_somewhere_once():
    placed = [code for codes in CONTINENTS.values() for code in codes.split()]

    assert sorted(placed) == sorted(countries())
    assert all(alpha_3(code) for code in placed)


@given(st.dictionaries(st.sampled_from(["ZA", "KE", "FI", "XX"]), st.integers(0, 99)))
def test_tiles_hold_every_country_that_counts(counts):
    tiles = {t.code: t for part in tile_map(counts) for t in part.tiles}

    assert {code: t.count for code, t in tiles.items()} == {
        code: count for code, count in counts.items() if count
    }
    assert all(1 <= t.wash <= 4 for t in tiles.values())


def test_nothing_is_as_pale_as_paper():
    assert (strength(0, 9), strength(1, 9), strength(9, 9)) == (0, 1, 4)


@pytest.mark.django_db
def test_channels_are_written_as_lines_and_what_stays_keeps_its_facts():
    one = there()
    make_channel(one, "https://kept.example/", label="Home")
    make_channel(one, "https://gone.example/", kind="slack")
    lines = ["matrix https://new.example/", "website https://kept.example/ open"]
    rewrite_community(community=one, values={"channels": lines})

    rows = Channel.objects.filter(community=one).values_list("kind", "label", "access")
    assert list(rows) == [("matrix", "", ""), ("website", "Home", "open")]


@pytest.mark.django_db
def test_a_new_one_is_made_of_a_suggestion():
    made = make_community(
        values={
            "name": "RSE Kenya",
            "countries": ["KE"],
            "founded_on": "2024-05-01",
            "founded_precision": "month",
            "channels": ["https://rse.example/"],
        }
    )

    assert made.slug == "rse-kenya"
    assert made.founded_on.year == 2024
    assert made.channels.get().kind == "website"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"founded_on": "last year"},
        {"founded_on": "2019-01-01"},
        {"status": "asleep"},
        {"channels": ["nonsense"]},
    ],
)
def test_what_breaks_a_rule_writes_nothing(values):
    one = there()
    with pytest.raises(Exception, match=r"."):
        rewrite_community(community=one, values={"city": "Accra"} | values)
    one.refresh_from_db()

    assert one.city == ""
