"""What a community does: activities with a rhythm, and the times they take place."""

from __future__ import annotations

import uuid
import zoneinfo

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.kinds import ActivityKind, ActivityStatus, OccurrenceStatus
from communities.models.communities import Community

LONGEST_MINUTES = 20_160  # two weeks


def is_time_zone(name: str) -> None:
    """Refuse what the time zone database of the IANA doesn't have."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Give a time zone such as Africa/Johannesburg."))


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: User | AnonymousUser) -> ActivityQuerySet:
        """Keep the activities that `user` may read: they are public."""
        return self


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["imported", "sequence", "created_at", "updated_at"],
)
class Activity(models.Model):
    """Something that happens again and again, or is meant to.

    The rhythm is counted by the clock of the time zone, from `starts_at` on, so that a
    meeting at ten stays at ten when the clocks change.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="activities"
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=ActivityKind, blank=True, default=""
    )
    description = models.TextField(_("description"), blank=True, default="")
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ActivityStatus,
        default=ActivityStatus.ACTIVE,
    )
    status_note = models.CharField(
        _("about the status"), max_length=200, blank=True, default=""
    )
    rhythm = models.CharField(
        _("rhythm"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("An RRULE of iCalendar such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU."),
    )
    rhythm_words = models.CharField(
        _("rhythm in words"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("Where no rule says it, such as “now and then”."),
    )
    starts_at = models.DateTimeField(_("first time"), null=True, blank=True)
    minutes = models.PositiveIntegerField(
        _("how long, in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="UTC", validators=[is_time_zone]
    )
    place = models.CharField(_("place"), max_length=300, blank=True, default="")
    is_online = models.BooleanField(_("online"), default=False)
    url = models.URLField(_("web address"), max_length=500, blank=True, default="")
    join_url = models.URLField(
        _("where one joins"), max_length=500, blank=True, default=""
    )
    ical_url = models.URLField(
        _("its calendar elsewhere"), max_length=500, blank=True, default=""
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    wants_organisers = models.BooleanField(_("looks for organisers"), default=False)
    verified_at = models.DateTimeField(
        _("last said to be right"), null=True, blank=True, editable=False
    )
    imported = models.JSONField(
        _("what the last import brought"), default=dict, editable=False
    )
    # Both moved on by a trigger, so that no write path can forget them.
    sequence = models.PositiveIntegerField(db_default=0, editable=False)
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], name="activity_once_a_community"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ActivityStatus.values),
                name="activity_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm="") | models.Q(starts_at__isnull=False),
                name="activity_rhythm_has_a_beginning",
                violation_error_message=_("Say when it first takes place."),
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=True)
                | models.Q(minutes__range=(1, LONGEST_MINUTES)),
                name="activity_lasts_a_while",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def visible_to(self, user: User | AnonymousUser) -> OccurrenceQuerySet:
        """Keep the occurrences that `user` may read: they are public."""
        return self

    def upcoming(self) -> OccurrenceQuerySet:
        """Keep what is not over yet; what is called off stays until its day."""
        return self.filter(ends_at__gte=timezone.now())


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["imported", "sequence", "created_at", "updated_at"],
)
class Occurrence(models.Model):
    """One time at which something takes place.

    Of an activity with a rhythm it stands for the time that the rule names as
    `rule_starts_at`: moved, called off, or told more of. What the rule says is not
    stored otherwise.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="occurrences"
    )
    activity = models.ForeignKey(
        Activity,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="occurrences",
        verbose_name=_("activity"),
    )
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True, default="")
    url = models.URLField(_("web address"), max_length=500, blank=True, default="")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    is_all_day = models.BooleanField(_("whole days"), default=False)
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="UTC", validators=[is_time_zone]
    )
    place = models.CharField(_("place"), max_length=300, blank=True, default="")
    is_online = models.BooleanField(_("online"), default=False)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=OccurrenceStatus,
        default=OccurrenceStatus.CONFIRMED,
    )
    rule_starts_at = models.DateTimeField(
        _("time by the rule"), null=True, blank=True, editable=False
    )
    foreign_uid = models.CharField(
        _("identifier where it comes from"),
        max_length=300,
        blank=True,
        default="",
        editable=False,
    )
    imported = models.JSONField(
        _("what the last import brought"), default=dict, editable=False
    )
    # Both moved on by a trigger, so that no write path can forget them.
    sequence = models.PositiveIntegerField(db_default=0, editable=False)
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="occurrence_ends_after_it_begins",
                violation_error_message=_("Give an end that is not before its start."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=OccurrenceStatus.values),
                name="occurrence_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(rule_starts_at__isnull=True)
                | models.Q(activity__isnull=False),
                name="occurrence_by_a_rule_has_an_activity",
            ),
            models.UniqueConstraint(
                fields=["activity", "rule_starts_at"],
                condition=models.Q(rule_starts_at__isnull=False),
                name="occurrence_once_a_time_of_the_rule",
            ),
            models.UniqueConstraint(
                fields=["community", "foreign_uid", "rule_starts_at"],
                condition=~models.Q(foreign_uid=""),
                nulls_distinct=False,
                name="occurrence_once_a_foreign_identifier",
            ),
        ]
        indexes = [models.Index(fields=["ends_at"], name="occurrence_end")]

    def __str__(self) -> str:
        return self.title
