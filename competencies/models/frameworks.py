"""Frameworks, their versions, and the words of their levels."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from search.matching import Folded, best_first, text_vector

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

# The second part of /profile/<framework>/ that the pages of a profile use themselves.
RESERVED_FRAMEWORK_SLUGS = ("goals", "compare", "sharing")
# The second part of /frameworks/<slug>/ that other pages use.
RESERVED_VERSIONS = ("skills", "edit", "history", "flag")
VERSION_FORMAT = RegexValidator(
    r"^[0-9A-Za-z][0-9A-Za-z.-]*\Z",
    _("Use letters, digits, dots and hyphens, such as 2.0."),
)


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")


PUBLIC_STATUSES = (Status.PUBLISHED, Status.RETIRED)
CURRENT_FIRST = (
    models.Case(
        models.When(status=Status.PUBLISHED, then=0),
        models.When(status=Status.RETIRED, then=1),
        default=2,
    ),
    "-published_at",
    "-pk",
)


def may_see_drafts(user: User | AnonymousUser) -> bool:
    """Say whether drafts of the framework are this person's business."""
    # Asking for staff first saves everybody else two queries.
    return user.is_staff and user.has_perm("competencies.view_frameworkversion")


def place_of_status(path: str = "") -> models.Case:
    """Return what puts the version in force first, then retired ones, then drafts."""
    return models.Case(
        models.When(**{f"{path}status": Status.PUBLISHED}, then=0),
        models.When(**{f"{path}status": Status.RETIRED}, then=1),
        default=2,
    )


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def visible_to(self, user: User | AnonymousUser) -> FrameworkQuerySet:
        """Keep the frameworks that `user` may read: those with a public version."""
        if may_see_drafts(user):
            return self
        public = FrameworkVersion.objects.filter(
            framework=models.OuterRef("pk"), status__in=PUBLIC_STATUSES
        )
        return self.filter(models.Exists(public))

    def matching(self, words: str) -> FrameworkQuerySet:
        """Keep the frameworks whose name or text hold `words`, best match first."""
        rows = self.annotate(
            folded=Folded("name"), search=text_vector("name", "description")
        )
        return best_first(rows, words)

    def with_counts(self) -> FrameworkQuerySet:
        """Add how many skills are in force and how many versions there are."""
        in_force = models.Q(versions__status=Status.PUBLISHED)
        return self.annotate(
            skill_count=models.Count("versions__skill_editions", filter=in_force),
            version_count=models.Count("versions", distinct=True),
        )

    def published(self) -> FrameworkQuerySet:
        """Keep the frameworks in force: those one can make a profile in."""
        return self.filter(versions__status=Status.PUBLISHED)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Framework(models.Model):
    """A structured set of skills on one fixed scale of levels."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    uri = models.CharField(
        _("address where it comes from"),
        max_length=500,
        blank=True,
        default="",
        editable=False,
    )
    highest_rank = models.PositiveSmallIntegerField(
        _("highest level"),
        null=True,
        blank=True,
        help_text=_(
            "Levels run from 0 to this. It is fixed once a version is published."
        ),
    )

    objects = FrameworkQuerySet.as_manager()

    if TYPE_CHECKING:
        versions: RelatedManager[FrameworkVersion]

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_FRAMEWORK_SLUGS),
                name="framework_slug_is_no_page",
                violation_error_message=_("The hub uses this address itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(highest_rank__isnull=True)
                | models.Q(highest_rank__range=(1, 20)),
                name="scale_of_1_to_20",
                violation_error_message=_("A scale ends between level 1 and 20."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("competencies:framework-detail", args=[self.slug])


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def visible_to(self, user: User | AnonymousUser) -> FrameworkVersionQuerySet:
        """Keep the versions that `user` may read; drafts are for curators."""
        if may_see_drafts(user):
            return self
        return self.filter(status__in=PUBLIC_STATUSES)

    def published(self) -> FrameworkVersionQuerySet:
        return self.filter(status=Status.PUBLISHED)

    def one_a_framework(self) -> FrameworkVersionQuerySet:
        """Keep the version in force of each framework, else its newest."""
        current = self.order_by("framework", *CURRENT_FIRST).distinct("framework")
        return self.filter(pk__in=current.values("pk"))

    def current_first(self) -> FrameworkVersionQuerySet:
        """Order so that the version in force comes first, then the newest."""
        return self.order_by(*CURRENT_FIRST)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class FrameworkVersion(models.Model):
    """What the framework said at one time. Once published it never changes."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="versions"
    )
    version = models.CharField(
        _("version"),
        max_length=40,
        validators=[VERSION_FORMAT],
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    depth_names = models.JSONField(
        _("names of the depths"),
        default=list,
        blank=True,
        help_text=_("What groups are called, outermost first."),
    )
    notes = models.TextField(_("what is new"), blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    # What a file said that the hub has no field for, by format (docs/adr/0029).
    extra = models.JSONField(
        _("what only other formats say"), default=dict, blank=True, editable=False
    )

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "version"], name="version_once_a_framework"
            ),
            models.UniqueConstraint(
                fields=["framework"],
                condition=models.Q(status="published"),
                name="one_version_in_force",
            ),
            models.CheckConstraint(
                condition=~models.Q(version__in=RESERVED_VERSIONS),
                name="version_is_no_page",
                violation_error_message=_("The hub uses this address itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse(
            "competencies:version-detail", args=[self.framework.slug, self.version]
        )

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_retired(self) -> bool:
        return self.status == Status.RETIRED


class Level(models.Model):
    """What one rank of the scale is called, and what it looks like in general."""

    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.CASCADE, related_name="levels"
    )
    rank = models.PositiveSmallIntegerField(_("rank"))
    name = models.CharField(_("name"), max_length=100)
    short_description = models.CharField(_("in short"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    focus = models.CharField(_("focus"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "rank"], name="level_once_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rank} {self.name}"
