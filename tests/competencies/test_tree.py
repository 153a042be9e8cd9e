from hypothesis import given
from hypothesis import strategies as st

from competencies.tree import (
    UNGROUPED,
    GroupRow,
    SkillNode,
    SkillRow,
    build_tree,
    competencies,
)


def group(pk, parent=None, position=0):
    return GroupRow(pk, parent, f"g{pk}", f"Group {pk}", "", position)


def skill(pk, group, position=0):
    return SkillRow(SkillNode(pk, f"s{pk}", f"Skill {pk}"), group, position)


def test_groups_and_skills_follow_their_positions():
    tree = build_tree(
        [group(1, position=20), group(2, position=10)],
        [skill(1, 2, position=2), skill(2, 2, position=1), skill(3, 1)],
    )

    assert [g.slug for g in tree] == ["g2", "g1"]
    assert [s.slug for root in tree for s in root.all_skills()] == ["s2", "s1", "s3"]


def test_a_tree_may_be_of_any_depth():
    tree = build_tree(
        [group(1), group(2, 1), group(3, 2), group(4, 3)], [skill(1, 4), skill(2, 2)]
    )

    assert [(g.slug, g.depth) for g in competencies(tree)] == [("g2", 1), ("g4", 3)]
    assert tree[0].skill_count() == 2


def test_skills_in_no_group_come_last_in_one_of_their_own():
    tree = build_tree([group(1)], [skill(1, None), skill(2, 1)], ungrouped_name="Rest")

    assert [(g.slug, g.name) for g in tree] == [("g1", "Group 1"), (UNGROUPED, "Rest")]


def test_an_empty_framework_has_no_tree():
    assert build_tree([], []) == ()


@given(st.lists(st.integers(0, 30), max_size=30), st.lists(st.integers(0, 29)))
def test_no_skill_is_lost(parents, homes):
    groups = [
        group(pk, parent % pk if parent % (pk + 1) and pk else None)
        for pk, parent in enumerate(parents)
    ]
    skills = [
        skill(pk, home if home < len(groups) else None) for pk, home in enumerate(homes)
    ]

    tree = build_tree(groups, skills)

    found = sorted(s.pk for root in tree for s in root.all_skills())
    assert found == list(range(len(homes)))
