"""Who gives or keeps training."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from search.matching import Folded, best_first, text_vector


class ProviderQuerySet(models.QuerySet["Provider"]):
    def visible_to(self, user: User | AnonymousUser) -> ProviderQuerySet:
        """Keep the providers that `user` may read: the catalogue is public."""
        return self

    def matching(self, words: str) -> ProviderQuerySet:
        """Keep the providers whose name or text hold `words`, best first."""
        rows = self.annotate(
            folded=Folded("name"), search=text_vector("name", "description")
        )
        return best_first(rows, words)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Provider(models.Model):
    """Who gives or keeps training."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    ror = models.CharField(_("ROR identifier"), max_length=100, blank=True)
    description = models.TextField(_("description"), blank=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("training:provider-detail", args=[self.slug])
