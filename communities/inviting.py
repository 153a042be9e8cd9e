"""Inviting others to keep an entry: a link for one person, for a month."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.tokens import digest_of, new_secret
from communities import keeping_mails
from communities.keeping import take_on
from communities.models import Community, Invitation
from curation.kinds import RefusedError

DAYS = timedelta(days=31)
MOST_WAITING = 20


@transaction.atomic
def invite(
    *, community: Community, by: User, email: str, hands_over: bool = False
) -> Invitation:
    """Mail a link to keep an entry; an older one to the same address ends.

    Raises RefusedError when too many wait.
    """
    waiting = Invitation.objects.live().filter(community=community)
    waiting.filter(email__iexact=email).delete()
    if waiting.count() >= MOST_WAITING:
        raise RefusedError(_("Too many invitations wait. Take some back first."))
    secret = new_secret()
    made = Invitation.objects.create(
        community=community,
        invited_by=by,
        email=email,
        digest=digest_of(secret),
        hands_over=hands_over,
        expires_at=timezone.now() + DAYS,
    )
    keeping_mails.send_invitation(made, secret)
    return made


def invitation_of(secret: str) -> Invitation | None:
    """Return the invitation that a link opens, if it still does."""
    rows = Invitation.objects.live().select_related("community", "invited_by")
    return rows.filter(digest=digest_of(secret)).first()


@transaction.atomic
def accept(*, invitation: Invitation, user: User) -> None:
    """Take an invitation on, once. Raises RefusedError where it is used up."""
    rows = Invitation.objects.live().select_for_update(of=("self",))
    stored = rows.select_related("community").filter(pk=invitation.pk).first()
    if stored is None:
        raise RefusedError(_("This invitation is used, or too old. Ask for another."))
    stored.accepted_at, stored.accepted_by, stored.email = timezone.now(), user, ""
    stored.save()
    take_on(community=stored.community, user=user, as_primary=stored.hands_over)
