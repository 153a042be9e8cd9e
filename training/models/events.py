"""Training at a time: a course that is given, a workshop, a talk."""

from __future__ import annotations

import uuid
import zoneinfo

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from search.matching import Folded, best_first, text_vector
from training.kinds import Cost
from training.models.providers import Provider
from training.models.resources import LearningResource


def is_time_zone(name: str) -> None:
    """Refuse what the time zone database of the IANA doesn't have."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Give a time zone such as Europe/Berlin."))


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User | AnonymousUser) -> EventQuerySet:
        """Keep the events that `user` may read: the catalogue is public."""
        return self

    def upcoming(self) -> EventQuerySet:
        """Keep what is not over yet; what is called off stays until its day."""
        return self.filter(ends_at__gte=timezone.now())

    def matching(self, words: str) -> EventQuerySet:
        """Keep the events whose title, text or place hold `words`, best first."""
        rows = self.annotate(
            folded=Folded("title"), search=text_vector("title", "description")
        )
        return best_first(rows, words, or_else=models.Q(place__icontains=words))


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["imported", "sequence", "created_at", "updated_at"],
)
class Event(models.Model):
    """Something to take part in, from one moment to another."""

    class Status(models.TextChoices):
        """The words of iCalendar's STATUS that an event of ours can have."""

        CONFIRMED = "confirmed", _("takes place")
        TENTATIVE = "tentative", _("not certain yet")
        CANCELLED = "cancelled", _("called off")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    description = models.TextField(_("description"), blank=True)
    provider = models.ForeignKey(
        Provider,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("provider"),
    )
    resource = models.ForeignKey(
        LearningResource,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("resource"),
        help_text=_("What is taught at it, where the catalogue has that."),
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    is_all_day = models.BooleanField(_("whole days"), default=False)
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="UTC", validators=[is_time_zone]
    )
    place = models.CharField(_("place"), max_length=300, blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    cost = models.CharField(_("cost"), max_length=20, choices=Cost, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.CONFIRMED
    )
    foreign_uid = models.CharField(
        _("identifier where it comes from"), max_length=300, blank=True, editable=False
    )
    imported = models.JSONField(
        _("what the last import brought"), default=dict, editable=False
    )
    # Both moved on by a trigger, so that no write path can forget them.
    sequence = models.PositiveIntegerField(db_default=0, editable=False)
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="event_ends_after_it_begins",
                violation_error_message=_("Give an end that is not before its start."),
            ),
            models.UniqueConstraint(
                fields=["foreign_uid"],
                condition=~models.Q(foreign_uid=""),
                name="event_once_a_foreign_identifier",
            ),
        ]
        indexes = [models.Index(fields=["ends_at"], name="event_end")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:event-detail", args=[self.slug])
