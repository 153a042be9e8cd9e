import pytest

from charts.dot_rows import DotRow
from charts.dumbbell import Dumbbell
from charts.finding import dot_rows_finding, dumbbell_finding, in_words, wheel_finding
from charts.levels import State
from charts.spokes import Spoke

HOLLOW = Spoke("Teaching", 4.0, rated=1, applicable=5, total=5)
UNKNOWN = Spoke("Cloud", None, rated=0, applicable=5, total=5)
LEFT_OUT = Spoke("Web", None, rated=0, applicable=0, total=3)


def rated(name, value):
    return Spoke(name, value, rated=4, applicable=4, total=4)


def rows(*pairs):
    return [Dumbbell("Skill", "Group", held, wanted) for held, wanted in pairs]


def test_the_wheel_names_the_strongest_and_the_weakest():
    spokes = [rated("HPC", 1.0), HOLLOW, rated("Research", 3.5), UNKNOWN, LEFT_OUT]

    assert wheel_finding(spokes) == "Strongest in Research; weakest in HPC"


def test_the_wheel_names_two_equals_and_counts_more():
    spokes = [rated("A", 3), rated("B", 3), *(rated(name, 1) for name in "CDE")]

    assert wheel_finding(spokes) == "Strongest in A and B; weakest in C and two others"


def test_means_that_look_equal_are_equal():
    spokes = [rated("A", 2.51), rated("B", 2.49)]

    assert wheel_finding(spokes) == "Every competency assessed so far stands at 2.5"


@pytest.mark.parametrize(
    ("spokes", "finding"),
    [
        ([], "There is nothing to show yet"),
        ([LEFT_OUT], "None of these competencies applies"),
        ([UNKNOWN, LEFT_OUT], "Nothing is assessed yet"),
        ([HOLLOW, UNKNOWN], "Too little is assessed to name a strength yet"),
        ([rated("HPC", 0.0), HOLLOW], "Only HPC is assessed far enough to tell"),
    ],
)
def test_the_wheel_says_when_it_cannot_tell(spokes, finding):
    assert wheel_finding(spokes) == finding


@pytest.mark.parametrize(
    ("pairs", "finding"),
    [
        ([], "There is nothing to compare yet"),
        ([(3, 3), (4, 2)], "Everything compared here is at or above the goal"),
        ([(2, 3)], "One skill is one level away"),
        (
            [(1, 3)] * 3 + [(2, 3)] * 5 + [(3, 3)],
            "Three skills are two levels away; five are one level away",
        ),
        ([(0, 3), (1, 3)], "One skill is three levels away; one is two levels away"),
        ([(0, 3), (1, 3), (2, 3)], "One skill is three levels away; two are nearer"),
        ([(2.0, 3.0)] * 2, "Everything compared here is short of the goal"),
        (
            [(3.5, 3)] * 2 + [(2.5, 3)] * 6,
            "Two of eight are at or past the goal; six are short of it",
        ),
    ],
)
def test_dumbbells_say_how_far_it_is(pairs, finding):
    assert dumbbell_finding(rows(*pairs)) == finding


@pytest.mark.parametrize(
    ("states", "finding"),
    [
        ([], "There is nothing to show yet"),
        ([State.NOT_APPLICABLE], "None of these skills applies"),
        ([State.NOT_ASSESSED] * 2, "Nothing is assessed yet"),
        ([State.RATED, State.NOT_APPLICABLE], "Every skill that applies is assessed"),
        ([State.RATED, State.NOT_ASSESSED], "One of two skills is assessed"),
        (
            [State.RATED] * 6 + [State.NOT_ASSESSED] * 2,
            "Six of eight skills are assessed",
        ),
    ],
)
def test_dot_rows_say_how_much_is_assessed(states, finding):
    dots = [
        DotRow("Git", 0 if state is State.RATED else None, state) for state in states
    ]

    assert dot_rows_finding(dots) == finding


def test_counts_are_words_up_to_twelve():
    assert [in_words(count) for count in (1, 12, 13)] == ["one", "twelve", "13"]


def test_two_competencies_of_one_name_are_two():
    spokes = [
        Spoke("Data", 1.0, 2, 2, 2),
        Spoke("Data", 4.0, 2, 2, 2),
        Spoke("Code", 2.0, 2, 2, 2),
    ]

    assert wheel_finding(spokes) == "Strongest in Data; weakest in Data"
