"""Makes organisations, teams, and the people in them, for tests."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from competencies.models import Framework
from teams.models import Consent, Membership, Organisation, Team
from tests.factories import in_words


def make_organisation(slug: str = "harbour", **fields: Any) -> Organisation:
    return Organisation.objects.create(slug=slug, **{"name": in_words(slug)} | fields)


@transaction.atomic
def make_team(
    framework: Framework, manager: User, slug: str = "crew", **fields: Any
) -> Team:
    """Make a team that `manager` manages, in the organisation "harbour" if none."""
    if "organisation" not in fields:
        fields["organisation"], _ = Organisation.objects.get_or_create(
            slug="harbour", defaults={"name": "Harbour"}
        )
    whole = {"name": in_words(slug), "framework": framework}
    team = Team.objects.create(slug=slug, **whole | fields)
    Membership.objects.create(team=team, person=manager, is_manager=True)
    return team


def join(team: Team, person: User, openness: str = "", **fields: Any) -> Membership:
    """Let somebody be in a team, and show so much in its framework."""
    membership = Membership.objects.create(team=team, person=person, **fields)
    if openness:
        show(membership, openness)
    return membership


def show(
    membership: Membership, openness: str, framework: Framework | None = None
) -> Consent:
    return Consent.objects.create(
        membership=membership,
        framework=framework or membership.team.framework,
        openness=openness,
    )


def left(team: Team, person: User) -> Membership:
    """Let somebody have been in a team."""
    now = timezone.now()
    return join(team, person, since=now, until=now)
