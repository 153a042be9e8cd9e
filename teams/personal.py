"""What the hub holds about a person in teams: where they are, and what they show."""

from __future__ import annotations

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Cell, Holder, Sheet
from teams.actions import archive
from teams.models import (
    Consent,
    HiringRole,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    Team,
    TeamAction,
)

Row = dict[str, Cell]


def export_teams(user: User) -> Sequence[Sheet]:
    """Return everything of a person's in teams: seven queries."""
    return [
        Sheet("teams", _("The teams you are or were in"), _memberships(user)),
        Sheet("consents", _("What you show in teams, and showed"), _consents(user)),
        Sheet("join_requests", _("Teams you asked to join"), _requests(user)),
        Sheet("team_actions", _("What you set out to do"), _actions(user)),
        Sheet(
            "team_invitations", _("Invitations to you, and by you"), _invitations(user)
        ),
        Sheet("organisations", _("Organisations you look after"), _owned(user)),
        Sheet("hiring_roles", _("Roles to hire for that you saved"), _roles(user)),
    ]


def _memberships(user: User) -> list[Row]:
    rows = Membership.objects.filter(person=user).select_related("team", "role")
    return [
        {
            "id": str(row.uuid),
            "team": row.team.name,
            "manager": row.is_manager,
            "role": row.role.name if row.role else "",
            "title": row.title,
            "grade": row.grade,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else "",
        }
        for row in rows.order_by("since", "pk")
    ]


def _consents(user: User) -> list[Row]:
    rows = Consent.objects.visible_to(user)
    related = rows.select_related("membership__team", "framework")
    return [
        {
            "team": row.membership.team.name,
            "framework": row.framework.name,
            "shows": row.openness,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else "",
        }
        for row in related.order_by("since", "pk")
    ]


def _requests(user: User) -> list[Row]:
    rows = JoinRequest.objects.filter(person=user).select_related("team")
    return [
        {"team": row.team.name, "asked": row.asked_at.isoformat()}
        for row in rows.order_by("asked_at", "pk")
    ]


def _actions(user: User) -> list[Row]:
    rows = TeamAction.objects.filter(owner__person=user).select_related("team")
    return [
        {
            "team": row.team.name,
            "what": row.what,
            "until": str(row.due_on),
            "done": row.done_at.isoformat() if row.done_at else "",
        }
        for row in rows.order_by("due_on", "pk")
    ]


def _to(user: User) -> Q:
    """Say that an invitation names an address of the person, confirmed or not."""
    addresses = EmailAddress.objects.filter(user=user).values(address=Lower("email"))
    return Q(email__in=addresses)


def _invitations(user: User) -> list[Row]:
    rows = Invitation.objects.filter(Q(invited_by=user) | _to(user))
    return [
        {
            "team": row.team.name,
            "address": row.email,
            "by_you": row.invited_by_id == user.pk,
            "as_manager": row.as_manager,
            "grade": row.grade,
            "sent": row.created_at.isoformat(),
        }
        for row in rows.select_related("team").order_by("created_at", "pk")
    ]


def _owned(user: User) -> list[Row]:
    rows = Organisation.objects.owned_by(user).order_by("pk")
    return [{"name": row.name, "ror": row.ror} for row in rows]


def _roles(user: User) -> list[Row]:
    rows = HiringRole.objects.filter(saved_by=user).select_related("team")
    return [
        {"team": row.team.name, "name": row.name, "saved": row.saved_at.isoformat()}
        for row in rows.order_by("saved_at", "pk")
    ]


def erase_from_teams(user: User) -> None:
    """Take the person's address out of invitations, and what they set out to do out of
    teams; the rest goes along.

    A team of which nobody but they was left is archived, so that it needs no manager.
    """
    Invitation.objects.filter(_to(user)).delete()
    TeamAction.objects.filter(owner__person=user).delete()
    for team in _left_alone(user):
        archive(team=team)


def _managed_alone(user: User) -> Sequence[Team]:
    """Return the teams at work that would have no manager without the person."""
    others = Membership.objects.filter(
        team=OuterRef("pk"), is_manager=True, until=None
    ).exclude(person=user)
    mine = Team.objects.active().filter(
        members__person=user, members__is_manager=True, members__until=None
    )
    return list(mine.filter(~Exists(others)).order_by("pk"))


def _left_alone(user: User) -> Sequence[Team]:
    """Return of these the teams that have nobody else in them."""
    return [team for team in _managed_alone(user) if not _has_others(team, user)]


def _has_others(team: Team, user: User) -> bool:
    return team.members.filter(until=None).exclude(person=user).exists()


def what_blocks(user: User) -> Sequence[str]:
    """Say which teams need another manager first."""
    return [
        _("You alone manage the team %(team)s. Hand it over or archive it first.")
        % {"team": team.name}
        for team in _managed_alone(user)
        if _has_others(team, user)
    ]


def what_is_kept(user: User) -> Sequence[str]:
    """Say what others keep of what the person did for teams."""
    if not HiringRole.objects.filter(saved_by=user).exists():
        return ()
    return [_("The roles to hire for that you saved stay with their teams.")]


HOLDER = Holder(
    name=gettext_lazy("Your teams, and what you show there"),
    tables={
        "teams.membership": [
            *("person", "uuid", "role", "title", "grade", "is_manager"),
        ],
        "teams.consent": ["membership", "framework", "openness"],
        "teams.joinrequest": ["person", "team", "uuid"],
        "teams.invitation": ["email", "invited_by", "digest", "uuid"],
        "teams.teamaction": ["owner", "what", "uuid"],
        "teams.organisation_owners": ["organisation", "user"],
        "teams.hiringrole": ["saved_by"],
        "teams.hiringroleskill": ["role"],
    },
    export=export_teams,
    erase=erase_from_teams,
    keeps=what_is_kept,
    blocks=what_blocks,
)
