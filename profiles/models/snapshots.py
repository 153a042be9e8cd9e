"""Snapshots: what a profile held at one time, kept as it was."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from competencies.models import FrameworkVersion
from profiles.models.profiles import Profile


class SnapshotKind(models.TextChoices):
    DAILY = "daily", gettext_lazy("kept each day")
    NAMED = "named", gettext_lazy("kept by you")
    QUARTERLY = "quarterly", gettext_lazy("kept each quarter")
    MIGRATION = "migration", gettext_lazy("kept before a move")


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def visible_to(self, user: User | AnonymousUser) -> SnapshotQuerySet:
        """Keep the snapshots that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def newest_first(self) -> SnapshotQuerySet:
        return self.order_by("-taken_at", "-pk")


class Snapshot(models.Model):
    """All answers of a profile at one time. The database refuses to change one.

    `answers` holds by the UUID of each skill: rank (null where not applicable),
    not_applicable, assessed_at, confirmed_at, and rated_in, the version's name. What
    is not in it was not assessed. It goes with the person, or when they delete it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="snapshots"
    )
    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(
        gettext_lazy("kind"), max_length=10, choices=SnapshotKind.choices
    )
    # Chosen by the person; else the day, the quarter, or the version moved to.
    name = models.CharField(gettext_lazy("name"), max_length=120)
    taken_at = models.DateTimeField(gettext_lazy("taken"))
    answers = models.JSONField(gettext_lazy("answers"), default=dict)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("snapshot")
        verbose_name_plural = gettext_lazy("snapshots")
        constraints = [
            # A person may move to a version twice, when they were put back between.
            models.UniqueConstraint(
                "profile",
                "kind",
                Lower("name"),
                condition=~models.Q(kind=SnapshotKind.MIGRATION),
                name="snapshot_once_a_name",
                violation_error_message=gettext_lazy("You have one of this name."),
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="snapshot_named"),
        ]
        indexes = [
            models.Index(fields=["profile", "-taken_at"], name="snapshots_by_time")
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return reverse(
            "profiles:snapshot-detail", args=[self.profile.framework.slug, self.uuid]
        )

    @property
    def title(self) -> str:
        """What to call it on a page: the person's own words, or what it is of."""
        words = {
            SnapshotKind.QUARTERLY: _("End of %(name)s"),
            SnapshotKind.MIGRATION: _("Before the move to %(name)s"),
        }
        return words.get(SnapshotKind(self.kind), "%(name)s") % {"name": self.name}
