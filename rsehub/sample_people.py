"""The sample cast: an RSE, her manager, a newcomer and a curator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission

from accounts.models import User
from competencies.models import FrameworkVersion, Role, Skill
from profiles.actions import create_goal, save_clicks, set_targets
from profiles.answers import Click, parse_answer
from profiles.models import Profile

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


def read_cast() -> Json:
    """Return the cast, and the framework they rate themselves in, as written down."""
    cast: Json = json.loads(PEOPLE_FILE.read_text(encoding="utf-8"))
    return cast


def logins() -> list[Login]:
    """Return how to sign in as each of the cast who has an account."""
    here = set(User.objects.values_list("email", flat=True))
    return [
        Login(person["email"], PASSWORD, person["who"])
        for person in read_cast()["people"]
        if person["email"] in here
    ]


def load_cast() -> None:
    """Add who is missing of the cast, with their answers and goals.

    Call it inside a transaction, when the sample framework is published.
    """
    cast = read_cast()
    in_force = FrameworkVersion.objects.published().select_related("framework")
    version = in_force.get(framework__slug=cast["framework"])
    known = set(User.objects.values_list("email", flat=True))
    for person in cast["people"]:
        if person["email"] not in known:
            _add_profile(_add_person(person), version, person)


def _add_person(person: Json) -> User:
    curates = person.get("curates", [])
    user = User.objects.create_user(
        person["email"], PASSWORD, name=person["name"], is_staff=bool(curates)
    )
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label__in=curates)
    )
    return user


def _add_profile(user: User, version: FrameworkVersion, person: Json) -> None:
    profile = Profile(owner=user, framework=version.framework, version=version)
    known = Skill.objects.filter(framework=version.framework)
    skills = dict(known.values_list("slug", "pk"))
    clicks = [
        Click(
            slug, parse_answer(value, highest=version.framework.highest_rank or 0), ""
        )
        for slug, value in person["answers"].items()
    ]
    save_clicks(profile=profile, clicks=clicks, skills=skills)
    for goal in person["goals"]:
        _add_goal(profile, goal, skills)


def _add_goal(profile: Profile, goal: Json, skills: Mapping[str, int]) -> None:
    roles = Role.objects.filter(framework=profile.framework, slug__in=goal["roles"])
    added = create_goal(profile=profile, name=goal["name"], roles=roles)
    targets = {skills[slug]: rank for slug, rank in goal["targets"].items()}
    set_targets(goal=added, targets=targets)
