from competencies.tree import GroupNode, SkillNode
from profiles.shortlists import shorten


def group(slug: str, *skills: int) -> GroupNode:
    nodes = tuple(SkillNode(pk, f"s{pk}", f"S{pk}") for pk in skills)
    return GroupNode(slug, slug, "", 0, (), nodes)


CODE, PEOPLE, DATA = group("code", 1, 2, 3), group("people", 4), group("data", 5, 6)
ALL = [CODE, PEOPLE, DATA]


def cut(asked: dict[int, int]) -> list[tuple[str, list[int]]]:
    near = shorten(ALL, asked).near
    return [(each.slug, [skill.pk for skill in each.skills]) for each in near]


def test_only_what_the_role_asks_for_is_near_the_most_first():
    assert cut({1: 1, 5: 4, 6: 2}) == [("data", [5, 6]), ("code", [1])]


def test_what_it_asks_nothing_of_is_behind_more():
    found = shorten(ALL, {1: 2, 4: 0})

    assert [each.slug for each in found.rest] == ["people", "data"]
    assert found.left_out == {"code": 2}
    assert (found.find("data"), found.find("sea")) == (DATA, None)
    assert found.skill_count == 1


def test_without_a_role_nothing_is_cut():
    found = shorten(ALL, {})

    assert (list(found.near), found.rest, dict(found.left_out)) == (ALL, (), {})


def test_a_role_of_skills_that_are_not_here_cuts_nothing():
    assert [slug for slug, _ in cut({99: 3})] == ["code", "people", "data"]
