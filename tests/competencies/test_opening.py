"""Which groups stand open."""

import pytest

from competencies.opening import opened
from competencies.tree import GroupRow, SkillNode, SkillRow, build_tree

GROUPS = [
    GroupRow(1, None, "craft", "Craft", "", 0),
    GroupRow(2, 1, "code", "Code", "", 0),
    GroupRow(3, None, "testing", "Testing", "", 1),
]


def tree_of(size):
    skills = [SkillRow(SkillNode(n, f"s{n}", f"S{n}"), 2, n) for n in range(size)]
    own = SkillRow(SkillNode(9_999, "testing", "Testing"), 2, 9_999)
    other = SkillRow(SkillNode(9_998, "harbours", "Harbours"), 3, 0)
    return build_tree(GROUPS, [*skills, own, other])


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ("", {"craft", "code", "testing"}),
        ("all", {"craft", "code", "testing"}),
        ("none", set()),
        ("code", {"craft", "code"}),
        ("group-code", {"craft", "code"}),
        ("s0", {"craft", "code"}),
        ("harbours", {"testing"}),
        # A group and a skill of one name: the place on the page tells them apart.
        ("testing", {"testing"}),
        ("skill-testing", {"craft", "code"}),
        ("nothing", set()),
    ],
)
def test_what_is_asked_stands_open_with_the_way_to_it(asked, slugs):
    assert opened(tree_of(1), asked) == slugs


def test_of_a_large_tree_only_groups_of_groups_open_by_themselves():
    assert opened(tree_of(100)) == {"craft"}
