"""Where a person stands with a resource: saved, started, done, or not for them."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from training.models.resources import LearningResource


class MarkState(models.TextChoices):
    """In the order in which a person's own list shows them."""

    STARTED = "started", _("started")
    SAVED = "saved", _("saved")
    DONE = "done", _("done")
    NOT_FOR_ME = "not-for-me", _("not for me")


class ResourceMarkQuerySet(models.QuerySet["ResourceMark"]):
    def visible_to(self, user: User | AnonymousUser) -> ResourceMarkQuerySet:
        """Keep the marks that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)


class ResourceMark(models.Model):
    """What one person says of one resource. No row: nothing."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="marks"
    )
    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="marks"
    )
    state = models.CharField(_("state"), max_length=20, choices=MarkState)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ResourceMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark on a resource")
        verbose_name_plural = _("marks on resources")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "resource"], name="mark_once_a_resource"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=MarkState.values),
                name="mark_is_a_known_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource}: {self.get_state_display()}"
