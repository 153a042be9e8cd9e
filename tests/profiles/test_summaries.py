from datetime import UTC, datetime

from profiles.answers import Answer
from profiles.summaries import summarise

MARCH, MAY = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)


def test_the_mean_is_of_rated_skills_alone():
    summary = summarise([1, 2, 3, 4], {1: Answer(4), 2: Answer(1), 3: Answer(None)}, {})

    assert (summary.mean, summary.rated, summary.applicable) == (2.5, 2, 3)
    assert (summary.answered, summary.total, summary.is_done) == (3, 4, False)


def test_level_0_is_an_answer_and_counts_in_the_mean():
    assert summarise([1, 2], {1: Answer(0), 2: Answer(2)}, {}).mean == 1


def test_nothing_rated_has_no_mean_and_is_not_started():
    summary = summarise([1, 2], {}, {})

    assert (summary.mean, summary.is_started, summary.is_done) == (None, False, False)


def test_all_not_applicable_is_done_without_a_mean():
    summary = summarise([1], {1: Answer(None)}, {})

    assert (summary.mean, summary.is_done, summary.applicable) == (None, True, 0)


def test_a_competency_was_confirmed_when_its_oldest_answer_was():
    held = {1: Answer(2), 2: Answer(2)}

    assert summarise([1, 2], held, {1: MAY, 2: MARCH}).confirmed_at == MARCH


def test_answers_for_other_skills_do_not_count():
    assert summarise([1], {2: Answer(4)}, {2: MAY}).answered == 0


def test_progress_is_whole_only_when_nothing_is_missing():
    assert summarise([], {}, {}).percent == 0
    skills = list(range(200))
    answers = {skill: Answer(1) for skill in skills[:-1]}
    assert summarise(skills, answers, {}).percent == 99
    assert summarise(skills[:-1], answers, {}).percent == 100
