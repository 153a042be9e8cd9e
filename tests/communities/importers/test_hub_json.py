"""The hub's own JSON: what is written is read back, and whatever else is refused."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.importers.hub_form import as_document
from communities.importers.hub_json import read_hub_json
from communities.importers.neutral import (
    ActivityRow,
    CaseRow,
    ChannelRow,
    CommunityRow,
    CountRow,
    FundingRow,
    NeedRow,
    OfferRow,
    ServiceRow,
)
from communities.partial_dates import partial_date
from competencies.importers.neutral import UnreadableFile

WHOLE = CommunityRow(
    where="f, entry 1",
    name="Bay RSE",
    url="https://bay.example",
    slug="bay-rse",
    former_names=("Bay Coders",),
    kind="association",
    status="active",
    countries=("ZA", "NA"),
    latitude=-33.9,
    longitude=18.4,
    founded=partial_date("April 2017"),
    channels=(ChannelRow("website", "https://bay.example"),),
    activities=(
        ActivityRow(
            "Coffee",
            rule="FREQ=WEEKLY;BYDAY=TH",
            first=datetime.fromisoformat("2026-03-19T10:00"),
            zone="Europe/Berlin",
            minutes=30,
            status="active",
            needs_organiser=True,
        ),
    ),
    funding=(FundingRow("Trust", "grant", amount="EUR 20", ends=partial_date("2020")),),
    needs=(NeedRow("forum", "somewhere to talk"),),
    offers=(OfferRow("material", "stickers", countries=("ZA",)),),
    services=(ServiceRow("forum", "shares", ("cove",), "Zulip", "EUR 20"),),
    members=(CountRow(date(2024, 9, 1), 90, "members"),),
    case=CaseRow(challenge="alone", status="seeking"),
)


def read(value):
    notes = []
    return read_hub_json("f", value, notes), notes


def test_what_is_written_is_read_back():
    file, notes = read(as_document([WHOLE]))

    assert (file.communities, notes) == ((WHOLE,), [])


def test_one_entry_by_itself_is_read():
    file, _notes = read({"name": "Cove"})

    assert [row.name for row in file.communities] == ["Cove"]


def test_no_key_holds_a_person():
    written = as_document([WHOLE])["communities"][0]

    assert not {"leaders", "contact", "email", "maintainers"} & set(written)


def test_people_in_a_file_are_left_out_and_told_of():
    file, notes = read({"name": "Cove", "leaders": [{"name": "Anna"}]})

    assert [note.code for note in notes] == ["unknown-key"]
    assert "Anna" not in str(file)


def test_a_rule_that_is_not_followed_is_left_out():
    coffee = {"name": "Coffee", "rule": "FREQ=SECONDLY", "first": "2026-03-19T10:00"}

    file, notes = read({"name": "Cove", "activities": [coffee]})

    assert file.communities[0].activities[0].rule == ""
    assert [note.code for note in notes] == ["bad-rhythm"]


@pytest.mark.parametrize(
    "value",
    [
        7,
        [],
        {},
        {"format": "other", "communities": [{"name": "a"}]},
        {"version": 9, "communities": [{"name": "a"}]},
        {"name": ["a", {}]},
        {"name": "a", "channels": "x"},
        {"name": "a", "needs": [3]},
        {"name": True},
    ],
)
def test_other_forms_are_refused(value):
    with pytest.raises(UnreadableFile):
        read(value)


KEYS = st.sampled_from(["name", "url", "funding", "starts", "kind", "case", "latitude"])
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


def outcome(value):
    try:
        return [row.name for row in read(value)[0].communities], ""
    except UnreadableFile as refusal:
        return [], str(refusal)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_any_json_is_read_or_refused(value):
    names, refusal = outcome(value)

    assert bool(names) != bool(refusal)
    assert all(names)
