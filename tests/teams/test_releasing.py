"""Releases of the benchmark: who is in, what is shown, and what never changes."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from competencies.models import Role
from profiles.groups_figures import Figure
from profiles.models import Blur
from teams.figure_values import figures_in
from teams.models import (
    BenchmarkEntry,
    BenchmarkRelease,
    GroupFigures,
    GroupPerson,
    Organisation,
    Team,
)
from teams.releasing import make_releases
from teams.tasks import make_benchmark_releases
from tests.teams.quarters import (
    SPRING,
    SUMMER,
    leave,
    make_crowd,
    release,
    take_part,
)


def shown(quarter=SPRING):
    rows = GroupFigures.objects.benchmark().filter(
        release__quarter=quarter.name, is_shown=True
    )
    return {tuple(row.grades): figures_in(row.skills) for row in rows}


def of_testing(world, quarter=SPRING):
    (figures,) = shown(quarter).values()
    return figures[str(world.skills["testing"].uuid)]


def test_a_group_says_where_its_middle_and_its_middle_half_lie(world):
    make_crowd(world, (0, 1, 2, 3, 1, 2))

    release(world)

    assert of_testing(world) == Figure(low=1, median=1, high=2, shares=(3, 2, 0))


def test_people_of_two_organisations_are_no_benchmark(world):
    make_crowd(world)
    Organisation.objects.filter(slug="house-0").update(joins_benchmark=False)

    release(world)

    assert shown() == {}


def test_who_does_not_take_part_is_not_counted(world):
    people = make_crowd(world)
    BenchmarkEntry.objects.filter(person=people[0]).delete()
    BenchmarkEntry.objects.filter(person=people[1]).delete()

    release(world)

    assert shown() == {}


def test_small_grades_are_joined(world):
    make_crowd(world)
    offices, role = Team.objects.order_by("pk"), Role.objects.get()
    for team in offices[:2]:
        take_part(world, team, role, {"testing": 1}, grade="starting")

    release(world)

    assert list(shown()) == [("starting", "senior")]


def test_a_quarter_is_released_once(world):
    make_crowd(world)

    assert release(world) is not None
    assert release(world) is None


def test_what_was_released_is_refused_any_change(world):
    make_crowd(world)
    release(world)

    with pytest.raises(IntegrityError, match="never changed"):
        GroupFigures.objects.update(skills={})


def test_one_who_joins_waits_and_changes_nothing(world):
    make_crowd(world)
    release(world)
    before = of_testing(world)
    take_part(world, Team.objects.first(), Role.objects.get(), {"testing": 4})

    release(world, SUMMER)

    assert of_testing(world, SUMMER) == before
    group = GroupFigures.objects.benchmark().get(release__quarter=SUMMER.name)
    assert group.people == 6


def test_one_who_goes_is_out_of_the_next_release(world):
    people = make_crowd(world, [0, 1, 2, 3] * 4)
    release(world)
    people[0].delete()

    release(world, SUMMER)

    after = GroupFigures.objects.benchmark().get(release__quarter=SUMMER.name)
    assert after.is_shown
    assert after.people == 11  # four others rest along


def test_a_small_group_that_somebody_left_is_left_out_and_not_forgotten(world):
    people = make_crowd(world)
    release(world)
    leave(people[0])

    release(world, SUMMER)

    assert shown(SUMMER) == {}
    kept = GroupFigures.objects.benchmark().get(release__quarter=SUMMER.name)
    assert kept.people == 6
    assert GroupPerson.objects.filter(group=kept).count() == 6


def test_coins_are_thrown_once(world):
    people = make_crowd(world)
    Blur.objects.filter(person=people[0]).delete()
    release(world)
    thrown = bytes(Blur.objects.get(person=people[0]).coins)

    release(world, SUMMER)

    assert bytes(Blur.objects.get(person=people[0]).coins) == thrown
    assert len(thrown) == 256


def test_the_worker_makes_what_the_last_quarter_lacks(world):
    make_crowd(world)

    counts = [make_releases(now=datetime(2026, 4, 1, 3, tzinfo=UTC)) for _ in range(2)]
    make_benchmark_releases(0)

    assert counts == [1, 0]
    assert BenchmarkRelease.objects.filter(quarter="2026 Q1").count() == 1


def test_a_hub_without_teams_makes_nothing(world):
    assert release(world) is None


@pytest.mark.parametrize("size", [1, 3])
def test_a_release_takes_as_many_queries_however_many_groups(
    world, size, django_assert_num_queries
):
    make_crowd(world)
    for team in Team.objects.order_by("pk")[:size]:
        take_part(world, team, None, {"testing": 1})

    with django_assert_num_queries(15):
        release(world)
