"""Appraisal packs: what an appraisal was held on, kept as it was said then."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from profiles.models.profiles import Profile


class PackQuerySet(models.QuerySet["AppraisalPack"]):
    def visible_to(self, user: User | AnonymousUser) -> PackQuerySet:
        """Keep the packs that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)


class AppraisalPack(models.Model):
    """A profile, a goal and the gap at one time. The database refuses to change one.

    `content` holds every word of it (profiles/exporters/keeping.py): a role or a skill
    that is worded anew later does not reach it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="packs")
    name = models.CharField(_("name"), max_length=120, validators=[validate_name])
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    content = models.JSONField(_("content"))

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name = _("appraisal pack")
        verbose_name_plural = _("appraisal packs")
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="pack_named")
        ]
        indexes = [models.Index(fields=["profile", "-made_at"], name="packs_by_time")]

    def __str__(self) -> str:
        return str(self.uuid)
