"""Moves of a profile from one version to another, each with its report."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import FrameworkVersion
from profiles.models.profiles import Profile
from profiles.models.snapshots import Snapshot


class MoveQuerySet(models.QuerySet["Move"]):
    def visible_to(self, user: User | AnonymousUser) -> MoveQuerySet:
        """Keep the moves that `user` may read of: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def newest_first(self) -> MoveQuerySet:
        return self.order_by("-moved_at", "-pk")


class Move(models.Model):
    """One move: what became of every answer, and what it takes to put it back."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="moves")
    from_version = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="+"
    )
    to_version = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="+"
    )
    # Without it, the move can't be put back.
    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    moved_at = models.DateTimeField(_("moved"))
    # See profiles/move_reports.py.
    report = models.JSONField(_("report"), default=dict)
    # The targets as they were before, by goal and skill; null where there was none.
    targets_before = models.JSONField(_("targets before"), default=list)
    # What the answers were right after: only then may they be put back.
    answers_after = models.CharField(max_length=64)
    put_back_at = models.DateTimeField(_("put back"), null=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move to another version")
        verbose_name_plural = _("moves to another version")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_version=models.F("to_version")),
                name="move_leads_elsewhere",
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return reverse(
            "profiles:move-detail", args=[self.profile.framework.slug, self.uuid]
        )
