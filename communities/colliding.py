"""New dates that fall on a relative's: whom one would rather not compete with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from communities.calendar_reading import Meeting, diary_of
from communities.models import Community, Relation
from communities.rhythms import Slot, collisions

Clash = tuple[str, str]


def relatives_of(community: Community) -> set[int]:
    """Return who is part of the same whole, a member, or shares a channel: two queries.

    Whoever is tied to it by any relation counts, and so do those with the same wholes.
    """
    ties = Relation.objects.filter(Q(community=community) | Q(other=community))
    near = set()
    wholes = set()
    for tie in ties:
        near |= {tie.community_id, tie.other_id}
        if tie.community_id == community.pk:
            wholes.add(tie.other_id)
    sisters = Relation.objects.filter(other__in=wholes)
    near |= set(sisters.values_list("community_id", flat=True))
    return near - {community.pk}


def clashes_with(
    community: Community, starts: datetime, ends: datetime
) -> list[Meeting]:
    """Return what relatives do at that time, the first one first."""
    relatives = relatives_of(community)
    if not relatives:
        return []
    day = timedelta(days=1)
    diary = diary_of(AnonymousUser(), relatives)
    near = [m for m in diary.meetings(starts - day, ends + day) if not m.is_off]
    mine = Slot(str(community.pk), "", starts, ends)
    met = {other.title for _one, other in collisions([mine], _slots(near))}
    return [each for each in near if each.identifier in met]


def _slots(meetings: Iterable[Meeting]) -> list[Slot]:
    return [
        Slot(str(each.community.pk), each.identifier, each.starts, each.ends)
        for each in meetings
    ]
