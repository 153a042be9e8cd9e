"""A snapshot at the end of each quarter, where something changed."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from profiles import quarterly
from profiles.models import Profile, SkillAssessment, Snapshot
from profiles.quarterly import take_quarterly_snapshots
from tests.factories import UserFactory, make_profile

APRIL, JULY = datetime(2026, 4, 1, 2, tzinfo=UTC), datetime(2026, 7, 1, 2, tzinfo=UTC)


@pytest.fixture
def rated(world, alice):
    return begun_long_ago(make_profile(world, alice, {"testing": 2}))


def begun_long_ago(profile):
    Profile.objects.filter(pk=profile.pk).update(
        created_at=datetime(2025, 1, 1, tzinfo=UTC)
    )
    return profile


def kept() -> list[tuple[str, str]]:
    return list(Snapshot.objects.order_by("pk").values_list("kind", "name"))


def test_it_is_taken_once_however_often_one_runs(rated):
    counts = [take_quarterly_snapshots(now=APRIL) for _ in range(3)]

    assert counts == [1, 0, 0]
    assert kept() == [("quarterly", "2026 Q1")]


def test_the_next_quarter_has_one_where_something_changed(rated):
    take_quarterly_snapshots(now=APRIL)
    SkillAssessment.objects.update(rank=3)

    take_quarterly_snapshots(now=JULY)

    assert kept() == [("quarterly", "2026 Q1"), ("quarterly", "2026 Q2")]


def test_what_is_as_it_was_is_not_kept_again(rated):
    take_quarterly_snapshots(now=APRIL)

    assert take_quarterly_snapshots(now=JULY) == 0


def test_what_began_after_the_quarter_waits_for_the_next(world, alice):
    profile = make_profile(world, alice, {"testing": 2})
    Profile.objects.filter(pk=profile.pk).update(created_at=APRIL)

    counts = [take_quarterly_snapshots(now=now) for now in (APRIL, JULY)]

    assert counts == [0, 1]


def test_a_profile_without_answers_is_passed_over(world, alice):
    begun_long_ago(make_profile(world, alice))

    assert take_quarterly_snapshots(now=APRIL) == 0


@pytest.mark.parametrize("people", [1, 3])
def test_a_batch_costs_the_same_however_many_are_in_it(
    world, people, django_assert_num_queries
):
    for _ in range(people):
        begun_long_ago(make_profile(world, UserFactory(), {"testing": 1}))

    # Who is there, their answers, the last ones kept, a savepoint, and nobody is left.
    with django_assert_num_queries(7):
        assert take_quarterly_snapshots(now=APRIL) == people


def test_there_may_be_more_people_than_a_batch_holds(world, monkeypatch):
    monkeypatch.setattr(quarterly, "BATCH", 2)
    for _ in range(5):
        begun_long_ago(make_profile(world, UserFactory(), {"testing": 1}))

    assert take_quarterly_snapshots(now=APRIL) == 5


def test_the_command_says_how_many(rated, capsys):
    call_command("take_snapshots")
    call_command("take_snapshots")

    assert capsys.readouterr().out == "Snapshots taken: 1\nSnapshots taken: 0\n"
