from competencies.tree import GroupNode, SkillNode
from rsehub.sample_wheel import MEANS, chosen, draw, sample_spokes, telling_skill


def group(number: int, *skills: int) -> GroupNode:
    nodes = tuple(SkillNode(pk, f"s{pk}", f"Skill {pk}") for pk in skills)
    return GroupNode(f"g{number}", f"Group {number}", "", 0, (), nodes)


def test_the_made_up_person_is_compared_with_the_mean_of_what_a_role_asks():
    [spoke] = sample_spokes([group(1, 10, 11, 12)], {10: 3, 11: 4}, highest=4)

    assert (spoke.key, spoke.held, spoke.wanted) == (1, "1.9", "3.5")
    assert round(spoke.gap, 1) == 1.6


def test_what_is_not_assessed_or_not_asked_is_no_gap():
    spokes = sample_spokes([group(n, n) for n in range(5)], {4: 4}, highest=4)

    assert [spoke.gap for spoke in spokes] == [0, 0, 0, 0, 0]
    assert spokes[4].held == ""
    assert spokes[0].wanted == ""


def test_the_person_fits_any_scale_and_at_most_twelve_competencies():
    spokes = sample_spokes([group(n, n) for n in range(20)], {}, highest=8)

    assert len(spokes) == len(MEANS)
    assert spokes[0].value == MEANS[0] * 2
    assert len(draw(spokes, highest=8).sectors) == len(MEANS)


def test_the_competency_furthest_away_is_looked_at_first():
    spokes = sample_spokes([group(n, n) for n in range(3)], {1: 4, 2: 1}, highest=4)

    assert chosen(spokes, "").group.slug == "g1"
    assert chosen(spokes, "g2").group.slug == "g2"
    assert chosen(spokes, "nowhere").group.slug == "g1"


def test_the_skill_that_a_role_asks_most_of_tells_best():
    [spoke] = sample_spokes([group(1, 10, 11)], {11: 2}, highest=4)

    assert telling_skill(spoke, {11: 2}).pk == 11
    assert telling_skill(spoke, {}).pk == 10
