"""Which skills are asked: what each says is kept apart, and one's own word wins."""

from hypothesis import given
from hypothesis import strategies as st

from profiles.relevance import (
    ORGANISATION,
    PERSON,
    ROLE,
    Hidden,
    Mark,
    agreed,
    sort_out,
    to_write,
)

SKILLS = st.lists(st.integers(1, 9), unique=True)
MARKS = st.lists(
    st.builds(Mark, st.integers(1, 12), st.sampled_from([ROLE, ORGANISATION]))
)
OWN = st.dictionaries(st.integers(1, 12), st.booleans())


@given(SKILLS, MARKS, OWN)
def test_no_skill_is_lost_and_none_is_both_asked_and_hidden(skills, marks, own):
    found = sort_out(skills, marks, own)

    hidden = [each.skill for each in found.hidden]
    assert sorted([*found.shown, *hidden]) == sorted(skills)
    assert not set(found.shown) & set(hidden)


@given(SKILLS, MARKS, OWN)
def test_ones_own_word_wins_whoever_says_otherwise(skills, marks, own):
    found = sort_out(skills, marks, own)

    for skill in set(skills) & set(own):
        assert (skill in found.shown) == own[skill]


@given(SKILLS, MARKS, OWN, SKILLS)
def test_bringing_back_undoes_hiding(skills, marks, own, chosen):
    def write(own, is_relevant):
        words = to_write(chosen, marks, is_relevant=is_relevant)
        return {k: v for k, v in {**own, **words}.items() if v is not None}

    hidden = sort_out(skills, marks, write(own, False))
    assert set(chosen) & set(skills) <= hidden.hidden_skills
    back = sort_out(skills, marks, write(write(own, False), True))
    assert set(chosen) & set(skills) <= set(back.shown)


def test_who_says_so_is_kept_apart():
    role, works = Mark(1, ROLE, "Analyst"), Mark(1, ORGANISATION, "Institute")

    found = sort_out([1, 2], [role, works], {1: False})

    assert found.hidden == (Hidden(1, (Mark(1, PERSON), role, works)),)
    assert found.hidden[0].is_own


def test_two_roles_hide_what_both_leave_out():
    marked = {"Analyst": [1, 2], "Lead": [2, 3]}

    assert agreed(marked, ROLE) == [Mark(2, ROLE, "Analyst"), Mark(2, ROLE, "Lead")]
    assert agreed({}, ROLE) == []
