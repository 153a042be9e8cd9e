"""Every web address the hub uses, once, with what is known of its health."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curation.link_outcomes import Outcome
from curation.link_states import Course, State
from curation.link_words import STATE_NAMES

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class UrlQuerySet(models.QuerySet["Url"]):
    def due(self, at: datetime) -> UrlQuerySet:
        """Keep what is to be looked at, what waits longest first."""
        return self.filter(next_due__lte=at).order_by("next_due", "pk")


class Url(models.Model):
    """A web address in its one spelling, however many records use it.

    What the looks at it add up to is a `Course`, in fields of the same names.
    """

    address = models.CharField(_("address"), max_length=1000, unique=True)
    first_seen_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    # Whose server is asked: one thing at a time.
    site = models.CharField(_("site"), max_length=255, blank=True)
    # How many people's plans and the like hang on it, as upper apps say.
    weight = models.PositiveIntegerField(_("weight"), default=0)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=list(STATE_NAMES.items()),
        default=State.UNCHECKED,
    )
    since = models.DateTimeField(_("since"), null=True, blank=True)
    checked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    next_due = models.DateTimeField(
        _("to be looked at"), default=timezone.now, db_default=Now()
    )
    code = models.CharField(_("what was found"), max_length=40, blank=True)
    final_address = models.CharField(_("moved to"), max_length=2000, blank=True)
    ignored_until = models.DateTimeField(_("verified until"), null=True, blank=True)
    successes = models.PositiveSmallIntegerField(_("successes in a row"), default=0)
    unknowns = models.PositiveSmallIntegerField(_("unknown in a row"), default=0)
    failures = models.PositiveSmallIntegerField(_("failures that count"), default=0)
    firm = models.PositiveSmallIntegerField(_("of them “gone”"), default=0)
    first_failed_at = models.DateTimeField(_("first failed"), null=True, blank=True)
    counted_at = models.DateTimeField(_("last failure counted"), null=True, blank=True)

    objects = UrlQuerySet.as_manager()

    if TYPE_CHECKING:
        uses: RelatedManager[UrlUse]
        checks: RelatedManager[LinkCheck]

    class Meta:
        verbose_name = _("web address")
        verbose_name_plural = _("web addresses")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.IGNORED, ignored_until__isnull=False)
                | (~models.Q(state=State.IGNORED) & models.Q(ignored_until=None)),
                name="verified_links_say_until_when",
            ),
        ]
        indexes = [
            models.Index(fields=["next_due", "id"], name="url_due"),
            models.Index(fields=["site", "next_due"], name="url_site_due"),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def course(self) -> Course:
        known = {field.name: getattr(self, field.name) for field in fields(Course)}
        return Course(**known | {"state": State(self.state)})

    @course.setter
    def course(self, course: Course) -> None:
        for field in fields(Course):
            setattr(self, field.name, getattr(course, field.name))
        if course.state is not State.IGNORED:
            self.ignored_until = None

    @property
    def is_moved(self) -> bool:
        """Say whether there is an address that its records could use instead."""
        return self.state == State.REDIRECTED and bool(self.final_address)


class UrlUse(models.Model):
    """Where an address stands. Triggers write the rows; `settle_urls` ties them."""

    kind = models.CharField(_("kind"), max_length=40)
    record = models.CharField(_("record"), max_length=40)
    field = models.CharField(_("field"), max_length=40)
    raw = models.CharField(_("as it is written there"), max_length=1000)
    url = models.ForeignKey(
        Url,
        on_delete=models.PROTECT,
        null=True,
        related_name="uses",
        verbose_name=_("web address"),
    )

    class Meta:
        verbose_name = _("use of a web address")
        verbose_name_plural = _("uses of web addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record", "field"], name="url_use_once_a_field"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}, {self.field}"


class LinkCheck(models.Model):
    """One look at an address, and what was found; the last twenty are kept."""

    url = models.ForeignKey(
        Url,
        on_delete=models.CASCADE,
        related_name="checks",
        verbose_name=_("web address"),
    )
    at = models.DateTimeField(_("looked at"))
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=[(each, each) for each in Outcome]
    )
    code = models.CharField(_("what was found"), max_length=40)
    final_address = models.CharField(_("ended at"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("look at a web address")
        verbose_name_plural = _("looks at web addresses")
        indexes = [models.Index(fields=["url", "-at", "-id"], name="link_check_newest")]

    def __str__(self) -> str:
        return f"{self.url_id}: {self.code}"


class LinkSite(models.Model):
    """A site that is asked one thing at a time, by whichever worker is first."""

    name = models.CharField(_("site"), max_length=255, primary_key=True)
    # While somebody asks; past it, they are taken to have died.
    busy_until = models.DateTimeField(_("busy until"), null=True, blank=True)
    free_at = models.DateTimeField(_("may be asked again"), db_default=Now())

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")

    def __str__(self) -> str:
        return self.name
