"""What stands beside a level: links that bear it out, and what a person adds in words.

Whoever may see the rating may see these; see `profiles/evidence.py`.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Skill
from profiles.models.profiles import Profile

LONGEST_URL, LONGEST_TITLE, LONGEST_NOTE = 500, 120, 2000


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User | AnonymousUser) -> EvidenceQuerySet:
        """Keep the evidence that `user` may change: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)


class EvidenceKind(models.TextChoices):
    REPOSITORY = "repository", _("Repository")
    PULL_REQUEST = "pull-request", _("Pull request")
    PUBLICATION = "publication", _("Publication")
    CERTIFICATE = "certificate", _("Certificate")
    OTHER = "other", _("Other")


class Evidence(models.Model):
    """A link that bears out what a person says of a skill. Nothing is fetched."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="evidence"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(_("what it is"), max_length=20, choices=EvidenceKind)
    url = models.CharField(
        _("address"),
        max_length=LONGEST_URL,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url__iregex=r"^https?://"),
                name="evidence_on_the_web",
                violation_error_message=_("Give an address with http:// or https://."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=EvidenceKind.values), name="evidence_kind"
            ),
            models.UniqueConstraint(
                fields=["profile", "skill", "url"],
                name="evidence_once",
                violation_error_message=_("This link stands at the skill already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url.partition("://")[2].rstrip("/")


class Interest(models.IntegerChoices):
    NONE = 0, _("Rather not")
    SOME = 1, _("If it comes up")
    STRONG = 2, _("Keen to")


class SkillRemarkQuerySet(models.QuerySet["SkillRemark"]):
    def visible_to(self, user: User | AnonymousUser) -> SkillRemarkQuerySet:
        """Keep the remarks that `user` may change: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(profile__owner=user)


class SkillRemark(models.Model):
    """What a person adds to a skill beside its level; all of it optional.

    It stays when the answer is cleared: one can be keen on what one has not assessed.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="remarks"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="remarks")
    interest = models.PositiveSmallIntegerField(
        _("interest"), choices=Interest, null=True, blank=True
    )
    last_used = models.PositiveSmallIntegerField(
        _("last used"), null=True, blank=True, help_text=_("The year.")
    )
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = SkillRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark on a skill")
        verbose_name_plural = _("remarks on skills")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "skill"], name="remark_once_a_skill"
            ),
            models.CheckConstraint(
                condition=models.Q(interest__isnull=True)
                | models.Q(interest__in=Interest.values),
                name="remark_interest",
            ),
            models.CheckConstraint(
                condition=models.Q(last_used__isnull=True)
                | models.Q(last_used__range=(1950, 2200)),
                name="remark_last_used",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.note[:40]}"

    @property
    def is_empty(self) -> bool:
        return self.interest is None and self.last_used is None and not self.note
