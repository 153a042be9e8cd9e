"""Who may do what with an entry; pages and the API ask the same."""

from __future__ import annotations

from communities.models import Community, Maintainer, may_curate
from curation.kinds import Person


def may_keep(user: Person, community: Community) -> bool:
    """Say whether a person changes this entry at once: its maintainers and curators."""
    if not user.is_authenticated:
        return False
    if may_curate(user):
        return True
    return Maintainer.objects.filter(community=community, user=user).exists()


def is_primary(user: Person, community: Community) -> bool:
    """Say whether a person decides who keeps this entry."""
    if not user.is_authenticated:
        return False
    kept = Maintainer.objects.filter(community=community, user=user, is_primary=True)
    return may_curate(user) or kept.exists()
