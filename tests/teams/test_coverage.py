"""What a team should hold: wishes, who serves them, and what is lost with whom."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from teams.coverage import (
    Risk,
    RoleTarget,
    SkillTarget,
    cover,
    hiring_gap,
    losses,
    missing_of,
    wanted_of,
)

TESTING, REVIEW = 1, 2
ranks = st.lists(st.integers(0, 4), max_size=4)
HELD = {"alice": {TESTING: 3}, "bob": {TESTING: 2, REVIEW: None}, "cleo": {}}


def test_roles_add_up_and_a_skill_of_its_own_counts_instead():
    roles = [RoleTarget("rse", {TESTING: 3, REVIEW: 2}, 2)]
    roles += [RoleTarget("lead", {TESTING: 4}, 1)]

    wanted = wanted_of(roles, [SkillTarget(REVIEW, 3, 1)])

    assert wanted == {TESTING: (4, 3, 3), REVIEW: (3,)}


@given(wanted=ranks, there=ranks)
def test_as_many_wishes_are_served_as_can_be(wanted, there):
    seats = [*there, *[-1] * len(wanted)]
    best = max(
        sum(rank >= wish for wish, rank in zip(wanted, order, strict=False))
        for order in permutations(seats, len(wanted))
    )

    assert len(wanted) - len(missing_of(wanted, there)) == best


def test_who_holds_it_who_is_near_and_who_did_not_say():
    [found] = cover({TESTING: (3, 3)}, HELD, order=[TESTING])

    assert (found.holders, found.near, found.unknown) == (("alice",), ("bob",), 1)
    assert (found.risk, found.missing) == (Risk.ONE, (3,))


def test_not_applicable_is_nobody_s_level():
    [found] = cover({REVIEW: (1,)}, HELD, order=[REVIEW])

    assert (found.risk, found.unknown) == (Risk.NOBODY, 2)


def test_what_is_worse_without_somebody():
    wanted, left = {TESTING: (2, 2)}, {k: v for k, v in HELD.items() if k != "alice"}
    before = cover(wanted, HELD, order=[TESTING])
    after = cover(wanted, left, order=[TESTING])

    [loss] = losses(before, after)

    assert (loss.before.risk, loss.after.risk) == (Risk.SOME, Risk.ONE)
    assert losses(before, before) == []


def test_the_next_hire_brings_the_highest_that_is_missing():
    covers = cover({TESTING: (4, 3, 3), REVIEW: (1,)}, HELD, order=[1, 2])

    assert hiring_gap(covers) == {TESTING: 4, REVIEW: 1}
