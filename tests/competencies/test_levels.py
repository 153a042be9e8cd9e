from dataclasses import dataclass

from competencies.levels import OwnText, examples_in, level_texts


@dataclass
class Level:
    rank: int
    name: str
    short_description: str = ""
    description: str = ""


LEVELS = [Level(1, "Working", "In short", "At length"), Level(0, "None yet", "", "No")]


def test_levels_come_lowest_first_in_general_words():
    texts = level_texts(LEVELS, {})

    assert [(t.rank, t.text, t.is_general) for t in texts] == [
        (0, "No", True),
        (1, "In short", True),
    ]


def test_the_skills_own_words_stand_before_the_general_ones():
    none, working = level_texts(LEVELS, {1: OwnText("Writes tests", ("on Mondays",))})

    assert none.is_general
    assert (working.text, working.examples) == ("Writes tests", ("on Mondays",))
    assert not working.is_general


def test_washes_run_from_bare_paper_to_full_ink():
    texts = level_texts([Level(rank, str(rank)) for rank in range(8)], {})

    assert [t.wash for t in texts] == [0, 1, 1, 2, 2, 3, 3, 4]


def test_no_levels_no_texts():
    assert level_texts([], {}) == []


def test_examples_stand_one_a_line():
    assert examples_in(" Reviews a pull request \n\nWrites a test") == (
        "Reviews a pull request",
        "Writes a test",
    )
