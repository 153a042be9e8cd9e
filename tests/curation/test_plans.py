"""A plan tells records, row by row, and the same again from where it is kept."""

import json

from hypothesis import given
from hypothesis import strategies as st

from curation.plans import (
    CHANGED,
    LONGEST_SHOWN,
    NEW,
    SAME,
    FieldChange,
    Note,
    Plan,
    RowChange,
    rows_of,
    unchanged_of,
)

WORDS = FieldChange("description", "Old", "New")
LEVEL = FieldChange("Level 1: description", "", "Has seen it done")


def change(record="skill testing", fields=(WORDS,), **more):
    return RowChange(record, "Testing", fields, **more)


def test_rows_of_several_tables_make_one_record():
    [row] = rows_of([change(), change(fields=(LEVEL,), within="Code")])

    assert (row.key, row.kind, row.title) == ("skill testing", "skill", "Testing")
    assert row.fields == (WORDS, LEVEL)
    assert (row.within, row.state) == ("Code", CHANGED)


def test_a_record_is_new_when_one_of_its_rows_begins_it():
    [row] = rows_of([change(fields=(LEVEL,)), change(is_new=True)])

    assert row.state == NEW


def test_a_record_that_says_what_it_did_before_is_the_same():
    [row] = rows_of([change(fields=())])

    assert row.state == SAME
    assert len(row.marks) == 1


def test_a_long_text_is_shown_short_and_told_apart_whole():
    long, longer = ("x" * (LONGEST_SHOWN + n) for n in (1, 2))
    [one] = rows_of([change(fields=(FieldChange("description", "", long),))])
    [other] = rows_of([change(fields=(FieldChange("description", "", longer),))])

    assert one.fields == other.fields
    assert one.marks != other.marks


def test_what_goes_along_can_not_be_left_out():
    rows = rows_of([change("version 1.0"), change()], fixed=("version",))

    assert [row.is_fixed for row in rows] == [True, False]


def test_what_the_file_holds_beside_is_unchanged():
    rows = rows_of([change(), change("skill mentoring")])

    assert unchanged_of({"skill": 5, "tool": 3, "group": 0}, rows) == {
        "skill": 3,
        "tool": 3,
    }


TEXTS = st.text(max_size=30)
CHANGES = st.builds(
    RowChange,
    record=st.sampled_from(["skill a", "skill b", "tool c"]),
    title=TEXTS,
    fields=st.lists(st.builds(FieldChange, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    is_new=st.booleans(),
    within=TEXTS,
)


@given(st.lists(CHANGES, max_size=5))
def test_a_plan_is_the_same_after_it_was_kept(changes):
    plan = Plan("made up", rows_of(changes), (Note("a", "b", "c"),), {"skill": 1})

    kept = Plan.from_dict(json.loads(json.dumps(plan.as_dict())))

    assert kept == plan
    assert kept.digest() == plan.digest()
