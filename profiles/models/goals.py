"""Goals: aspirational profiles, and targets of one's own."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Role, Skill
from profiles.models.profiles import Profile
from search.matching import CONFIG, Folded, best_first, name_holds

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Outcome(models.TextChoices):
    """How a goal ended."""

    ACHIEVED = "achieved", _("achieved")
    SET_ASIDE = "set_aside", _("set aside")


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, user: User | AnonymousUser) -> GoalQuerySet:
        """Keep the goals that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def still_open(self) -> GoalQuerySet:
        return self.filter(closed_at__isnull=True)

    def soonest_first(self) -> GoalQuerySet:
        """Order by the day it is due, then the newest; closed goals come last."""
        return self.order_by(
            models.F("closed_at").desc(nulls_first=True),
            models.F("due_on").asc(nulls_last=True),
            "-created_at",
            "-pk",
        )

    def by_name(self) -> GoalQuerySet:
        return self.order_by(Lower("name"), "pk")

    def matching(self, words: str) -> GoalQuerySet:
        """Keep the goals whose name or roles hold `words`, best match first."""
        rows = self.annotate(
            folded=Folded("name"), search=SearchVector("name", config=CONFIG)
        )
        roles = Role.objects.annotate(folded=Folded("name")).filter(name_holds(words))
        of_roles = Goal.roles.through.objects.filter(role__in=roles.values("pk"))
        return best_first(rows, words, or_else=models.Q(pk__in=of_roles.values("goal")))


class Goal(models.Model):
    """An aspirational profile: what roles expect, and targets of one's own.

    A closed goal is kept as it was and can't be changed until it is opened again.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="goals")
    name = models.CharField(_("name"), max_length=120)
    roles = models.ManyToManyField(Role, blank=True, related_name="goals")
    due_on = models.DateField(_("due"), null=True, blank=True)
    created_at = models.DateTimeField(_("set"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome.choices, blank=True
    )
    # Names one sending of a form: the same form sent twice makes one goal.
    key = models.UUIDField(null=True, editable=False)

    objects = GoalQuerySet.as_manager()

    if TYPE_CHECKING:
        targets: RelatedManager[GoalSkill]

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="goal_once_a_form"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, outcome="")
                | models.Q(closed_at__isnull=False, outcome__in=Outcome.values),
                name="closed_goal_has_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("profiles:goal-detail", args=[self.uuid])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class GoalSkill(models.Model):
    """A target of one's own. It overrides what the roles ask; level 0 asks nothing."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="targets")
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, related_name="goal_targets"
    )
    rank = models.PositiveSmallIntegerField(_("target"))

    class Meta:
        verbose_name = _("own target")
        verbose_name_plural = _("own targets")
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "skill"], name="target_once_a_skill"
            )
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.rank}"
