"""Searches of the catalogue that a person keeps, and has the news of mailed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User

LONGEST_QUERY = 1000


class Often(models.TextChoices):
    """How often news is mailed, at most."""

    WEEKLY = "weekly", _("every week")
    MONTHLY = "monthly", _("every month")
    NEVER = "never", _("never")


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def visible_to(self, user: User | AnonymousUser) -> SavedSearchQuerySet:
        """Keep the searches that `user` may read: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)


class SavedSearch(models.Model):
    """What a person looks for again and again."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="searches"
    )
    name = models.CharField(_("name"), max_length=120)
    query = models.CharField(_("what it looks for"), max_length=LONGEST_QUERY)
    """The part of the catalogue's address behind the question mark."""
    often = models.CharField(
        _("mail me what is new"), max_length=10, choices=Often, default=Often.WEEKLY
    )
    # A worker has no request to tell where the hub is.
    hub_address = models.CharField(max_length=300, editable=False)
    last_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("kept"), db_default=Now(), editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "query"], name="search_saved_once_an_owner"
            ),
            models.CheckConstraint(
                condition=models.Q(often__in=Often.values),
                name="search_is_mailed_as_often_as_there_are_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=~models.Q(often="never"),
                name="searches_that_are_mailed",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('training:resource-list')}?{self.query}"
