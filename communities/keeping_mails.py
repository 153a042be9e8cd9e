"""Mails about keeping an entry: plain text, each to one person alone.

No address of anybody else stands in any of them, but that of who writes to a community
and wants an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from communities.hub_address import absolute
from communities.models import (
    Claim,
    Community,
    Invitation,
    Leader,
    Maintainer,
    PrivateContact,
)


def _send(
    to: str,
    subject: str,
    what: str,
    context: Mapping[str, Any],
    *,
    reply_to: str = "",
) -> None:
    known = {"site_name": settings.SITE_NAME, **context}
    EmailMessage(
        subject=f"{settings.SITE_NAME}: {' '.join(subject.split())}",
        body=render_to_string(f"communities/email/{what}.txt", known),
        to=[to],
        reply_to=[reply_to] if reply_to else None,
    ).send()


def send_claim_link(claim: Claim, proof: str) -> None:
    """Mail the link that shows that an address at the site's domain is read."""
    path = reverse("communities:claim-confirm", args=[claim.uuid, proof])
    context = {"community": claim.community, "link": absolute(path)}
    _send(claim.email, _("Do you keep this community?"), "claim", context)


def tell_claimed(claim: Claim) -> None:
    """Tell a person what became of their claim."""
    path = claim.community.get_absolute_url()
    context = {"claim": claim, "community": claim.community, "link": absolute(path)}
    _send(claim.claimant.email, _("Your claim is decided"), "claimed", context)


def send_invitation(invitation: Invitation, secret: str) -> None:
    """Mail a link to keep an entry too."""
    path = reverse("communities:invitation", args=[secret])
    context = {
        "community": invitation.community,
        "link": absolute(path),
        "until": invitation.expires_at,
        "hands_over": invitation.hands_over,
    }
    _send(invitation.email, _("Keep an entry with us"), "invitation", context)


def ask_leader(leader: Leader, token: str) -> None:
    """Ask somebody whether they agree to be named."""
    path = reverse("communities:leader-agree", args=[leader.uuid, token])
    context = {
        "leader": leader,
        "community": leader.community,
        "link": absolute(path),
    }
    _send(leader.email, _("May we name you?"), "leader", context)


def keepers_addresses(community: Community) -> list[str]:
    """Return whom the hub writes to about an entry: never shown to anybody."""
    rows = Maintainer.objects.filter(community=community, user__is_active=True)
    found = list(rows.values_list("user__email", flat=True))
    if found:
        return found
    contact = PrivateContact.objects.filter(community=community).first()
    return [contact.email] if contact else []


def ask_still_right(community: Community, token: str, number: int) -> int:
    """Ask those who keep an entry whether it is right; return how many were asked."""
    path = reverse("communities:still-right", args=[community.uuid, token])
    context = {
        "community": community,
        "link": absolute(path),
        "page": absolute(community.get_absolute_url()),
        "number": number,
    }
    subject = _("Is this still right?")
    addresses = keepers_addresses(community)
    for address in addresses:
        _send(address, subject, "still_right", context)
    return len(addresses)


def pass_on(community: Community, sender: User, name: str, message: str) -> int:
    """Pass a message on to those who keep an entry; return how many it went to."""
    context = {
        "community": community,
        "name": name,
        "message": message,
        "page": absolute(community.get_absolute_url()),
    }
    addresses = keepers_addresses(community)
    for address in addresses:
        subject = _("A message about %s") % community.short_name
        _send(address, subject, "message", context, reply_to=sender.email)
    return len(addresses)
