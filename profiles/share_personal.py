"""What the hub holds about people in shares: of whom shares, and of whom is named."""

from __future__ import annotations

import json
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Cell, Holder, Sheet
from profiles.models import AppraisalPack, Share
from profiles.models.sharing import ShareQuerySet


def export_shares(user: User) -> Sequence[Sheet]:
    """Return what the person shares, and what is shared with them: three queries."""
    mine = Share.objects.filter(profile__owner=user).order_by("created_at", "pk")
    read = mine.select_related("profile__framework").prefetch_related("goals")
    given = [_given(share) for share in read]
    received = [_received(share) for share in _naming(user)]
    return [
        Sheet("shares", _("Who may read your profiles"), given),
        Sheet("shared-with-you", _("What is shared with you"), received),
    ]


def _naming(user: User) -> ShareQuerySet:
    """Return the shares that name an address of the person, confirmed or not."""
    addresses = EmailAddress.objects.filter(user=user).values(address=Lower("email"))
    shares = Share.objects.exclude(email="").filter(email__in=addresses)
    return shares.select_related("profile__framework").order_by("created_at", "pk")


def _given(share: Share) -> dict[str, Cell]:
    return {
        "id": str(share.uuid),
        "framework": share.profile.framework.name,
        "link": share.name,
        "person": share.email,
        "goals": ", ".join(sorted(goal.name for goal in share.goals.all())),
        "with_evidence": share.with_evidence,
        "made": share.created_at.isoformat(),
        "ends": share.expires_at.isoformat() if share.expires_at else "",
        "opened": share.opened_count,
        "last_opened": str(share.last_opened_on or ""),
    }


def _received(share: Share) -> dict[str, Cell]:
    return {
        "framework": share.profile.framework.name,
        "your_address": share.email,
        "made": share.created_at.isoformat(),
    }


def erase_shares(user: User) -> None:
    """Take the person's addresses out of what others share; their own goes along."""
    _naming(user).select_related(None).order_by().delete()


def export_packs(user: User) -> Sequence[Sheet]:
    """Return the person's appraisal packs, each with all it says: one query."""
    packs = AppraisalPack.objects.filter(profile__owner=user).order_by("made_at", "pk")
    rows = [
        {
            "id": str(pack.uuid),
            "name": pack.name,
            "made": pack.made_at.isoformat(),
            "content": json.dumps(pack.content, ensure_ascii=False),
        }
        for pack in packs
    ]
    return [Sheet("packs", _("Your appraisal packs"), rows)]


PACKS = Holder(
    name=gettext_lazy("Your appraisal packs"),
    tables={"profiles.appraisalpack": ["profile", "name", "content", "uuid"]},
    export=export_packs,
)
HOLDER = Holder(
    name=gettext_lazy("What you share, and what is shared with you"),
    tables={
        "profiles.share": ["profile", "name", "digest", "email", "uuid"],
        "profiles.share_goals": ["share"],
    },
    export=export_shares,
    erase=erase_shares,
)
