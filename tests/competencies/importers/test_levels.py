"""A scale starts at 0 and goes up by 1; level 0 says one thing only."""

import pytest

from competencies.importers.levels import NONE_YET, read_levels
from competencies.importers.neutral import LevelRow, UnreadableFile
from competencies.importers.tables import Record


def scale(*ranks, zero="Nothing yet"):
    names = {"0": zero}
    return [
        Record(
            f"level {r}",
            f"skill_level.csv, line {line}",
            {"level": r, "name": names.get(r, f"L{r}")},
        )
        for line, r in enumerate(ranks, start=2)
    ]


def test_levels_come_from_the_lowest_up():
    assert read_levels(scale("2", "1", "0"), []) == (
        LevelRow(0, "Nothing yet"),
        LevelRow(1, "L1"),
        LevelRow(2, "L2"),
    )


@pytest.mark.parametrize("name", ["None or N/A", "None or not applicable"])
def test_a_level_0_that_also_says_not_applicable_gets_words_of_its_own(name):
    notes = []

    levels = read_levels(scale("0", "1", zero=name), notes)

    assert levels == (NONE_YET, LevelRow(1, "L1"))
    assert [(n.row, n.code, n.kept) for n in notes] == [
        ("level 0", "level-renamed", True)
    ]


@pytest.mark.parametrize("ranks", [("1", "2"), ("0", "2"), ("0", "1", "1"), ("0",)])
def test_a_scale_with_a_gap_a_repeat_or_one_level_is_refused(ranks):
    with pytest.raises(UnreadableFile) as refusal:
        read_levels(scale(*ranks), [])

    assert str(refusal.value) == (
        f"skill_level.csv has the levels {', '.join(ranks)}; "
        "a scale starts at 0 and goes up by 1, at least to 1, each level once."
    )


@pytest.mark.parametrize("rank", ["one", "21", ""])
def test_a_level_that_is_no_rank_is_refused(rank):
    with pytest.raises(UnreadableFile, match=r"skill_level\.csv, line 3: the level"):
        read_levels(scale("0", rank), [])


def test_no_levels_leave_a_draft():
    notes = []

    assert read_levels([], notes) == ()
    assert [n.code for n in notes] == ["no-levels"]
