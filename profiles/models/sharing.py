"""Shares: who may read a profile beside its owner, until when, and how much of it."""

from __future__ import annotations

import uuid

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from accounts.tokens import digest_of
from profiles.models.goals import Goal
from profiles.models.profiles import Profile


class ShareQuerySet(models.QuerySet["Share"]):
    """Whoever reads another person's profile comes by one of these, and no other way.

    See docs/adr/0042.
    """

    def visible_to(self, user: User | AnonymousUser) -> ShareQuerySet:
        """Keep the shares that `user` may see and end: those of their own profiles."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def live(self) -> ShareQuerySet:
        """Keep the shares that open something now."""
        unended = models.Q(expires_at=None) | models.Q(expires_at__gt=timezone.now())
        return self.filter(unended, profile__owner__is_active=True)

    def received_by(self, user: User | AnonymousUser) -> ShareQuerySet:
        """Keep what opens to `user` by name: by an address that they have confirmed."""
        if not user.is_authenticated:
            return self.none()
        confirmed = EmailAddress.objects.filter(user=user, verified=True)
        addresses = confirmed.values(address=Lower("email"))
        return self.live().exclude(email="").filter(email__in=addresses)

    def opened_by(self, token: str) -> ShareQuerySet:
        """Keep what the token of a link opens: one share, or none."""
        return self.live().exclude(digest="").filter(digest=digest_of(token))


class Share(models.Model):
    """One way to read a profile: a link, or a person by their confirmed address.

    It always gives the profile itself, and more only where it says so. To take it back
    is to delete it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="shares"
    )
    # Of a link: what its owner calls it, and the digest of its token.
    name = models.CharField(
        _("name"), max_length=80, blank=True, validators=[validate_name]
    )
    digest = models.CharField(max_length=64, blank=True, editable=False)
    # Of a person: their address in lower case. Whether there is an account isn't kept.
    email = models.EmailField(_("e-mail"), blank=True)
    goals = models.ManyToManyField(Goal, blank=True, related_name="shares")
    with_evidence = models.BooleanField(_("with evidence and notes"), default=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("ends"), null=True, blank=True)
    # How often, and on which day last; never by whom.
    opened_count = models.PositiveIntegerField(_("opened"), default=0, editable=False)
    last_opened_on = models.DateField(_("last opened"), null=True, editable=False)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email="") & ~models.Q(digest="") & ~models.Q(name="")
                | ~models.Q(email="") & models.Q(digest="", name=""),
                name="share_by_link_or_with_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(email="") | models.Q(expires_at__isnull=False),
                name="share_link_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="share_ends_after_it_is_made",
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="share_in_lower_case"
            ),
            models.UniqueConstraint(
                fields=["digest"], condition=~models.Q(digest=""), name="share_token"
            ),
            models.UniqueConstraint(
                fields=["profile", "email"],
                condition=~models.Q(email=""),
                name="share_once_a_person",
            ),
        ]
        indexes = [
            models.Index(
                fields=["email"], condition=~models.Q(email=""), name="shares_by_person"
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        """Return where the person named reads it, once signed in."""
        return reverse("profiles:shared-detail", args=[self.uuid])

    @property
    def is_link(self) -> bool:
        return not self.email

    @property
    def is_live(self) -> bool:
        return self.expires_at is None or self.expires_at > timezone.now()

    @property
    def label(self) -> str:
        """What its owner knows it by."""
        return self.name or self.email
