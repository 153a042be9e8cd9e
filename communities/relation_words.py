"""What a community is to others, read from both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from communities.kinds import RelationKind
from communities.models import Community, Relation


@dataclass(frozen=True, slots=True)
class Related:
    """Another community, and what this one is to it in words."""

    kind: str
    words: str
    other: Community
    note: str
    is_outward: bool


def related_to(community: Community) -> Sequence[Related]:
    """Return every relation from and to a community: two queries."""
    outward = community.relations.select_related("other").order_by("kind", "pk")
    inward = community.related_from.select_related("community").order_by("kind", "pk")
    there = [
        Related(
            each.kind,
            str(each.get_kind_display()),
            each.other,
            each.note,
            is_outward=True,
        )
        for each in outward
    ]
    seen = {(each.kind, each.other.pk) for each in there}
    here = [
        _related(each, _inward(each), each.community, is_outward=False)
        for each in inward
        if (each.kind, each.community_id) not in seen
        or each.kind != RelationKind.SISTER_OF
    ]
    return [*there, *here]


def _related(
    relation: Relation, words: str, other: Community, *, is_outward: bool
) -> Related:
    return Related(relation.kind, words, other, relation.note, is_outward)


def _inward(relation: Relation) -> str:
    """Return the relation as the other side reads it."""
    return {
        RelationKind.PART_OF: _("has as a part"),
        RelationKind.MEMBER_OF: _("has as a member"),
        RelationKind.OBSERVER_OF: _("has as an observer"),
        RelationKind.SISTER_OF: _("is a sister of"),
        RelationKind.SHARES_CHANNEL: _("lends a channel to"),
    }[RelationKind(relation.kind)]
