"""What the directory holds about a person: what they keep, lead, claimed and sent."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from communities.keeping import leave_all
from communities.models import Claim, Invitation, Leader, Maintainer, PrivateContact


def export_communities(user: User) -> Sequence[Sheet]:
    """Return what hangs on a person, or stands under their address."""
    return [
        Sheet("communities", _("Communities whose entry you keep"), _kept(user)),
        Sheet("leading", _("Communities that name you as a leader"), _led(user)),
        Sheet("claims", _("Entries that you claimed"), _claims(user)),
        Sheet("invitations", _("Invitations by you and to you"), _invitations(user)),
        Sheet("contacts", _("Entries whose private contact you are"), _contacts(user)),
    ]


def _kept(user: User) -> list[dict[str, str | bool]]:
    rows = Maintainer.objects.filter(user=user).select_related("community")
    return [
        {
            "community": row.community.slug,
            "primary": row.is_primary,
            "since": row.since.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _of_person(user: User) -> Q:
    return Q(user=user) | Q(email__iexact=user.email)


def _led(user: User) -> list[dict[str, str]]:
    rows = Leader.objects.filter(_of_person(user)).select_related("community")
    return [
        {
            "community": row.community.slug,
            "name": row.name,
            "role": row.role,
            "address": row.url,
            "email": row.email,
            "from": row.started_on.isoformat() if row.started_on else "",
            "until": row.ended_on.isoformat() if row.ended_on else "",
            "agreed": row.consented_at.isoformat() if row.consented_at else "",
        }
        for row in rows.order_by("pk")
    ]


def _claims(user: User) -> list[dict[str, str]]:
    rows = Claim.objects.filter(claimant=user).select_related("community")
    return [
        {
            "community": row.community.slug,
            "shown_by": row.method,
            "state": row.state,
            "email": row.email,
            "words": row.words,
            "reason": row.reason,
            "claimed": row.created_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _invitations(user: User) -> list[dict[str, str | bool]]:
    mine = Q(invited_by=user) | Q(email__iexact=user.email) | Q(accepted_by=user)
    rows = Invitation.objects.filter(mine).select_related("community")
    return [
        {
            "community": row.community.slug,
            "by_you": row.invited_by_id == user.pk,
            "email": row.email,
            "sent": row.created_at.isoformat(),
            "accepted": row.accepted_at.isoformat() if row.accepted_at else "",
        }
        for row in rows.order_by("pk")
    ]


def _contacts(user: User) -> list[dict[str, str]]:
    rows = PrivateContact.objects.filter(email__iexact=user.email)
    return [
        {"community": row.community.slug, "name": row.name, "email": row.email}
        for row in rows.select_related("community").order_by("pk")
    ]


def erase_from_communities(user: User) -> None:
    """Erase a person: others go on keeping the entries that they kept."""
    leave_all(user)
    Leader.objects.filter(_of_person(user)).delete()
    Invitation.objects.filter(email__iexact=user.email).delete()
    PrivateContact.objects.filter(email__iexact=user.email).delete()


HOLDER = Holder(
    name=gettext_lazy("What you keep and lead of the communities"),
    tables={
        "communities.maintainer": ["community", "user", "is_primary", "since"],
        "communities.leader": [
            *("community", "user", "name", "role", "url", "email"),
            *("started_on", "ended_on", "consented_at"),
        ],
        "communities.claim": [
            *("community", "claimant", "method", "state", "email", "words", "reason"),
        ],
        "communities.invitation": [
            *("community", "invited_by", "accepted_by", "email", "accepted_at"),
        ],
        "communities.privatecontact": ["community", "name", "email"],
    },
    export=export_communities,
    erase=erase_from_communities,
)
