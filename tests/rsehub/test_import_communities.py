"""import_communities, and what an import may and may not change."""

import json
from io import StringIO
from pathlib import Path
from tempfile import mkdtemp

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from communities.kinds import RowState
from communities.models import Channel, Community, FundingRow, Need, Relation
from competencies.importers.neutral import UnreadableFile
from rsehub.community_imports import import_communities
from tests.communities.importers.test_case_study import STORY

pytestmark = pytest.mark.django_db
LIST = (
    "name,website,country\n"
    "Bay RSE,https://bay.example,South Africa\n"
    "Cove RSE,https://cove.example,Multiple countries\n"
)


@pytest.fixture
def load(tmp_path):
    def import_text(text, name="list.csv", **options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return import_communities(path, **options)

    return import_text


def report_of(tmp_path, text, *options, name="list.csv"):
    path, report = tmp_path / name, tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    call_command("import_communities", path, *options, report=report, stdout=StringIO())
    return json.loads(report.read_text(encoding="utf-8"))


def test_a_table_becomes_entries_with_a_report(tmp_path):
    said = report_of(tmp_path, LIST)

    assert said["counts"] == {
        "communities": 2,
        "merged": 0,
        "channels": 2,
        "activities": 0,
        "funding_rows": 0,
        "needs": 0,
    }
    assert (said["format"], said["created"], said["changed"]) == ("csv", 4, 0)
    assert list(
        Community.objects.order_by("slug").values_list("slug", "countries")
    ) == [
        ("bay-rse", ["ZA"]),
        ("cove-rse", []),
    ]


def test_a_rerun_changes_nothing(tmp_path):
    report_of(tmp_path, STORY, name="story.md")

    said = report_of(tmp_path, STORY, name="story.md")

    assert (said["created"], said["changed"]) == (0, 0)
    assert said["unchanged"] > 0


def test_a_dry_run_writes_nothing(tmp_path):
    said = report_of(tmp_path, LIST, "--dry-run")

    assert said["created"] == 4
    assert not Community.objects.exists()


def test_what_tells_of_no_community_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(CommandError):
        report_of(tmp_path, "just words")

    assert not Community.objects.exists()


def test_sentences_about_money_only_hint_at_it(load):
    load(STORY, "story.md")

    rows = FundingRow.objects.order_by("pk")
    assert [(r.state, r.funder) for r in rows] == [
        (RowState.SUGGESTED, "Tide Trust"),
        (RowState.SUGGESTED, "Beacon"),
    ]
    assert not FundingRow.objects.public().exists()


def test_an_entry_in_unverified_until_somebody_verifies(load):
    load(STORY, "story.md")

    assert Community.objects.get().verified_at is None


def test_what_a_curator_wrote_stays(load):
    load(LIST)
    Community.objects.filter(slug="bay-rse").update(name="Bay RSE Association")

    report = load(LIST)

    assert report.changed == 0
    assert Community.objects.get(slug="bay-rse").name == "Bay RSE Association"
    assert "kept-curator" in {row.code for row in report.rows}


def test_a_locked_field_stays(load):
    load(LIST)
    Community.objects.filter(slug="bay-rse").update(locked=["countries"])

    load(LIST.replace("South Africa", "Kenya"))

    assert Community.objects.get(slug="bay-rse").countries == ["ZA"]


def test_what_the_same_file_says_anew_is_taken(load):
    load(LIST)

    load(LIST.replace("South Africa", "Kenya"))

    assert Community.objects.get(slug="bay-rse").countries == ["KE"]


def test_another_file_only_fills_in(load):
    load(LIST)

    load(
        "name,website,country,city\nBay,https://www.bay.example/,Kenya,Durban\n",
        "other.csv",
    )

    bay = Community.objects.get(slug="bay-rse")
    assert (bay.name, bay.countries, bay.city) == ("Bay RSE", ["ZA"], "Durban")


def test_what_somebody_took_away_is_not_brought_again(load):
    load(STORY, "story.md")
    Need.objects.filter(kind="forum").delete()
    FundingRow.objects.filter(funder="Beacon").delete()

    report = load(STORY, "story.md")

    assert report.created == 0
    assert not Need.objects.filter(kind="forum").exists()


def test_a_hint_that_was_accepted_is_not_hinted_at_again(load):
    load(STORY, "story.md")
    FundingRow.objects.update(state=RowState.ACCEPTED, funder="Mended")

    assert load(STORY, "story.md").created == 0


def test_one_name_at_two_places_makes_two_entries(load):
    load("name,website,city\nR Users,,Lusaka\nR Users,,Nairobi\n")
    load("name,website,city\nR Users,,Lusaka\nR Users,,Nairobi\n")

    found = Community.objects.order_by("slug").values_list("slug", "city")
    assert list(found) == [("r-users", "Lusaka"), ("r-users-2", "Nairobi")]


def test_a_slug_that_is_a_page_gets_another(load):
    load("name,website\nCalendar,https://c.example\n")

    assert Community.objects.get().slug == "calendar-2"


def test_relations_are_found_by_slug_and_name(load):
    file = {
        "communities": [
            {"name": "Bay RSE", "slug": "bay"},
            {"name": "Cove", "parent": "bay", "member_of": ["Nobody", "Bay RSE"]},
        ]
    }

    report = load(json.dumps(file), "hub.json")

    kinds = Relation.objects.order_by("kind").values_list("kind", "other__slug")
    assert list(kinds) == [("member-of", "bay"), ("part-of", "bay")]
    assert "unknown-community" in {row.code for row in report.rows}


def test_the_seed_is_imported_with_five_needs(load):
    report = load(STORY, "story.md")

    assert report.counts["needs"] == 5
    assert Channel.objects.count() == 3


@pytest.mark.parametrize(
    "left_out", [{"community bay-rse"}, {"community bay-rse", "community cove-rse"}]
)
def test_what_is_left_out_is_not_written(load, left_out):
    load(LIST, left_out=left_out)

    assert Community.objects.count() == 2 - len(left_out)


PART = st.dictionaries(
    st.sampled_from(
        [
            *("kind", "url", "text", "funder", "starts", "ends", "amount", "is_open"),
            *("name", "rule", "first", "zone", "service", "state", "on", "count"),
            *("open_until", "countries", "yearly_cost", "minutes", "is_in_kind"),
        ]
    ),
    st.one_of(
        st.booleans(),
        st.integers(-1, 10**12),
        st.text(max_size=12),
        st.sampled_from(
            [
                *("https://a.example", "forum", "grant", "2020", "2019-02", "EUR 5"),
                *("FREQ=DAILY", "2026-01-01T10:00", "shares", "2026-01-01", "ZA"),
                *("Europe/Berlin", "own", "USD 999999999999", "meetups", "website"),
            ]
        ),
    ),
    max_size=8,
)
ENTRY = st.fixed_dictionaries(
    {"name": st.text(max_size=8)},
    optional={
        **dict.fromkeys(
            [
                *("channels", "activities", "funding", "needs", "offers"),
                *("services", "members"),
            ],
            st.lists(PART, max_size=3),
        ),
        "parent": st.text(max_size=4),
        "founded": st.sampled_from(["2020", "1999-12-31", "x"]),
        "retired": st.sampled_from(["2019", "2021"]),
        "status": st.sampled_from(["merged", "active", "?"]),
        "latitude": st.floats(),
        "longitude": st.floats(),
        "slug": st.sampled_from(["a", "map", "a b"]),
    },
)


class FuzzedImports(TestCase):
    """Whatever a file holds, it is written whole or not at all."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(ENTRY, min_size=1, max_size=4))
    def test_a_made_up_file_is_whole_or_nothing(self, entries):
        before = Community.objects.count()
        counted, again = written(json.dumps(entries))

        assert Community.objects.count() == before + counted
        assert again == (0, 0)


def written(text, name="hub.json"):
    """Import a text twice; return how many entries it made, and what a rerun did."""
    from_file = Path(mkdtemp()) / name
    from_file.write_text(text, encoding="utf-8")
    try:
        import_communities(from_file)
    except UnreadableFile:
        return 0, (0, 0)
    made = Community.objects.count()
    report = import_communities(from_file)
    return made, (report.created, report.changed)
