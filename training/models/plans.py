"""Plans: the way across one goal's gap that a person decided for."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Skill
from profiles.models import Goal
from training.models.resources import LearningResource
from training.wishes import MOST_HOURS_A_WEEK

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


LONGEST_WISHES = 2000


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User | AnonymousUser) -> PlanQuerySet:
        """Keep the plans that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(goal__profile__owner=user)


class Plan(models.Model):
    """What a person wants of the plan for a goal, and what it was when they kept it.

    The plan itself is worked out anew whenever it is read: levels and the catalogue
    change. How far a step is, is the mark on its resource (`ResourceMark`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="plan")
    hours_a_week = models.PositiveSmallIntegerField(
        _("hours a week"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS_A_WEEK)],
    )
    # The other wishes, as the address of the page says them (training/wishes.py).
    wishes = models.CharField(_("wishes"), max_length=LONGEST_WISHES, blank=True)
    kept_at = models.DateTimeField(_("kept"), auto_now=True)

    objects = PlanQuerySet.as_manager()

    if TYPE_CHECKING:
        steps: RelatedManager[PlanStep]

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hours_a_week__range=(1, MOST_HOURS_A_WEEK)),
                name="plan_has_hours",
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return reverse("training:plan") + f"?goal={self.goal.uuid}"


class PlanStep(models.Model):
    """A resource of a plan, as it stood when the plan was kept."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="plan_steps"
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    class Meta:
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of plans")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "resource"], name="resource_once_a_plan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.resource}"


class OutcomeQuerySet(models.QuerySet["StepOutcome"]):
    def visible_to(self, user: User | AnonymousUser) -> OutcomeQuerySet:
        """Keep the outcomes that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)


class StepOutcome(models.Model):
    """What a person says they hold after a resource, of one skill that it teaches.

    It is not their profile: that changes only where they say so.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="step_outcomes",
    )
    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="outcomes_said"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    before = models.PositiveSmallIntegerField(_("level before"), null=True)
    after = models.PositiveSmallIntegerField(_("level after"))
    said_at = models.DateTimeField(_("said"), auto_now=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome of a resource")
        verbose_name_plural = _("outcomes of resources")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "resource", "skill"], name="outcome_once_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource}: {self.after}"
