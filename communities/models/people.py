"""People around a community: those who lead it, and those who keep its entry.

Nothing of this is in a public history: a person who goes takes it with them.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.kinds import ClaimMethod, ClaimState
from communities.models.communities import Community, may_curate
from communities.models.dates import ends_after


class LeaderQuerySet(models.QuerySet["Leader"]):
    def visible_to(self, user: User | AnonymousUser) -> LeaderQuerySet:
        """Keep the leaders that `user` may read: who agreed to be named, no one else.

        Who keeps the entry sees also whom they asked.
        """
        if not user.is_authenticated:
            return self.consented()
        if may_curate(user):
            return self
        theirs = Community.objects.editable_by(user).values("pk")
        return self.filter(
            models.Q(consented_at__isnull=False)
            | models.Q(user=user)
            | models.Q(community__in=theirs)
        )

    def consented(self) -> LeaderQuerySet:
        """Keep those who agreed to be named: all that may leave the hub."""
        return self.filter(consented_at__isnull=False)


class Leader(models.Model):
    """Somebody who leads a community, named only once they have agreed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="leaders"
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True, default="")
    url = models.URLField(_("web address"), max_length=500, blank=True, default="")
    email = models.EmailField(
        _("mail address"),
        blank=True,
        default="",
        help_text=_("Only to ask whether they agree. It is never shown."),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="leads",
        verbose_name=_("account"),
    )
    started_on = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)
    consented_at = models.DateTimeField(
        _("agreed to be named"), null=True, blank=True, editable=False
    )
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True, editable=False)

    objects = LeaderQuerySet.as_manager()

    class Meta:
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")
        ordering = ["name", "pk"]
        constraints = [
            ends_after("started_on", "ended_on", "leader_ends_after_they_begin")
        ]

    def __str__(self) -> str:
        return self.name


class PrivateContact(models.Model):
    """Whom the hub may ask about an entry; in no export, page or history."""

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, related_name="private_contact"
    )
    name = models.CharField(_("name"), max_length=120, blank=True, default="")
    email = models.EmailField(_("mail address"))

    class Meta:
        verbose_name = _("private contact")
        verbose_name_plural = _("private contacts")

    def __str__(self) -> str:
        return self.name or self.email


class MaintainerQuerySet(models.QuerySet["Maintainer"]):
    def visible_to(self, user: User | AnonymousUser) -> MaintainerQuerySet:
        """Keep the maintainers that `user` may read: those of the same entries."""
        if not user.is_authenticated:
            return self.none()
        theirs = Community.objects.editable_by(user).values("pk")
        return self.filter(community__in=theirs)


class Maintainer(models.Model):
    """A person who keeps an entry right; one of them is the primary one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="maintainers"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="maintains"
    )
    is_primary = models.BooleanField(_("primary"), default=False)
    since = models.DateTimeField(_("since"), db_default=Now(), editable=False)

    objects = MaintainerQuerySet.as_manager()

    class Meta:
        verbose_name = _("maintainer")
        verbose_name_plural = _("maintainers")
        ordering = ["-is_primary", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "user"], name="maintainer_once_a_community"
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(is_primary=True),
                name="maintainer_one_primary",
            ),
        ]

    def __str__(self) -> str:
        return f"maintainer of {self.community}"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User | AnonymousUser) -> ClaimQuerySet:
        """Keep the claims that `user` may read: a curator all, others theirs."""
        if not user.is_authenticated:
            return self.none()
        return self if may_curate(user) else self.filter(claimant=user)

    def live(self) -> ClaimQuerySet:
        """Keep what still waits, and in time."""
        return self.filter(state=ClaimState.PENDING, expires_at__gt=timezone.now())


class Claim(models.Model):
    """Somebody says that an entry is theirs to keep, and shows it somehow."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="claims"
    )
    claimant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    method = models.CharField(_("shown by"), max_length=10, choices=ClaimMethod)
    state = models.CharField(
        _("state"), max_length=10, choices=ClaimState, default=ClaimState.PENDING
    )
    email = models.EmailField(_("mail address"), blank=True, default="")
    words = models.CharField(
        _("who they are to the community"), max_length=1000, blank=True, default=""
    )
    reason = models.CharField(_("reason"), max_length=1000, blank=True, default="")
    created_at = models.DateTimeField(_("claimed"), db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("ends"), editable=False)
    decided_at = models.DateTimeField(
        _("decided"), null=True, blank=True, editable=False
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(
                fields=["community", "claimant"],
                condition=models.Q(state=ClaimState.PENDING),
                name="claim_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ClaimState.PENDING, decided_at__isnull=True)
                | ~models.Q(state=ClaimState.PENDING)
                & models.Q(decided_at__isnull=False),
                name="claim_decided_when_it_is",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ClaimState.REJECTED) | ~models.Q(reason=""),
                name="claim_rejected_for_a_reason",
                violation_error_message=_("Say why: the person reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"claim of {self.community}"


class KeeperInvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User | AnonymousUser) -> KeeperInvitationQuerySet:
        """Keep the invitations that `user` may read: those to entries of theirs."""
        if not user.is_authenticated:
            return self.none()
        theirs = Community.objects.editable_by(user).values("pk")
        return self.filter(community__in=theirs)

    def live(self) -> KeeperInvitationQuerySet:
        """Keep those that still open the door: unused, and in time."""
        return self.filter(accepted_at__isnull=True, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A link, good for one person and some weeks, to keep an entry too."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="invitations"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    email = models.EmailField(_("mail address"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hands_over = models.BooleanField(_("becomes the primary one"), default=False)
    created_at = models.DateTimeField(_("sent"), db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("ends"), editable=False)
    accepted_at = models.DateTimeField(
        _("accepted"), null=True, blank=True, editable=False
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = KeeperInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"invitation to {self.community}"
