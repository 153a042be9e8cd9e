"""Who somebody is in a team: what its pages and the API both ask.

A team opens to its members, to the managers of it and of the teams above it, and its
first page to who owns its organisation. Everybody else gets 404.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from competencies.models import Framework
from teams.models import Membership, Organisation, Team


@dataclass(frozen=True, slots=True)
class Standing:
    """A team, and what one person is in it."""

    team: Team
    membership: Membership | None
    """Their own, of today."""
    sees: bool
    """Whether they see who is named with what; nobody does of an archived team."""
    manages: bool
    """Whether they manage it, or a team above it."""
    owns: bool
    """Whether they own its organisation."""

    @property
    def runs(self) -> bool:
        """Whether they may change what the team is; an owner may close it."""
        return self.manages or self.owns


def standing_in(user: User | AnonymousUser, slug: str) -> Standing:
    """Return what somebody is in a team that opens to them: two queries.

    Raises Http404.
    """
    same = {"pk": OuterRef("pk")}
    mine = Organisation.objects.owned_by(user).filter(pk=OuterRef("organisation"))
    teams = Team.objects.visible_to(user).annotate(
        sees=Exists(Team.objects.seen_into_by(user).filter(**same)),
        manages=Exists(Team.objects.managed_by(user).filter(**same)),
        owns=Exists(mine),
    )
    related = teams.select_related("organisation", "parent", "framework")
    team = get_object_or_404(related, slug=slug)
    memberships = Membership.objects.visible_to(user).select_related("role")
    return Standing(
        team=team,
        membership=memberships.filter(team=team, person=user.pk, until=None).first(),
        sees=getattr(team, "sees", False),
        manages=getattr(team, "manages", False),
        owns=getattr(team, "owns", False),
    )


def inside(user: User | AnonymousUser, slug: str) -> Standing:
    """Return the same of who sees into the team. Raises Http404."""
    return _where(standing_in(user, slug), "sees")


def managing(user: User | AnonymousUser, slug: str) -> Standing:
    """Return the same of who manages a team at work. Raises Http404."""
    standing = _where(standing_in(user, slug), "manages")
    return _where(standing, "sees")


def running(user: User | AnonymousUser, slug: str) -> Standing:
    """Return the same of who may close the team or open it again. Raises Http404."""
    return _where(standing_in(user, slug), "runs")


def _where(standing: Standing, what: str) -> Standing:
    if not getattr(standing, what):
        raise Http404
    return standing


def own_membership(user: User | AnonymousUser, slug: str) -> Membership:
    """Return one's own membership in a team. Raises Http404."""
    mine = Membership.objects.visible_to(user).filter(person=user.pk, until=None)
    related = mine.select_related("team__framework", "team__organisation", "person")
    return get_object_or_404(related, team__slug=slug)


def framework_asked(team: Team, slug: str) -> Framework:
    """Return the framework of an address, else the team's own. Raises Http404."""
    if not slug or slug == team.framework.slug:
        return team.framework
    return get_object_or_404(Framework.objects.published(), slug=slug)
