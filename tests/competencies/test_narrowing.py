"""Which skills remain of a framework, and how many each further choice would leave."""

from competencies.narrowing import Narrowing, Shelf, narrowed, shelves_of
from competencies.tree import GroupRow, SkillNode, SkillRow, build_tree, every

# Craft holds code (testing, git) and people (mentoring).
GROUPS = [
    GroupRow(1, None, "craft", "Craft", "", 0),
    GroupRow(2, 1, "code", "Code", "", 0),
    GroupRow(3, 1, "people", "People", "", 1),
]
NAMES = {10: ("testing", 2), 11: ("git", 2), 12: ("mentoring", 3)}
TREE = build_tree(
    GROUPS,
    [SkillRow(SkillNode(pk, s, s.title()), g, pk) for pk, (s, g) in NAMES.items()],
)
SHELVES = {
    "group": shelves_of(TREE),
    "role": {
        "rse": Shelf("rse", "RSE", frozenset({10, 12})),
        "lead": Shelf("lead", "Lead", frozenset({12})),
    },
}


def counts(narrowing, kind):
    return {s.slug: n for s, n in narrowing.counted(kind, NAMES)}


def test_without_a_choice_everything_is_kept():
    narrowing = Narrowing(SHELVES)

    assert narrowing.keeps(NAMES) == {10, 11, 12}
    assert not narrowing.is_anything
    assert counts(narrowing, "group") == {"craft": 3, "code": 2, "people": 1}


def test_choices_of_two_kinds_hold_together():
    narrowing = Narrowing(SHELVES, {"group": "code", "role": "rse"})

    assert narrowing.keeps(NAMES) == {10}


def test_a_kind_is_counted_without_its_own_choice():
    narrowing = Narrowing(SHELVES, {"group": "code", "role": "rse"})

    assert counts(narrowing, "role") == {"rse": 1}
    assert counts(narrowing, "group") == {"craft": 2, "code": 1, "people": 1}


def test_a_choice_that_leaves_nothing_can_be_taken_back():
    narrowing = Narrowing(SHELVES, {"group": "code", "role": "lead"})

    assert narrowing.keeps(NAMES) == frozenset()
    assert counts(narrowing, "role") == {"rse": 1, "lead": 0}


def test_what_is_not_there_leaves_nothing():
    assert Narrowing(SHELVES, {"role": "captain"}).keeps(NAMES) == frozenset()


def test_groups_left_empty_are_left_out():
    tree = narrowed(TREE, {12})

    assert [group.slug for group in every(tree)] == ["craft", "people"]
    assert [group.depth for group in every(tree)] == [0, 1]
