"""Every change of an answer, as the database itself wrote it down (docs/adr/0039)."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import FrameworkVersion, Skill
from profiles.models.profiles import Profile


class AssessmentEventQuerySet(models.QuerySet["AssessmentEvent"]):
    def visible_to(self, user: User | AnonymousUser) -> AssessmentEventQuerySet:
        """Keep the changes of the answers of `user`. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)

    def in_order(self) -> AssessmentEventQuerySet:
        """Order as it happened."""
        return self.order_by("at", "pk")


class AssessmentEvent(models.Model):
    """An answer given, changed or cleared. Cleared: neither rank nor not applicable.

    A trigger on the answers writes these rows, and nothing else does. They go with the
    profile: the database deletes them, since clearing the answers writes more.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="events", db_constraint=False
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    not_applicable = models.BooleanField(_("not applicable"), default=False)
    rated_in = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"))

    objects = AssessmentEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of an answer")
        verbose_name_plural = _("changes of answers")
        indexes = [models.Index(fields=["profile", "at"], name="history_of_profile")]

    def __str__(self) -> str:
        return f"{self.skill}: {self.rank} ({self.at:%Y-%m-%d})"

    @property
    def is_cleared(self) -> bool:
        return self.rank is None and not self.not_applicable
