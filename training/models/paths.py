"""Learning paths: resources that a curator put into an order worth following."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from search.matching import Folded, best_first, text_vector
from training.models.resources import LearningResource


class LearningPathQuerySet(models.QuerySet["LearningPath"]):
    def visible_to(self, user: User | AnonymousUser) -> LearningPathQuerySet:
        """Keep the paths that `user` may read: the catalogue is public."""
        return self

    def matching(self, words: str) -> LearningPathQuerySet:
        """Keep the paths whose title or text hold `words`, best first."""
        rows = self.annotate(
            folded=Folded("title"), search=text_vector("title", "description")
        )
        return best_first(rows, words)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class LearningPath(models.Model):
    """Resources in an order, for one purpose."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    audience = models.CharField(_("who it is for"), max_length=300, blank=True)
    resources = models.ManyToManyField(
        LearningResource, through="PathStep", related_name="paths"
    )

    objects = LearningPathQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning path")
        verbose_name_plural = _("learning paths")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:path-detail", args=[self.slug])


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class PathStep(models.Model):
    """One resource of a path, at its place."""

    path = models.ForeignKey(
        LearningPath, on_delete=models.CASCADE, related_name="steps"
    )
    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="path_steps"
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)
    note = models.CharField(
        _("why here"), max_length=300, blank=True, help_text=_("Shown beside it.")
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["path", "resource"], name="resource_once_a_path"
            )
        ]

    def __str__(self) -> str:
        return f"{self.path}: {self.resource}"
