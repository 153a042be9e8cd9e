"""Sample organisations beside the first, so that the benchmark has something to say.

Their people have no way to sign in: nobody is to act as one of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import User
from competencies.models import Framework, FrameworkVersion, Role, RoleSkill
from profiles.models import Profile, SkillAssessment
from profiles.quarters import last_over
from teams.models import BenchmarkEntry, Membership, Organisation, Team
from teams.releasing import make_release

Json = dict[str, Any]
BENCHMARK_FILE = Path(__file__).parent / "sample" / "benchmark.json"
QUARTER = timedelta(days=91)
GROWN = 3  # one answer in so many is a level higher the quarter after


def load_benchmark(framework: Framework) -> None:
    """Add the organisations, unless they are there, and the last two releases."""
    data: Json = json.loads(BENCHMARK_FILE.read_text(encoding="utf-8"))
    slugs = [row["slug"] for row in data["organisations"]]
    if Organisation.objects.filter(slug__in=slugs).exists():
        return
    version = FrameworkVersion.objects.published().get(framework=framework)
    members = [
        member
        for row in data["organisations"]
        for member in _people(row, data["people"], version)
    ]
    _join_in(framework)
    now = timezone.now()
    _answer(members, version, now - QUARTER)
    _release(framework, now - QUARTER)
    _grow(members)
    _release(framework, now)


def _people(
    row: Json, kinds: Iterable[Json], version: FrameworkVersion
) -> Iterator[tuple[Profile, Role]]:
    """Make an organisation with a team, and yield who is in it, as what."""
    home = Organisation.objects.create(
        slug=row["slug"], name=row["name"], joins_benchmark=True
    )
    team = Team.objects.create(
        slug=f"{home.slug}-rse",
        name=row["team"],
        organisation=home,
        framework=version.framework,
    )
    place = 0
    for kind in kinds:
        role = Role.objects.get(framework=version.framework, slug=kind["role"])
        for grade in kind["grades"]:
            place += 1
            yield _person(team, role, grade, place, version), role


def _person(
    team: Team, role: Role, grade: str, place: int, version: FrameworkVersion
) -> Profile:
    person = User.objects.create(
        email=f"{team.organisation.slug}-{place}@example.org",
        password=make_password(None),
    )
    Membership.objects.create(
        team=team, person=person, role=role, grade=grade, is_manager=place == 1
    )
    return Profile.objects.create(
        owner=person, framework=version.framework, version=version
    )


def _join_in(framework: Framework) -> None:
    """Let everybody in a sample team take part."""
    people = User.objects.filter(memberships__until=None, memberships__isnull=False)
    BenchmarkEntry.objects.bulk_create(
        [BenchmarkEntry(person=each, framework=framework) for each in people.distinct()]
    )


def _answer(
    members: Iterable[tuple[Profile, Role]], version: FrameworkVersion, when: datetime
) -> None:
    """Let each answer what their role asks for, near the level that it asks."""
    rows = []
    for profile, role in members:
        random = Random(profile.owner.email)  # noqa: S311
        asked = RoleSkill.objects.filter(role=role).order_by("pk")
        for skill, rank in asked.values_list("skill", "rank"):
            held = min(max(rank + random.choice((-2, -1, -1, 0, 0, 0, 1)), 0), 4)
            rows.append(
                SkillAssessment(
                    profile=profile,
                    skill_id=skill,
                    rank=held,
                    rated_in=version,
                    assessed_at=when,
                    confirmed_at=when,
                )
            )
    SkillAssessment.objects.bulk_create(rows)


def _grow(members: Iterable[tuple[Profile, Role]]) -> None:
    """Let one answer in three be a level higher."""
    profiles = [profile for profile, _role in members]
    rows = SkillAssessment.objects.filter(profile__in=profiles, rank__lt=4)
    grown = list(rows.order_by("pk"))[::GROWN]
    for row in grown:
        row.rank = (row.rank or 0) + 1
    SkillAssessment.objects.bulk_update(grown, ["rank"], batch_size=500)


def _release(framework: Framework, when: datetime) -> None:
    quarter = last_over(timezone.localdate(when))
    make_release(framework, quarter, now=when)
