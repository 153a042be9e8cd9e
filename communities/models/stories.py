"""What a community tells of itself: its story, its size over time, its picture."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from communities.models.communities import Community

LARGEST_LOGO = 200_000


class CaseStudyQuerySet(models.QuerySet["CaseStudy"]):
    def visible_to(self, user: User | AnonymousUser) -> CaseStudyQuerySet:
        """Keep the case studies that `user` may read: they are public."""
        return self


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["created_at"],
)
class CaseStudy(models.Model):
    """How a community came to where it is, in four parts of Markdown.

    Its date says when it was written, and nothing of whether the entry is right.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="case_studies"
    )
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("at the start"), blank=True, default="")
    challenge = models.TextField(_("the challenge"), blank=True, default="")
    need = models.TextField(_("the need"), blank=True, default="")
    solution = models.TextField(_("the solution"), blank=True, default="")
    current_status = models.TextField(_("where it stands"), blank=True, default="")
    lessons = models.TextField(_("what was learnt"), blank=True, default="")
    written_on = models.DateField(_("written"), null=True, blank=True)
    source_url = models.URLField(
        _("address of the source"), max_length=500, blank=True, default=""
    )
    licence = models.CharField(_("licence"), max_length=60, blank=True, default="")
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = CaseStudyQuerySet.as_manager()

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        ordering = [models.F("written_on").desc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "title"], name="case_study_once_a_community"
            )
        ]

    def __str__(self) -> str:
        return self.title


class MemberCountQuerySet(models.QuerySet["MemberCount"]):
    def visible_to(self, user: User | AnonymousUser) -> MemberCountQuerySet:
        """Keep the counts that `user` may read: they are public."""
        return self


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class MemberCount(models.Model):
    """How many there were on a day, and of what."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="member_counts"
    )
    counted_on = models.DateField(_("on"))
    count = models.PositiveIntegerField(_("how many"))
    what = models.CharField(
        _("of what"),
        max_length=80,
        default="members",
        help_text=_("Such as members, people in the chat, readers of the newsletter."),
    )
    source = models.CharField(
        _("where this comes from"), max_length=500, blank=True, default=""
    )

    objects = MemberCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("size")
        verbose_name_plural = _("sizes")
        ordering = ["-counted_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "counted_on", "what"], name="count_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.what}"


class Logo(models.Model):
    """A picture that the hub has drawn anew from what was uploaded, in the database."""

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, related_name="logo"
    )
    picture = models.BinaryField()  # PNG
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")

    def __str__(self) -> str:
        return f"logo of {self.community}"
