"""What an import may change: the rule itself, as plain values."""

from hypothesis import given
from hypothesis import strategies as st

from competencies.importers.protection import CURATOR, LOCKED, OTHER, allowed

VALUES = st.sampled_from(["", "a", "b", "c"])


def decide(present, wanted, imported=None, locked=(), *, may_update=True):
    return allowed(
        present={"title": present},
        wanted={"title": wanted},
        imported={} if imported is None else {"title": imported},
        locked=locked,
        may_update=may_update,
    )


def test_what_is_empty_is_filled_in():
    assert decide("", "new").values == {"title": "new"}
    assert decide("", "new", may_update=False).values == {"title": "new"}


def test_what_the_last_import_brought_is_moved_on():
    assert decide("old", "new", "old").values == {"title": "new"}


def test_what_a_curator_wrote_or_emptied_stays():
    assert decide("mine", "new", "old").kept == {CURATOR: ["title"]}
    assert decide("", "new", "old").kept == {CURATOR: ["title"]}
    assert decide("mine", "new").kept == {CURATOR: ["title"]}


def test_what_is_locked_stays():
    assert decide("old", "new", "old", ["title"]).kept == {LOCKED: ["title"]}


def test_another_source_changes_nothing():
    found = decide("old", "new", "old", may_update=False)

    assert (found.values, found.kept) == ({}, {OTHER: ["title"]})
    assert found.remembered == {"title": "old"}


@given(VALUES, VALUES, st.none() | VALUES, st.booleans(), st.booleans())
def test_a_second_time_changes_nothing(present, wanted, imported, is_locked, may):
    locked = ["title"] if is_locked else []
    first = decide(present, wanted, imported, locked, may_update=may)
    now = first.values.get("title", present)
    memory = first.remembered.get("title")

    assert decide(now, wanted, memory, locked, may_update=may).values == {}


@given(VALUES, VALUES, VALUES)
def test_a_curators_word_is_never_lost(mine, wanted, imported):
    if mine != imported:
        assert decide(mine, wanted, imported).values == {}
