"""Where a community is met: its site, its list, its chat."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.kinds import Access, ChannelKind
from communities.models.communities import Community

# The shape of a language tag such as en or pt-BR (RFC 5646), not the whole of it.
is_language = RegexValidator(
    r"^[A-Za-z]{2,3}(-[0-9A-Za-z]{2,8})*\Z", _("Use codes such as en or es.")
)


class ChannelQuerySet(models.QuerySet["Channel"]):
    def visible_to(self, user: User | AnonymousUser) -> ChannelQuerySet:
        """Keep the channels that `user` may read: they are public."""
        return self


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Channel(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="channels"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ChannelKind)
    label = models.CharField(_("name"), max_length=120, blank=True, default="")
    url = models.URLField(_("web address"), max_length=500)
    join_url = models.URLField(
        _("where one joins"), max_length=500, blank=True, default=""
    )
    access = models.CharField(
        _("access"), max_length=10, choices=Access, blank=True, default=""
    )
    language = models.CharField(
        _("language"), max_length=20, blank=True, default="", validators=[is_language]
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "url"], name="channel_once_a_community"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ChannelKind.values),
                name="channel_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.get_kind_display())
