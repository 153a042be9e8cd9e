"""A challenge: something that the profession struggles with."""

from __future__ import annotations

import uuid

import pghistory
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from search.matching import Folded, best_first, text_vector

RESERVED_SLUGS = ("gaps", "propose")


class Stage(models.TextChoices):
    """How far a challenge is on its way to be one of the profession."""

    DRAFT = "draft", _("a draft")
    CONSULTATION = "consultation", _("up for discussion")
    PUBLISHED = "published", _("published")
    RESOLVED = "resolved", _("resolved")


class Category(models.TextChoices):
    """Where a challenge is felt."""

    PERSONAL = "personal", _("personal")
    SOCIAL = "social", _("social")
    ORGANISATIONAL = "organisational", _("organisational")
    TECHNICAL = "technical", _("technical")


SETTLED = (Stage.PUBLISHED, Stage.RESOLVED)


def curates_challenges(user: User | AnonymousUser) -> bool:
    """Say whether a person looks after every challenge."""
    return user.is_staff and user.has_perm("challenges.change_challenge")


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def visible_to(self, user: User | AnonymousUser) -> ChallengeQuerySet:
        """Keep what `user` may read: all but drafts, which are their editors'."""
        if curates_challenges(user):
            return self
        public = ~models.Q(stage=Stage.DRAFT)
        if user.is_authenticated:
            edited = Challenge.editors.through.objects.filter(user=user)
            public |= models.Q(pk__in=edited.values("challenge"))
        return self.filter(public)

    def edited_by(self, user: User | AnonymousUser) -> ChallengeQuerySet:
        """Keep those of which a person is an editor."""
        if not user.is_authenticated:
            return self.none()
        edited = Challenge.editors.through.objects.filter(user=user)
        return self.filter(pk__in=edited.values("challenge"))

    def settled(self) -> ChallengeQuerySet:
        """Keep what was agreed on: no draft, nothing that is discussed still."""
        return self.filter(stage__in=SETTLED)

    def matching(self, words: str) -> ChallengeQuerySet:
        """Keep the challenges whose title or text hold `words`, best first."""
        rows = self.annotate(
            folded=Folded("title"), search=text_vector("title", "description")
        )
        return best_first(rows, words)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["imported", "created_at", "updated_at"],
)
class Challenge(models.Model):
    """A challenge, with the words that belong to no item of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("what the problem is"), blank=True)
    category = models.CharField(
        _("where it is felt"), max_length=20, choices=Category, blank=True
    )
    guidance = models.TextField(_("guidance"), blank=True)
    stage = models.CharField(
        _("stage"), max_length=20, choices=Stage, default=Stage.CONSULTATION
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="edited_challenges",
        verbose_name=_("editors"),
        help_text=_("They decide what is suggested for it."),
    )
    # What a document says that the hub has no table for, given back when it is written.
    intros = models.JSONField(_("words before lists"), default=dict, blank=True)
    others = models.JSONField(_("other headings"), default=list, blank=True)
    layout = models.JSONField(_("order of the headings"), default=list, blank=True)
    names_children = models.BooleanField(_("lists its parts"), default=False)
    source_path = models.CharField(_("file it comes from"), max_length=300, blank=True)
    source_commit = models.CharField(_("commit of it"), max_length=64, blank=True)
    imported = models.JSONField(
        _("what the last import brought"), default=dict, editable=False
    )
    # Moved on by triggers, also when an item changes.
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(stage__in=SETTLED)
                | models.Q(published_on__isnull=False),
                name="settled_challenges_say_since_when",
                violation_error_message=_("Say since when it is published."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="challenge_is_no_part_of_itself",
                violation_error_message=_("A challenge can't be a part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("challenges:challenge-detail", args=[self.slug])

    @property
    def is_draft(self) -> bool:
        return self.stage == Stage.DRAFT

    @property
    def is_discussed(self) -> bool:
        return self.stage == Stage.CONSULTATION
