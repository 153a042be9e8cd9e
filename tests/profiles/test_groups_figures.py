"""From answers to bands, and from bands to what may be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.groups_bands import CountBand, band_of, count_band, quarter_of
from profiles.groups_figures import Figure, Rules, Tally, figure_of, figures_of, pooled
from profiles.groups_release import Answer, Release, release_of

FIVE = Rules(people=5)


def counted(*by_band):
    return [Tally("testing", "here", band, many) for band, many in enumerate(by_band)]


@pytest.mark.parametrize("top", range(1, 7))
def test_each_band_may_be_either_of_two_answers(top):
    meant = {}
    for rank in range(top + 1):
        for chance in range(256):
            meant.setdefault(band_of(rank, chance, top), set()).add(rank)

    assert meant.pop(None) == set(range(top + 1))
    assert meant == {band: {band, band + 1} for band in range(top)}


def test_an_answer_that_is_not_applicable_is_in_no_band():
    assert band_of(None, 255, 4) is None


def test_the_middle_and_the_middle_half():
    figure = figure_of(counted(2, 3, 4, 2), top=4, rules=FIVE)

    assert figure == Figure(low=1, median=2, high=2, shares=(3, 2, 0))


@pytest.mark.parametrize("by_band", [(4, 0, 0, 0), (0, 9, 0, 0), (1, 0, 0, 20)])
def test_too_few_and_too_much_alike_say_nothing(by_band):
    assert figure_of(counted(*by_band), top=4, rules=FIVE) is None


def test_a_scale_of_two_levels_has_no_figures():
    assert figure_of(counted(9), top=1, rules=FIVE) is None


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(16, 255)), min_size=5, max_size=9)
)
def test_the_true_middle_lies_in_its_band(answers):
    ranks = sorted(rank for rank, _ in answers)
    rows = [Tally("s", "o", band_of(*answer, 4), 1) for answer in answers]

    figure = figure_of(rows, top=4, rules=FIVE)

    if figure is not None:
        middle = ranks[(len(ranks) - 1) // 2]
        assert figure.median <= middle <= figure.median + 1
        assert figure.low <= figure.median <= figure.high


def test_none_and_all_are_not_told_from_nearly_none_and_nearly_all():
    assert quarter_of(0, 5) == quarter_of(1, 5)
    assert quarter_of(4, 5) == quarter_of(5, 5)


@pytest.mark.parametrize(
    ("people", "band"),
    [(3, CountBand(1, 4)), (5, CountBand(5, 9)), (99_999, CountBand(10_000, None))],
)
def test_head_counts_are_bands(people, band):
    assert count_band(people) == band


def test_a_competency_is_of_skills_that_enough_people_answered():
    rows = [*counted(2, 3, 4, 2), Tally("rare", "here", 0, 3)]

    found = pooled(rows, within={"testing": "craft", "rare": "craft"}, rules=FIVE)

    assert figures_of(found, top=4, rules=FIVE).keys() == {"craft"}
    assert sum(row.people for row in found) == 11


def answers(*ranks):
    return [Answer(who, who % 3, "testing", rank) for who, rank in enumerate(ranks)]


def release(rows):
    return release_of(
        rows, chance=lambda *_: 254, top=4, rules=Rules(people=5, organisations=3)
    )


def test_a_release_says_of_how_many_it_is_roughly_and_the_figures():
    assert release(answers(0, 1, 2, 3, 1, 1)) == Release(
        CountBand(5, 9), {"testing": Figure(1, 1, 2, (3, 1, 0))}
    )


def test_a_skill_that_too_few_answered_is_left_out():
    assert release(answers(0, 1, 2, None, 1, None)) == Release(CountBand(5, 9), {})


def test_four_people_are_no_release():
    assert release(answers(0, 1, 2, 3)) is None
