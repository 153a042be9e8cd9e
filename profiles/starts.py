"""What a goal may begin with beside roles: the levels of a snapshot of one's own, or
of a profile that somebody shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from profiles.holdings import holdings_of
from profiles.models import Profile, Share, Snapshot, SnapshotKind
from profiles.models.sharing import ShareQuerySet
from profiles.models.snapshots import SnapshotQuerySet
from profiles.references import Kind, Reference, keys_of, parse_reference
from profiles.share_actions import note_opened
from profiles.shared_pages import owner_name
from profiles.snapshots import holdings_in

MOST_OFFERED = 50
Choices = list[tuple[str, str]]
Starts = list[tuple[str, Choices]]
"""References and names, by where they come from."""
Levels = dict[int, int]


def offered_snapshots(
    user: User, profile: Profile, named: Sequence[str] = ()
) -> list[Snapshot]:
    """Return the snapshots to choose from, newest first, without the daily ones.

    Those `named` by UUID are among them, whatever their kind: one query.
    """
    mine = _mine(user, profile)
    chosen = mine.filter(uuid__in=[UUID(uuid) for uuid in named])
    offered = mine.exclude(kind=SnapshotKind.DAILY).newest_first()[:MOST_OFFERED]
    both = Q(pk__in=chosen.values("pk")) | Q(pk__in=offered.values("pk"))
    return list(mine.filter(both).defer("answers").newest_first())


def _mine(user: User, profile: Profile) -> SnapshotQuerySet:
    return Snapshot.objects.visible_to(user).filter(
        profile__framework=profile.framework
    )


def starts_for(user: User, profile: Profile, chosen: str = "") -> Starts:
    """Return the choices by where they come from, what is `chosen` among them."""
    reference = parse_reference(chosen)
    named = keys_of(Kind.SNAPSHOT, [reference] if reference else [])
    mine = [
        (str(Reference(Kind.SNAPSHOT, str(snapshot.uuid))), snapshot.title)
        for snapshot in offered_snapshots(user, profile, named)
    ]
    theirs = [
        (str(Reference(Kind.SHARE, str(share.uuid))), owner_name(share))
        for share in received_shares(user, profile)[:MOST_OFFERED]
    ]
    groups = [(_("My snapshots"), mine), (_("Shared with me"), theirs)]
    return [(name, some) for name, some in groups if some]


def received_shares(user: User, profile: Profile) -> ShareQuerySet:
    """Return the profiles of this framework that others share with the person."""
    shares = Share.objects.received_by(user).exclude(profile__owner=user)
    return (
        shares.filter(profile__framework=profile.framework)
        .select_related("profile__owner")
        .order_by(Lower("profile__owner__name"), "pk")
    )


def levels_of(user: User, profile: Profile, reference: Reference) -> Levels | None:
    """Return the levels to begin with, by the skill's key; None where it isn't there.

    Level 0 is no target: what nobody holds yet is not aimed at.
    """
    read = READERS.get(reference.kind)
    return read(user, profile, reference.key) if read else None


def _levels_of_snapshot(user: User, profile: Profile, uuid: str) -> Levels | None:
    snapshot = _mine(user, profile).filter(uuid=uuid).first()
    if snapshot is None:
        return None
    answers = holdings_in(snapshot).answers
    return {skill: answer.rank for skill, answer in answers.items() if answer.rank}


def _levels_of_share(user: User, profile: Profile, uuid: str) -> Levels | None:
    share = received_shares(user, profile).filter(uuid=uuid).first()
    if share is None:
        return None
    note_opened(share)
    answers = holdings_of(share.profile).answers
    return {skill: answer.rank for skill, answer in answers.items() if answer.rank}


READERS: Mapping[Kind, Callable[[User, Profile, str], Levels | None]] = {
    Kind.SNAPSHOT: _levels_of_snapshot,
    Kind.SHARE: _levels_of_share,
}
