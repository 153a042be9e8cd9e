from urllib.parse import parse_qs
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.comparison_address import Asked, read_address
from profiles.references import ME, Kind, Reference, parse_reference

GOAL = f"goal:{uuid4()}"


def read(query: str) -> Asked:
    return read_address(parse_qs(query.removeprefix("?")))


def test_an_address_holds_the_whole_state():
    query = f"?framework=craft&with=me&with={GOAL}&with=role:rse&open=code"

    asked = read(f"{query}&differences=1")

    assert [str(each) for each in asked.references] == ["me", GOAL, "role:rse"]
    assert (asked.framework, asked.open, asked.differences) == (
        "craft",
        ("code",),
        True,
    )
    assert asked.query == f"{query}&differences=1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "you",
        "role:",
        "role:a b",
        "goal:7",
        "goal:\x00",
        "me:x",
        "share:-",
        "role:ä",
    ],
)
def test_what_names_nothing_is_counted_and_not_read(text):
    asked = read_address({"with": [text, "me"]})

    assert (asked.references, asked.unreadable) == ((ME,), 1)


def test_a_thing_named_twice_is_compared_once_and_past_eight_none():
    asked = read_address({"with": ["me", "me", *(f"role:r{n}" for n in range(9))]})

    assert (len(asked.references), asked.beyond) == (8, 2)


def test_a_uuid_is_one_however_it_is_written():
    uuid = uuid4()

    upper = parse_reference(f"goal:{uuid.hex.upper()}")

    assert upper == parse_reference(f"goal:{uuid}") == Reference(Kind.GOAL, str(uuid))


def test_a_step_changes_one_thing():
    asked = read("?with=me&with=role:rse&open=code")

    assert asked.without(ME).query == "?with=role:rse&open=code"
    assert asked.toggled("code").open == ()
    assert asked.toggled("people").open == ("code", "people")
    assert asked.showing(differences=True).query == f"{asked.query}&differences=1"


@given(
    st.dictionaries(st.sampled_from(["with", "open", "framework"]), st.lists(st.text()))
)
def test_whatever_is_sent_the_address_reads_the_same_again(given_):
    asked = read_address(given_)

    again = read(asked.query)
    assert (again.references, again.open) == (asked.references, asked.open)
