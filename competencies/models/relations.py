"""How skills stand to one another, within a framework and across two."""

from __future__ import annotations

import uuid

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models.frameworks import Framework
from competencies.models.skills import Skill


class SkillRelationQuerySet(models.QuerySet["SkillRelation"]):
    def crosswalks(self) -> SkillRelationQuerySet:
        """Keep the ties that match skills of two frameworks."""
        return self.filter(is_crosswalk=True)

    def visible_to(self, user: User | AnonymousUser) -> SkillRelationQuerySet:
        """Keep the ties between skills of frameworks that `user` may read."""
        public = Framework.objects.visible_to(user).values("pk")
        return self.filter(
            from_skill__framework__in=public, to_skill__framework__in=public
        )

    def between(self, one: Framework, other: Framework) -> SkillRelationQuerySet:
        """Keep the ties between two frameworks, whichever way they were said."""
        there = models.Q(from_skill__framework=one, to_skill__framework=other)
        back = models.Q(from_skill__framework=other, to_skill__framework=one)
        return self.filter(there | back)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class SkillRelation(models.Model):
    """A directed tie between two skills, which may be of two frameworks.

    Of two frameworks it is a crosswalk: there the database keeps one tie a pair of
    skills, whichever way it was said (docs/adr/0037).
    """

    class Kind(models.TextChoices):
        RELATED = "related", _("is related to")
        REQUIRES = "requires", _("requires")
        EXACT_MATCH = "exact_match", _("is the same as")
        CLOSE_MATCH = "close_match", _("is nearly the same as")
        BROAD_MATCH = "broad_match", _("is part of the broader")
        NARROW_MATCH = "narrow_match", _("covers the narrower")
        REPLACED_BY = "replaced_by", _("is replaced by")

    uuid = models.UUIDField(
        default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
    from_skill = models.ForeignKey(
        Skill, on_delete=models.CASCADE, related_name="relations"
    )
    to_skill = models.ForeignKey(
        Skill, on_delete=models.CASCADE, related_name="relations_back"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.RELATED
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("Who says so, or where it is written."),
    )
    note = models.CharField(_("note"), max_length=1000, blank=True, default="")
    confirmed_at = models.DateTimeField(
        _("confirmed"), null=True, blank=True, editable=False
    )
    """When a curator looked at it; None: as a file said it, nobody has yet."""
    # A trigger says so of ties that match skills of two frameworks.
    is_crosswalk = models.BooleanField(
        _("between frameworks"), default=False, editable=False
    )

    objects = SkillRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation between skills")
        verbose_name_plural = _("relations between skills")
        constraints = [
            models.UniqueConstraint(
                fields=["from_skill", "to_skill", "kind"], name="relation_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_skill=models.F("to_skill")),
                name="relation_between_two",
                violation_error_message=_("A skill can't be related to itself."),
            ),
            models.UniqueConstraint(
                Least("from_skill", "to_skill"),
                Greatest("from_skill", "to_skill"),
                condition=models.Q(is_crosswalk=True),
                name="crosswalk_once",
                violation_error_message=_(
                    "These two skills have a tie already. Change that one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_skill} {self.get_kind_display()} {self.to_skill}"

    def get_absolute_url(self) -> str:
        return reverse("competencies:crosswalk-detail", args=[self.uuid])

    def confirm(self) -> None:
        """Note that a curator stands behind it; it isn't saved."""
        self.confirmed_at = timezone.now()
