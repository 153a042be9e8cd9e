"""Writes to teams and who is in them, each in one transaction."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from accounts.counting import Rate, seconds_to_wait
from accounts.models import User
from competencies.models import Framework
from teams.errors import (
    AlreadyInError,
    LastManagerError,
    MisplacedError,
    TooOftenError,
)
from teams.models import (
    RESERVED_SLUGS,
    Consent,
    Membership,
    Openness,
    Organisation,
    Team,
)

BEGINNING = Rate(20, 3600)


@transaction.atomic
def begin_team(
    *,
    person: User,
    name: str,
    framework: Framework,
    organisation: Organisation | None = None,
    organisation_name: str = "",
    about: str = "",
    parent: Team | None = None,
) -> Team:
    """Begin a team that `person` manages, in an organisation of theirs or a new one.

    Whoever names a new organisation owns it. Raises TeamRefusedError.
    """
    check_rate("team", person, BEGINNING)
    if organisation is None:
        slug = _free_slug(Organisation, organisation_name)
        organisation = Organisation.objects.create(slug=slug, name=organisation_name)
        organisation.owners.add(person)
    team = Team(
        slug=_free_slug(Team, name),
        name=name,
        about=about,
        framework=framework,
        organisation=organisation,
        parent=parent,
    )
    save_placed(team)
    Membership.objects.create(team=team, person=person, is_manager=True)
    return team


def save_placed(team: Team) -> None:
    """Save a team where it stands among others. Raises MisplacedError."""
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError as error:
        raise MisplacedError from error


def _free_slug(model: type[Team] | type[Organisation], name: str) -> str:
    """Return an address that no other has yet, near to the name."""
    base = slugify(name)[:60] or "team"
    begun = model._default_manager.filter(slug__startswith=base)
    taken = {*begun.values_list("slug", flat=True), *RESERVED_SLUGS}
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def check_rate(scope: str, person: User, rate: Rate) -> None:
    """Count what somebody does. Raises TooOftenError."""
    if seconds_to_wait(scope, f"person {person.pk}", rate) is not None:
        raise TooOftenError


@transaction.atomic
def enter(*, team: Team, person: User, openness: str = "", **said: Any) -> Membership:
    """Let somebody into a team, showing so much in its framework.

    What they asked before is settled with it. Raises AlreadyInError.
    """
    lock(team)
    if team.members.filter(person=person, until=None).exists():
        raise AlreadyInError
    membership = Membership.objects.create(team=team, person=person, **said)
    team.requests.filter(person=person).delete()
    if openness:
        choose(membership=membership, framework=team.framework, openness=openness)
    return membership


@transaction.atomic
def choose(*, membership: Membership, framework: Framework, openness: str) -> None:
    """Let a person show so much from now on. A choice is kept beside the earlier ones.

    The same choice again adds nothing.
    """
    # Two windows at once wait here for each other.
    Membership.objects.select_for_update().only("pk").get(pk=membership.pk)
    now = timezone.now()
    held = _in_force(membership, framework)
    if held.filter(openness=openness).exists():
        return
    held.update(until=now)
    Consent.objects.create(
        membership=membership, framework=framework, openness=openness, since=now
    )


def shown_in(membership: Membership, framework: Framework) -> str:
    """Return what somebody shows now: hidden where they never chose."""
    held = _in_force(membership, framework).first()
    return held.openness if held else Openness.HIDDEN.value


def _in_force(membership: Membership, framework: Framework) -> QuerySet[Consent]:
    now = Consent.objects.in_force()
    return now.filter(membership=membership, framework=framework)


@transaction.atomic
def leave(*, membership: Membership) -> None:
    """End a membership now, and with it what it shows. Raises LastManagerError."""
    _keep_a_manager(membership)
    Membership.objects.filter(pk=membership.pk, until=None).update(until=timezone.now())


@transaction.atomic
def describe(*, membership: Membership, **said: Any) -> None:
    """Say what somebody does in the team, and whether they manage it.

    Raises LastManagerError.
    """
    if not said.get("is_manager", True):
        _keep_a_manager(membership)
    Membership.objects.filter(pk=membership.pk, until=None).update(**said)


@transaction.atomic
def hand_over(*, membership: Membership, to: Membership) -> None:
    """Let another member manage the team in somebody's place."""
    lock(membership.team)
    Membership.objects.filter(pk=to.pk, until=None).update(is_manager=True)
    describe(membership=membership, is_manager=False)


def _keep_a_manager(membership: Membership) -> None:
    """Raise LastManagerError where a team at work would have no manager left."""
    lock(membership.team)
    others = membership.team.members.filter(is_manager=True, until=None)
    if membership.is_manager and not others.exclude(pk=membership.pk).exists():
        raise LastManagerError


def lock(team: Team) -> None:
    """Let two changes of who is in a team wait for each other."""
    Team.objects.select_for_update().only("pk").get(pk=team.pk)


@transaction.atomic
def archive(*, team: Team) -> None:
    """Close a team: nobody's levels are seen there any more, nobody can join."""
    team.invitations.all().delete()
    team.requests.all().delete()
    Team.objects.filter(pk=team.pk).update(archived_at=timezone.now())


@transaction.atomic
def restore(*, team: Team, by: User) -> None:
    """Open an archived team again. Consents go on as their people left them."""
    if not team.members.filter(is_manager=True, until=None).exists():
        Membership.objects.create(team=team, person=by, is_manager=True)
    Team.objects.filter(pk=team.pk).update(archived_at=None)
