import pytest

from training.plan_check import walk
from training.plan_values import Candidate

FIRST = Candidate("first", "First", 1, frozenset({("git", 0, 2)}))
SECOND = Candidate(
    "second", "Second", 1, frozenset({("git", 1, 3)}), frozenset({("code", 1)})
)


def test_a_plan_that_works_leads_to_levels():
    walked = walk({"code": 1}, [SECOND, FIRST], ["first", "second"])

    assert walked.refused is None
    assert walked.levels == {"code": 1, "git": 3}
    assert walked.misses({"git": 4, "code": 1, "art": 2}) == {"git": 1, "art": 2}


@pytest.mark.parametrize(
    ("held", "keys", "lacks"),
    [
        ({}, ["first", "second"], ("code", 1)),
        ({"code": 1}, ["second", "first"], ("git", 1)),
    ],
)
def test_a_step_whose_entry_is_not_met_is_named(held, keys, lacks):
    walked = walk(held, [FIRST, SECOND], keys)

    assert (walked.refused, walked.lacks) == ("second", lacks)


def test_nobody_loses_a_level_by_what_they_know_already():
    assert walk({"git": 4}, [FIRST], ["first"]).levels == {"git": 4}
