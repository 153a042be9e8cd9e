"""Makes people of several organisations who take part in the benchmark, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from accounts.models import User
from competencies.models import Framework, Role
from profiles.models import Blur
from profiles.quarters import Quarter
from teams.models import (
    BenchmarkEntry,
    BenchmarkRelease,
    GroupFigures,
    Membership,
    Team,
)
from teams.releasing import make_release
from tests.factories import UserFactory, World, make_profile, make_role
from tests.teams.people import join, make_organisation, make_team

SPRING, SUMMER = Quarter(2026, 1), Quarter(2026, 2)
SURE = bytes([254]) * 256
"""Coins by which each answer counts as its level and the one above."""


def make_offices(world: World, count: int = 3) -> list[Team]:
    """Make a team in each of so many organisations that take part."""
    return [
        make_team(
            world.framework,
            UserFactory(),
            f"office-{place}",
            organisation=make_organisation(f"house-{place}", joins_benchmark=True),
        )
        for place in range(count)
    ]


def take_part(
    world: World,
    team: Team,
    role: Role | None,
    answers: Mapping[str, int | None],
    *,
    grade: str = "senior",
    person: User | None = None,
) -> User:
    """Let somebody be in a team and in the benchmark, with known coins."""
    person = person or UserFactory()
    make_profile(world, person, answers)
    join(team, person, role=role, grade=grade)
    BenchmarkEntry.objects.create(person=person, framework=world.framework)
    Blur.objects.create(person=person, coins=SURE)
    return person


def make_crowd(
    world: World, ranks: Sequence[int] = (0, 1, 2, 3, 1, 2), skill: str = "testing"
) -> list[User]:
    """Let people of three organisations take part as RSEs, one for each rank."""
    offices, role = make_offices(world), make_role(world, "rse", {skill: 2})
    return [
        take_part(world, offices[place % 3], role, {skill: rank})
        for place, rank in enumerate(ranks)
    ]


def release(world: World, quarter: Quarter = SPRING) -> BenchmarkRelease | None:
    now = datetime(quarter.year, 3 * quarter.number, 28, tzinfo=UTC)
    return make_release(world.framework, quarter, now=now)


def leave(person: User) -> None:
    now = datetime.now(UTC)
    Membership.objects.filter(person=person).update(until=now)


def shown_group(role: Role) -> GroupFigures:
    """Make a release with one group that is shown, of nobody in particular."""
    release, _ = BenchmarkRelease.objects.get_or_create(
        framework=role.framework, quarter=SPRING.name
    )
    return GroupFigures.objects.create(
        release=release, role=role, grades=["senior"], is_shown=True, least=5, people=5
    )


def release_with_figures(framework: Framework, owner: User) -> None:
    """Make two quarters of one group, for pages that only show what was kept."""
    role, _ = Role.objects.get_or_create(
        framework=framework, slug="engineer", defaults={"name": "Engineer"}
    )
    figures = {
        str(uuid): [1, place % 3, 2, 3, 1, 0]
        for place, uuid in enumerate(framework.skills.values_list("uuid", flat=True))
    }
    for place, quarter in enumerate((SPRING, SUMMER)):
        release, _ = BenchmarkRelease.objects.get_or_create(
            framework=framework, quarter=quarter.name
        )
        GroupFigures.objects.create(
            release=release,
            role=role,
            grades=["senior"],
            is_shown=True,
            least=5,
            most=9,
            people=6,
            skills=figures,
            competencies={"code": [1, 1 + place, 2, 3, 1, 0]},
        )
