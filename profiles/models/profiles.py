"""Profiles and the levels people say they hold."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Framework, FrameworkVersion, Role, Skill

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from profiles.models.goals import Goal
    from profiles.models.moves import Move


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, user: User | AnonymousUser) -> ProfileQuerySet:
        """Keep the profiles that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)

    def last_used_first(self) -> ProfileQuerySet:
        """Order by the newest answer; profiles without one come by their beginning."""
        newest = models.Max("assessments__confirmed_at")
        return self.annotate(used_at=Coalesce(newest, "created_at")).order_by(
            "-used_at", "-pk"
        )


class Profile(models.Model):
    """What one person holds in one framework, and of which version they read it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profiles"
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="profiles"
    )
    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="profiles"
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    nearest_role = models.ForeignKey(
        Role, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """The role that cuts the list of skills to assess; None: all of them are asked."""
    role_asked = models.BooleanField(_("asked for the nearest role"), default=False)

    objects = ProfileQuerySet.as_manager()

    if TYPE_CHECKING:
        assessments: RelatedManager[SkillAssessment]
        goals: RelatedManager[Goal]
        moves: RelatedManager[Move]

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "framework"], name="profile_once_a_framework"
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return reverse("profiles:profile-detail", args=[self.framework.slug])


class SkillAssessment(models.Model):
    """The level a person says they hold in a skill, or that it isn't their work.

    No row means not assessed; rank 0 is an honest "none yet". The database refuses a
    rank that the framework lacks and a skill of another framework.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="assessments"
    )
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, related_name="assessments"
    )
    rank = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    not_applicable = models.BooleanField(_("not applicable"), default=False)
    rated_in = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="+"
    )
    assessed_at = models.DateTimeField(_("assessed"))
    confirmed_at = models.DateTimeField(_("confirmed"))

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "skill"], name="assessment_once_a_skill"
            ),
            models.CheckConstraint(
                condition=models.Q(rank__isnull=True, not_applicable=True)
                | models.Q(rank__isnull=False, not_applicable=False),
                name="rated_or_not_applicable",
                violation_error_message=_("Give a level, or say it doesn't apply."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["skill", "rank"], include=["profile"], name="who_holds_what"
            )
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {'n/a' if self.not_applicable else self.rank}"
