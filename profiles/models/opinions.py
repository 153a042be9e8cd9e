"""What others say of a person's skills, when that person asked them (docs/adr/0041).

An opinion stands beside the self-assessment and is never averaged into it.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Skill
from profiles.models.profiles import Profile

LONGEST_REASON = 1000


class OpinionRequestQuerySet(models.QuerySet["OpinionRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> OpinionRequestQuerySet:
        """Keep the requests that `user` made. The mailed link is another door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def open(self) -> OpinionRequestQuerySet:
        """Keep those that can still be answered."""
        return self.filter(answered_at__isnull=True, expires_at__gt=timezone.now())


class OpinionRequest(models.Model):
    """Somebody is asked, by address, what they think of a person's skills.

    Of the mailed token only a fingerprint is kept; answering uses it up.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="opinion_requests"
    )
    email = models.EmailField(_("whom you ask"), blank=True)
    """Empty once the account of whom was asked is erased."""
    skills = models.ManyToManyField(Skill, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    expires_at = models.DateTimeField(_("until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = OpinionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for an opinion")
        verbose_name_plural = _("requests for opinions")

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return f"{reverse('profiles:opinion-list')}?list=asked"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.expires_at > timezone.now()


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, user: User | AnonymousUser) -> OpinionQuerySet:
        """Keep the opinions about `user`'s own skills. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def shown(self) -> OpinionQuerySet:
        """Keep those that the person lets others see beside their rating."""
        return self.filter(shown_at__isnull=False)


class Opinion(models.Model):
    """A level with a reason, or an endorsement, by somebody who was asked.

    Hidden from everyone else until the person it is about shows it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="opinions"
    )
    request = models.ForeignKey(
        OpinionRequest, on_delete=models.CASCADE, related_name="opinions"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="opinions_given",
    )
    """None once the author's account is erased."""
    rank = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    """None: an endorsement, which names no level."""
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    shown_at = models.DateTimeField(_("shown"), null=True, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "skill"], name="opinion_once_a_skill"
            ),
            models.CheckConstraint(
                condition=models.Q(rank__isnull=True) | ~models.Q(reason=""),
                name="level_with_a_reason",
                violation_error_message=_("Say why you give this level."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.rank}"
