"""Letting people in: invitations by mail, a code, and requests."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.counting import Rate
from accounts.models import User
from accounts.tokens import digest_of
from competencies.models import Role
from teams.actions import check_rate, enter, lock
from teams.errors import AlreadyInError, AskedAlreadyError, TooManyError
from teams.mails import Absolute, tell_of_admission, tell_of_invitation, tell_of_request
from teams.models import Invitation, JoinCode, JoinRequest, Membership, Team
from teams.tokens import invitation_token, join_code

MOST_INVITATIONS = 200
INVITATION_DAYS = 14
CODE_DAYS = 30
# Each of these sends a mail, or tries a secret.
INVITING = Rate(60, 3600)
ASKING = Rate(20, 3600)
TRYING = Rate(30, 3600)


@transaction.atomic
def invite(
    *,
    team: Team,
    by: User,
    email: str,
    absolute: Absolute,
    as_manager: bool = False,
    role: Role | None = None,
    grade: str = "",
) -> Invitation:
    """Mail somebody a way in that works once and ends after two weeks.

    Inviting the same address again ends the earlier one. Raises TeamRefusedError.
    """
    check_rate("invite", by, INVITING)
    lock(team)
    email = email.strip().lower()
    ended = team.invitations.filter(expires_at__lte=timezone.now())
    (ended | team.invitations.filter(email=email)).delete()
    if team.invitations.count() >= MOST_INVITATIONS:
        raise TooManyError
    uuid = uuid4()
    invitation = Invitation.objects.create(
        uuid=uuid,
        team=team,
        email=email,
        digest=digest_of(invitation_token(uuid)),
        as_manager=as_manager,
        role=role,
        grade=grade,
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    tell_of_invitation(invitation, absolute)
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, person: User, openness: str) -> Membership:
    """Use an invitation up. Raises AlreadyInError, and keeps it then."""
    found = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if found is None:
        raise AlreadyInError
    membership = enter(
        team=found.team,
        person=person,
        openness=openness,
        is_manager=found.as_manager,
        role=found.role,
        grade=found.grade,
    )
    found.delete()
    return membership


@transaction.atomic
def make_code(*, team: Team) -> JoinCode:
    """Make a new code; the one before opens nothing any more."""
    lock(team)
    JoinCode.objects.filter(team=team).delete()
    uuid = uuid4()
    return JoinCode.objects.create(
        team=team,
        uuid=uuid,
        digest=digest_of(join_code(uuid)),
        expires_at=timezone.now() + timedelta(days=CODE_DAYS),
    )


@transaction.atomic
def ask_to_join(*, team: Team, person: User, absolute: Absolute) -> JoinRequest:
    """Ask the managers to be let in; they get a mail. Raises TeamRefusedError."""
    check_rate("ask-to-join", person, ASKING)
    lock(team)
    if team.members.filter(person=person, until=None).exists():
        raise AlreadyInError
    asked, is_new = JoinRequest.objects.get_or_create(team=team, person=person)
    if not is_new:
        raise AskedAlreadyError
    tell_of_request(asked, absolute)
    return asked


@transaction.atomic
def admit(*, asked: JoinRequest, absolute: Absolute) -> Membership:
    """Let somebody in who asked. They show nothing until they choose to.

    Raises AlreadyInError.
    """
    membership = enter(team=asked.team, person=asked.person)
    tell_of_admission(membership, absolute)
    return membership


def decline(*, asked: JoinRequest) -> None:
    JoinRequest.objects.filter(pk=asked.pk).update(declined_at=timezone.now())
