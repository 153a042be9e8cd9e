"""The sample people: a cast of four, and twenty others with profiles and goals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.curators import curators
from accounts.models import User
from competencies.models import Framework, FrameworkVersion, Role, Skill
from profiles.actions import create_goal, save_profile, set_targets
from profiles.answers import NOT_APPLICABLE, Answer
from profiles.models import Profile
from profiles.snapshots import take_snapshot
from rsehub.sample_beside import add_beside
from rsehub.sample_history import Sample, live_two_years

Json = dict[str, Any]
PEOPLE_FILE = Path(__file__).parent / "sample" / "people.json"
# For a hub on one's own machine; load_sample_data refuses to run anywhere else.
PASSWORD = "quiet-harbour-at-noon"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Login:
    """An account of the cast, and who it is in the story."""

    email: str
    password: str
    who: str


def read_people() -> dict[str, list[Json]]:
    """Return the `cast` and the `others`, as written down."""
    people: dict[str, list[Json]] = json.loads(PEOPLE_FILE.read_text(encoding="utf-8"))
    return people


def logins() -> list[Login]:
    """Return how to sign in as each of the cast who has an account."""
    here = set(User.objects.values_list("email", flat=True))
    return [
        Login(person["email"], PASSWORD, person["who"])
        for person in read_people()["cast"]
        if person["email"] in here
    ]


def count_others() -> int:
    """Return how many sample people beside the cast have an account."""
    emails = [person["email"] for person in read_people()["others"]]
    return User.objects.filter(email__in=emails).count()


def load_people(framework: Framework) -> None:
    """Add who is missing of the sample people, with their answers and goals.

    Call it inside a transaction, when a version of `framework` is published.
    """
    version = FrameworkVersion.objects.published().get(framework=framework)
    skills = dict(Skill.objects.filter(framework=framework).values_list("slug", "pk"))
    known = set(User.objects.values_list("email", flat=True))
    password = make_password(PASSWORD)  # once for all: it is slow on purpose
    people = (*read_people()["cast"], *read_people()["others"])
    added = [
        (person, _add_profile(_add_person(person, password), version, person, skills))
        for person in people
        if person["email"] not in known
    ]
    live_two_years([sample for _, sample in added if sample.answers], version)
    for person, sample in added:
        if name := person.get("snapshot"):
            take_snapshot(profile=sample.profile, name=name)
    add_beside(skills)


def _add_person(person: Json, password: str) -> User:
    is_curator = bool(person.get("curates"))
    user = User.objects.create(
        email=person["email"],
        password=password,
        name=person["name"],
        is_staff=is_curator,
    )
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    if is_curator:
        user.groups.add(curators())
    return user


def _add_profile(
    user: User, version: FrameworkVersion, person: Json, skills: Mapping[str, int]
) -> Sample:
    """Begin the person's profile if they have anything in it; answers come after."""
    profile = Profile(owner=user, framework=version.framework, version=version)
    if person["answers"] or person.get("goal"):
        save_profile(profile)
    if goal := person.get("goal"):
        _add_goal(profile, goal, skills)
    answers = {
        skills[slug]: Answer(None if value == NOT_APPLICABLE else value)
        for slug, value in person["answers"].items()
    }
    return Sample(profile, answers)


def _add_goal(profile: Profile, goal: Json, skills: Mapping[str, int]) -> None:
    roles = Role.objects.filter(framework=profile.framework, slug__in=goal["roles"])
    added = create_goal(profile=profile, name=goal["name"], roles=roles)
    own = {skills[slug]: rank for slug, rank in goal.get("targets", {}).items()}
    set_targets(goal=added, targets=own)
