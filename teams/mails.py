"""The mails about joining a team: plain text, with no words of the sender's but names.

Names go in only where nobody could take them for an address (profiles/share_mails.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.share_mails import Absolute, name_to_mail
from teams.models import Invitation, JoinRequest, Membership
from teams.tokens import invitation_token

__all__ = ["Absolute", "tell_of_admission", "tell_of_invitation", "tell_of_request"]


def tell_of_invitation(invitation: Invitation, absolute: Absolute) -> None:
    """Write to who is invited, in the transaction of the invitation itself."""
    token = invitation_token(invitation.uuid)
    inviter = invitation.invited_by
    context = {
        "who": name_to_mail(inviter.name if inviter else "") or _("Somebody"),
        "team": name_to_mail(invitation.team.name) or _("a team"),
        "link": absolute(reverse("teams:invitation", args=[token])),
        "ends": invitation.expires_at,
    }
    _send("invitation", _("You are invited to a team"), context, [invitation.email])


def tell_of_request(asked: JoinRequest, absolute: Absolute) -> None:
    """Write to the managers that somebody would like to join."""
    managers = Membership.objects.live().filter(team=asked.team, is_manager=True)
    context = {
        "who": name_to_mail(asked.person.name) or _("Somebody"),
        "team": name_to_mail(asked.team.name) or _("your team"),
        "link": absolute(reverse("teams:member-list", args=[asked.team.slug])),
    }
    for address in managers.values_list("person__email", flat=True):
        _send("request", _("Somebody asks to join your team"), context, [address])


def tell_of_admission(membership: Membership, absolute: Absolute) -> None:
    """Write to who asked that they are in, and where they choose what to show."""
    team = membership.team
    context = {
        "team": name_to_mail(team.name) or _("the team"),
        "link": absolute(reverse("teams:consent", args=[team.slug])),
    }
    _send("admitted", _("You are in the team"), context, [membership.person.email])


def _send(
    name: str, subject: str, context: Mapping[str, object], to: Sequence[str]
) -> None:
    whole = {**context, "site_name": settings.SITE_NAME}
    body = render_to_string(f"teams/email/{name}.txt", whole)
    sender = settings.DEFAULT_FROM_EMAIL
    send_mail(f"{settings.SITE_NAME}: {subject}", body, sender, list(to))
