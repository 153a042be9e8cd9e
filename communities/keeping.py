"""Who keeps an entry: taking it on, handing it over, leaving."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from communities.models import Community, Maintainer
from curation.kinds import RefusedError


def _locked(community: Community) -> Community:
    return Community.objects.select_for_update(of=("self",)).get(pk=community.pk)


@transaction.atomic
def take_on(
    *, community: Community, user: User, as_primary: bool = False
) -> Maintainer:
    """Make a person keep an entry; the first one is the primary one."""
    _locked(community)
    kept = Maintainer.objects.filter(community=community)
    becomes = as_primary or not kept.filter(is_primary=True).exists()
    if becomes:
        kept.update(is_primary=False)
    made, _is_new = Maintainer.objects.update_or_create(
        community=community,
        user=user,
        defaults={"is_primary": True} if becomes else {},
        create_defaults={"is_primary": becomes},
    )
    return made


@transaction.atomic
def hand_over(*, community: Community, by: User, to: Maintainer) -> None:
    """Make another maintainer the primary one. Raises RefusedError."""
    _locked(community)
    kept = Maintainer.objects.filter(community=community)
    if not kept.filter(pk=to.pk).exists():
        raise RefusedError(_("They don't keep this entry any more."))
    kept.update(is_primary=False)
    kept.filter(pk=to.pk).update(is_primary=True)


@transaction.atomic
def leave(*, community: Community, user: User) -> None:
    """Let a person keep an entry no longer; who kept it longest is primary then."""
    _locked(community)
    kept = Maintainer.objects.filter(community=community)
    kept.filter(user=user).delete()
    _have_a_primary(community)


def _have_a_primary(community: Community) -> None:
    kept = Maintainer.objects.filter(community=community)
    if kept.exists() and not kept.filter(is_primary=True).exists():
        first = kept.order_by("since", "pk").values_list("pk", flat=True)[0]
        kept.filter(pk=first).update(is_primary=True)


@transaction.atomic
def leave_all(user: User) -> None:
    """Let a person keep no entry any more."""
    theirs = Community.objects.filter(maintainers__user=user)
    for community in list(theirs.order_by("pk")):
        leave(community=community, user=user)
