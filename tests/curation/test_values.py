from hypothesis import given
from hypothesis import strategies as st

from curation.values import Comparison, changed, fingerprint, tidy

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())
)


@given(st.dictionaries(st.text(), VALUES))
def test_what_nobody_touched_is_no_change(values):
    assert changed(values, values) == {}


@given(VALUES)
def test_tidying_twice_is_tidying_once(value):
    assert tidy(tidy(value)) == tidy(value)


def test_a_browsers_line_ends_are_no_change():
    assert changed({"text": "one\ntwo"}, {"text": " one\r\ntwo\r\n"}) == {}


def test_a_fingerprint_knows_the_values_and_not_their_order():
    assert fingerprint({"a": 1, "b": "x"}) == fingerprint({"b": "x", "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_a_record_that_moved_on_is_a_conflict_unless_it_says_so_already():
    assert Comparison("old", "newer", "mine").is_in_conflict
    assert not Comparison("old", "old", "mine").is_in_conflict
    already = Comparison("old", "mine", "mine")
    assert (already.is_in_conflict, already.is_there_already) == (False, True)
