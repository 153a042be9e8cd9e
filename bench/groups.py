"""Figures about groups: 5,000 people of one organisation who each rated 164 skills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import perf_counter

from django.db import connection, transaction

from accounts.models import User
from competencies.models import Framework, FrameworkVersion
from profiles.groups_answers import Member, tallies_of
from profiles.models import Profile
from profiles.quarters import Quarter
from rsehub.sample_crowd import write_made_up
from teams.models import Consent, Membership, Openness, Organisation, Team
from teams.releasing import make_release

PEOPLE, SKILLS, TIMES = 5_000, 164, 3
SLUG = "bench-groups"
BARE = """
SELECT answer.skill_id, answer.rank, count(*)
FROM profiles_skillassessment answer
JOIN profiles_profile profile ON profile.id = answer.profile_id
WHERE profile.framework_id = %s AND answer.rank IS NOT NULL GROUP BY 1, 2
"""
ANSWERS = """
INSERT INTO profiles_skillassessment
    (profile_id, skill_id, rank, not_applicable, rated_in_id, assessed_at, confirmed_at)
SELECT profile.id, edition.skill_id, (profile.id * 7 + edition.skill_id * 3) %% 5,
    false, edition.version_id, now(), now()
FROM profiles_profile profile
JOIN competencies_skilledition edition ON edition.version_id = profile.version_id
WHERE profile.version_id = %s
"""


def lines_of_groups() -> Iterator[str]:
    """Yield what a distribution costs, beside the bare SQL, and what a release does."""
    framework = load_organisation()
    people = Membership.objects.values_list("person", flat=True)
    members = [Member(0, person, 0) for person in people]
    tallies_of(members, framework)  # throws the coins
    bare = _least(lambda: _ask(framework))
    guarded = _least(lambda: tallies_of(members, framework))
    yield f"Distribution of {PEOPLE} people x {SKILLS} skills, limit 3 x the bare SQL:"
    yield f"  bare {bare:.2f} s, guarded {guarded:.2f} s: {guarded / bare:.1f} x"
    begun = perf_counter()
    make_release(framework, Quarter(2026, 1), now=datetime(2026, 4, 1, tzinfo=UTC))
    yield f"  a release, limit 60 s: {perf_counter() - begun:.1f} s"


def _ask(framework: Framework) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE, [framework.pk])
        cursor.fetchall()


def _least(work: Callable[[], object]) -> float:
    """Return the shortest of a few times, in seconds: the machine may be at others."""
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


@transaction.atomic
def load_organisation() -> Framework:
    """Make the organisation with one team, and what all of them answered."""
    version = write_made_up(skills=SKILLS, slug=SLUG)
    framework = version.framework
    people = User.objects.bulk_create(
        User(email=f"group-{number}@example.org") for number in range(PEOPLE)
    )
    home = Organisation.objects.create(slug=SLUG, name="Large")
    team = Team.objects.create(
        slug=SLUG, name="All", organisation=home, framework=framework
    )
    members = Membership.objects.bulk_create(
        Membership(team=team, person=person, is_manager=not place)
        for place, person in enumerate(people)
    )
    Consent.objects.bulk_create(
        Consent(membership=row, framework=framework, openness=Openness.COUNTED)
        for row in members
    )
    _answer(version, people)
    return framework


def _answer(version: FrameworkVersion, people: list[User]) -> None:
    Profile.objects.bulk_create(
        Profile(owner=person, framework=version.framework, version=version)
        for person in people
    )
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS, [version.pk])
