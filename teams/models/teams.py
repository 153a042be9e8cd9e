"""Teams: groups of an organisation, one in another."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from competencies.models import Framework
from teams.models.organisations import Organisation

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from teams.models.joining import Invitation, JoinRequest
    from teams.models.memberships import Membership
    from teams.models.needs import HiringRole, TeamAction, TeamTarget

DEEPEST = 4
"""How many teams may stand one in another; the database refuses more."""
ABOVE = ("pk", *("__".join(["parent"] * n) for n in range(1, DEEPEST)))
RESERVED_SLUGS = ("new", "join", "invitations", "organisations", "compare")


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, user: User | AnonymousUser) -> TeamQuerySet:
        """Keep the teams whose first page opens to `user`: where they are in it,
        manage it or a team above it, or own its organisation.

        That says nothing of levels: those are behind `seen_into_by`.
        """
        if not user.is_authenticated:
            return self.none()
        is_theirs = (
            models.Q(pk__in=_teams_of(user))
            | _at_or_below(_teams_of(user, is_manager=True))
            | models.Q(
                organisation__in=Organisation.objects.owned_by(user).values("pk")
            )
        )
        return self.filter(is_theirs)

    def seen_into_by(self, user: User | AnonymousUser) -> TeamQuerySet:
        """Keep the teams at work of which `user` may see who is named with what."""
        if not user.is_authenticated:
            return self.none()
        is_theirs = models.Q(pk__in=_teams_of(user)) | _at_or_below(
            _teams_of(user, is_manager=True)
        )
        return self.active().filter(is_theirs)

    def managed_by(self, user: User | AnonymousUser) -> TeamQuerySet:
        """Keep the teams that `user` manages, or whose team above they manage."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(_at_or_below(_teams_of(user, is_manager=True)))

    def joinable_by(self, user: User | AnonymousUser) -> TeamQuerySet:
        """Keep the teams that `user` may ask to join: others of an organisation
        that is theirs. Of such a team they know the name, and nothing more."""
        if not user.is_authenticated:
            return self.none()
        organisations = Organisation.objects.visible_to(user)
        others = self.active().filter(organisation__in=organisations.values("pk"))
        return others.exclude(pk__in=_teams_of(user))

    def active(self) -> TeamQuerySet:
        """Keep the teams that aren't archived."""
        return self.filter(archived_at=None)

    def by_name(self) -> TeamQuerySet:
        return self.order_by(Lower("name"), "pk")


class Team(models.Model):
    """People who work together. The database sees that one of them manages it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, validators=[validate_name])
    about = models.TextField(_("what it does"), max_length=500, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="teams"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("team above"),
    )
    # The framework that its pages open with; consent is asked for each framework.
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    if TYPE_CHECKING:
        members: RelatedManager[Membership]
        children: RelatedManager[Team]
        invitations: RelatedManager[Invitation]
        requests: RelatedManager[JoinRequest]
        targets: RelatedManager[TeamTarget]
        hiring_roles: RelatedManager[HiringRole]
        actions: RelatedManager[TeamAction]

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_SLUGS),
                name="team_slug_is_free",
                violation_error_message=_("This address is taken by the hub itself."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="team_not_in_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("teams:team-detail", args=[self.slug])

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


def _teams_of(user: User, **more: bool) -> models.QuerySet[Team, int]:
    """Return the keys of the teams that a person is in now."""
    return Team.objects.filter(
        members__in=user.memberships.filter(until=None, **more)
    ).values_list("pk", flat=True)


def _at_or_below(teams: models.QuerySet[Team, int]) -> models.Q:
    """Say that a team is one of these, or in one of them."""
    found = models.Q()
    for above in ABOVE:
        found |= models.Q(**{f"{above}__in": teams})
    return found
