from hypothesis import given
from hypothesis import strategies as st

from profiles.answers import Answer
from profiles.gaps import GapReport, SkillGap, find_gaps
from profiles.targets import Target

GIT, HPC, TESTING, TEACHING = 1, 2, 3, 4
ORDER = [TEACHING, GIT, HPC, TESTING]


def wanted(**ranks: int) -> dict[int, Target]:
    return {globals()[name]: Target(rank, ("RSE",)) for name, rank in ranks.items()}


def test_the_widest_gap_comes_first_and_equals_follow_the_framework():
    held = {GIT: Answer(1), HPC: Answer(2), TESTING: Answer(0), TEACHING: Answer(1)}

    report = find_gaps(held, wanted(GIT=2, HPC=3, TESTING=4, TEACHING=2), order=ORDER)

    assert report.gaps == (
        SkillGap(TESTING, 0, 4),
        SkillGap(TEACHING, 1, 2),
        SkillGap(GIT, 1, 2),
        SkillGap(HPC, 2, 3),
    )


def test_not_assessed_is_to_find_out_and_never_level_0():
    report = find_gaps({HPC: Answer(0)}, wanted(GIT=3, HPC=1), order=ORDER)

    assert report == GapReport((SkillGap(HPC, 0, 1),), (GIT,), (), ())


def test_not_applicable_is_left_out_and_named():
    report = find_gaps({GIT: Answer(None)}, wanted(GIT=3), order=ORDER)

    assert report == GapReport((), (), (GIT,), ())
    assert report.asked == 0


def test_at_or_above_the_target_is_met():
    held = {GIT: Answer(3), HPC: Answer(4)}

    assert find_gaps(held, wanted(GIT=3, HPC=2), order=ORDER).met == (GIT, HPC)


answers = st.one_of(st.integers(0, 4), st.none()).map(Answer)
skills = st.integers(1, 12)
targets = st.integers(1, 4).map(lambda rank: Target(rank, ("RSE",)))


@given(st.dictionaries(skills, answers), st.dictionaries(skills, targets))
def test_every_skill_asked_for_stands_in_exactly_one_list(held, asked):
    report = find_gaps(held, asked, order=range(1, 13))

    listed = [gap.skill for gap in report.gaps]
    listed += [*report.unknown, *report.not_applicable, *report.met]
    assert sorted(listed) == sorted(asked)
