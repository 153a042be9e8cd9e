from hypothesis import given
from hypothesis import strategies as st

from profiles.comparison import Absent, Compared, Figure, SkillLine, compare, figure_of

GIT, HPC, TESTING, TEACHING = 1, 2, 3, 4
TREE = [("code", [GIT, HPC, TESTING]), ("people", [TEACHING])]
UNKNOWN, NA, NOT_ASKED = Absent.NOT_ASSESSED, Absent.NOT_APPLICABLE, Absent.NOT_ASKED


def me(levels, *not_applicable):
    return Compared(levels, frozenset(not_applicable))


def role(levels):
    return Compared(levels, asks=True)


def values(comparison):
    return {
        line.skill: line.values for each in comparison.lines for line in each.skills
    }


def test_what_has_no_level_says_why_and_is_never_zero():
    sides = [me({GIT: 0}, HPC), role({GIT: 3, HPC: 1, TESTING: 2})]

    assert values(compare(sides, TREE)) == {
        GIT: (0, 3),
        HPC: (NA, 1),
        TESTING: (UNKNOWN, 2),
    }


def test_beside_a_role_only_the_skills_that_it_asks_for_count():
    comparison = compare([me({GIT: 4, HPC: 0}), role({GIT: 3})], TREE)

    [line] = comparison.lines
    assert [figure.mean for figure in line.figures] == [4.0, 3.0]
    assert comparison.not_asked == 3


def test_without_a_role_every_skill_counts():
    comparison = compare([me({GIT: 4}), me({GIT: 2})], TREE)

    assert [line.slug for line in comparison.lines] == ["code", "people"]
    assert comparison.not_asked == 0


def test_a_mean_is_of_the_levels_there_are_and_says_of_how_many():
    assert figure_of([1, 3, UNKNOWN, NA]) == Figure(2.0, 2, 3, None)
    assert figure_of([1, UNKNOWN, UNKNOWN]).is_hollow


def test_a_competency_without_a_level_says_why():
    assert figure_of([UNKNOWN, NA]).absent is UNKNOWN
    assert figure_of([NA, NA]).absent is NA
    assert figure_of([NOT_ASKED]).absent is NOT_ASKED


def test_only_what_is_known_to_differ_differs():
    assert SkillLine(GIT, (1, 2)).differs
    assert SkillLine(GIT, (1, NA)).differs
    assert SkillLine(GIT, (1, 2, UNKNOWN)).differs
    assert not SkillLine(GIT, (1, 1)).differs
    assert not SkillLine(GIT, (1, UNKNOWN)).differs
    assert SkillLine(GIT, (1, UNKNOWN)).is_open


def test_differences_only_leaves_out_and_counts_what_is_alike_or_not_known():
    sides = [me({GIT: 1, HPC: 2}), me({GIT: 1, HPC: 3, TESTING: 1})]

    comparison = compare(sides, TREE, differences=True)

    assert values(comparison) == {HPC: (2, 3)}
    assert (comparison.alike, comparison.open) == (1, 2)
    [line] = comparison.lines
    assert [figure.mean for figure in line.figures] == [1.5, 5 / 3]


levels = st.dictionaries(st.integers(1, 4), st.integers(0, 4))
sides = st.builds(
    Compared, levels, st.frozensets(st.integers(1, 4)), asks=st.booleans()
)


@given(st.lists(sides, min_size=1, max_size=8))
def test_every_skill_is_shown_or_counted_as_left_out(things):
    comparison = compare(things, TREE, differences=True)

    left_out = comparison.not_asked + comparison.alike + comparison.open
    assert len(values(comparison)) + left_out == 4


@given(st.lists(sides, min_size=1, max_size=8))
def test_no_level_comes_from_nowhere(things):
    for skill, line in values(compare(things, TREE)).items():
        assert line == tuple(thing.value(skill) for thing in things)
        for thing, value in zip(things, line, strict=True):
            assert isinstance(value, Absent) == (skill not in thing.levels)
